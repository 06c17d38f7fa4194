"""Words of the corpus that a word of a question is kin to, or that its misspelling meant."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

# Shorter words have too many neighbours to guess; longer ones may hold two slips.
SHORTEST, LONG = 5, 8

# Kin words differ by an ending of at most this many letters.
REST = 2


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


def kin(stem: str, stems: Sequence[str]) -> list[str]:
    """Return those of the sorted `stems` that go on from `stem`, or that it goes on from.

    Snowball parts words that belong together ("econom-ic", "economi-es"); a
    long common beginning and a short rest bring them together again.
    """
    if len(stem) < SHORTEST or not stem.isalpha():
        return []
    found = []
    at = bisect_left(stems, stem[:-REST] if len(stem) >= SHORTEST + REST else stem[:SHORTEST])
    while at < len(stems) and stems[at][:SHORTEST] == stem[:SHORTEST]:
        other = stems[at]
        longer, shorter = (other, stem) if len(other) > len(stem) else (stem, other)
        if (
            other != stem
            and len(shorter) >= SHORTEST
            and longer.startswith(shorter)
            and len(longer) - len(shorter) <= REST
        ):
            found.append(other)
        at += 1
    return found
