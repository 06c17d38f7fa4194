"""Quotations: the words somebody spoke, and who spoke them."""
