"""`Article`s in; sentences, passages, quotations with speakers and mentions out."""
