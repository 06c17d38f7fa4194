"""Understands a question: its names, words, dates, and the kind of thing it asks for."""
