"""Finds who said given words, however they are remembered."""
