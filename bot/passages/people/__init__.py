"""Finds the people and bodies of an article: names, spellings, roles, what they are called by."""
