"""Names by their beginning, and the names a misspelling probably meant.

Works the same for countries, people, sources: anything with a list of names.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from bot.names.fold import words_only
from bot.names.pairs import LetterPairs

# Indel likeness in per cent: misspellings of names reach it, unrelated words stay below.
LIKE = 75.0
# Words of up to five letters are alike by chance, so they must be liker; and the first
# letter is the one least often mistaken.
SHORT = 5
LIKE_IF_SHORT = 80.0
SHORT_PENALTY = 15.0
# How many names that share most letter pairs with the query are looked at closely.
SHORTLIST = 120
_AFTER_ANY = chr(0x10FFFF)


def likeness(query: str, name: str) -> float:
    """Return how alike two folded names are, 0 to 100.

    A query of one word may also mean one word of the name: a surname.
    """
    best = fuzz.ratio(query, name)
    if " " in name and " " in query:
        best = max(best, fuzz.token_sort_ratio(query, name))
    elif " " in name:
        parts = (part for part in name.split() if len(part) > 3)
        best = max(best, max((0.95 * fuzz.ratio(query, part) for part in parts), default=0.0))
    return best - SHORT_PENALTY if len(query) <= SHORT and query[:1] != name[:1] else best


def closest(query: str, names: Iterable[str], n: int = 5) -> tuple[str, ...]:
    """Return up to `n` of `names` that `query` may have meant, best first; often none.

    Looks at every name; for a long list that is asked again keep a `Completer`.
    """
    wanted = words_only(query)
    return _best(wanted, ((words_only(name), name) for name in dict.fromkeys(names)), n)


def _best(wanted: str, names: Iterable[tuple[str, str]], n: int) -> tuple[str, ...]:
    """Return the names whose folded form is like enough, the likest first."""
    if not wanted:
        return ()
    enough = LIKE_IF_SHORT if len(wanted) <= SHORT else LIKE
    rated = ((likeness(wanted, folded), name) for folded, name in names)
    alike = [(score, name) for score, name in rated if score >= enough]
    alike.sort(key=lambda pair: -pair[0])
    return tuple(name for _, name in alike[:n])


class Completer:
    """A list of names, found by prefix or by likeness.

    `names` come in the order of importance, which decides among names that
    start alike. A query costs well under 5 ms at 100,000 names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._folded = [words_only(name) for name in self._names]
        self._starts = _Starts((key, i) for i, key in enumerate(self._folded))
        self._inside = _Starts(
            (key[at + 1 :], i)
            for i, key in enumerate(self._folded)
            for at, char in enumerate(key)
            if char == " "
        )
        self._pairs = LetterPairs(self._folded)

    def complete(self, prefix: str, n: int = 25) -> tuple[str, ...]:
        """Return up to `n` names for what was typed so far.

        First names that begin so, then names with a later word that begins
        so, then, only when there is neither, names that are spelled alike.
        """
        typed = words_only(prefix)
        if not typed:
            return self._names[:n]
        found = self._starts.under(typed, n)
        if len(found) < n:
            found = list(dict.fromkeys([*found, *self._inside.under(typed, n)]))
        if not found:
            return self.closest(prefix, n)
        return tuple(self._names[i] for i in found[:n])

    def closest(self, query: str, n: int = 5) -> tuple[str, ...]:
        """Return up to `n` names that `query` may have meant, best first; often none."""
        wanted = words_only(query)
        shortlist = sorted(self._pairs.near(wanted, SHORTLIST)) if wanted else []
        return _best(wanted, ((self._folded[i], self._names[i]) for i in shortlist), n)


class _Starts:
    """Sorted keys with the position of the name each belongs to."""

    def __init__(self, keyed: Iterable[tuple[str, int]]) -> None:
        ordered = sorted(keyed)
        self._keys: Sequence[str] = [key for key, _ in ordered]
        self._positions: npt.NDArray[np.int64] = np.array([i for _, i in ordered], dtype=np.int64)

    def under(self, prefix: str, n: int) -> list[int]:
        """Return the first `n` positions, in the names' own order, of keys starting so."""
        low = bisect_left(self._keys, prefix)
        high = bisect_left(self._keys, prefix + _AFTER_ANY)
        found = self._positions[low:high]
        # A name stands here once for each of its words, and few begin alike.
        enough = 4 * n
        if len(found) > enough:
            found = np.partition(found, enough)[:enough]
        return sorted(set(found.tolist()))[:n]
