"""Tokens, BM25 ranking and the immutable `Snapshot` that is swapped in whole."""
