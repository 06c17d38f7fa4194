"""Reads quotation marks: which open and close, what stands between, how a paragraph is laid out."""
