"""Words of the corpus that a misspelt word of a question probably meant."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

# Shorter words have too many neighbours to guess; longer ones may hold two slips.
SHORTEST, LONG = 5, 8


def spellings(word: str, vocabulary: Iterable[str], count: int = 3) -> list[str]:
    """Return up to `count` words one slip away from `word` (two for a long one), nearest first.

    A slip is a letter more, less, other or swapped with its neighbour; the
    first letter is taken to be right, which people's misspellings bear out.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return []
    near = process.extract(
        word,
        [known for known in vocabulary if known[:1] == word[:1]],
        scorer=DamerauLevenshtein.distance,
        score_cutoff=2 if len(word) >= LONG else 1,
        limit=count,
    )
    return [known for known, *_ in near]
