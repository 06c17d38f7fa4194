"""Resolves who an attribution means, and to whom, where and when it was said."""
