"""Joins marked words to the clause that attributes them, or tells that nobody spoke them."""
