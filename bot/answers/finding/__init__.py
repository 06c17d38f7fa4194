"""Answers a free question: candidates from the ranking, ordered and accepted by what they cover."""
