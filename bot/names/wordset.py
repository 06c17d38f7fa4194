"""Short word lists, written as plain words."""


def wordset(words: str) -> frozenset[str]:
    """Return the words of a text parted by white space."""
    return frozenset(words.split())
