"""Folding, aliases and the knowledge of countries and people; imports nothing of the house."""
