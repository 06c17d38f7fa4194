"""Names that share most pairs of letters with a query: a shortlist for closer looks."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

# Pairs are told apart up to this many codes; two pairs falling together only lengthen the list.
_CODES = 1 << 16
# Pairs that half of all names hold tell little: so many holders a name are counted at most.
_ROOM = 2


def _codes(text: str) -> npt.NDArray[np.int64]:
    """Return a code for each pair of neighbouring characters of `text`."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    wide = points.astype(np.int64)
    return (wide[:-1] * 8191 + wide[1:]) % _CODES


class LetterPairs:
    """Which of many folded names hold which pairs of letters, in flat arrays."""

    def __init__(self, names: Sequence[str]) -> None:
        joined = "\n" + "\n".join(names) + "\n"
        lengths = np.array([len(name) + 1 for name in names], dtype=np.int64)
        owners = np.repeat(np.arange(len(names), dtype=np.int64), lengths)
        codes = _codes(joined)[: len(owners)]
        order = np.argsort(codes, kind="stable")
        self._owners = owners[order]  # in the width that `bincount` takes without a copy
        self._bounds = np.searchsorted(codes[order], np.arange(_CODES + 1))
        self._lengths = lengths

    def near(self, query: str, n: int) -> list[int]:
        """Return positions of the `n` names that share most pairs for their length, unordered."""
        if not len(self._lengths):
            return []
        codes = set(_codes(f"\n{query}\n").tolist())
        lists = [self._owners[self._bounds[c] : self._bounds[c + 1]] for c in codes]
        telling = _rarest(lists, _ROOM * len(self._lengths))
        shared = np.bincount(np.concatenate(telling), minlength=len(self._lengths))
        some = np.flatnonzero(shared >= _least(shared, n))
        # A query may be one word of a name, so a longer name is held back only a little.
        score = shared[some] - 0.02 * np.abs(self._lengths[some] - len(query))
        return [int(i) for i in some[_top(score, n)]]


def _rarest(lists: list[npt.NDArray[np.int64]], room: int) -> list[npt.NDArray[np.int64]]:
    """Return the shortest lists that fit into `room` together, at least half of them."""
    ordered = sorted(lists, key=len)
    filled = np.cumsum([len(one) for one in ordered])
    return ordered[: max((len(ordered) + 1) // 2, int(np.searchsorted(filled, room, "right")))]


def _least(shared: npt.NDArray[np.int64], n: int) -> int:
    """Return how many pairs a name must share so that `n` names and those near them do."""
    reach = np.cumsum(np.bincount(shared)[::-1])[::-1]  # how many names share so many or more
    enough = np.flatnonzero(reach >= n)
    level = int(enough[-1]) if len(enough) else 0
    return max(1, int(shared.max()) // 2, level - 1)  # the length weighs up to about one pair


def _top(score: npt.NDArray[np.float64], n: int) -> npt.NDArray[np.int64]:
    """Return the positions of the `n` highest scores, in no order."""
    if n >= len(score):
        return np.arange(len(score))
    return np.argpartition(-score, n - 1)[:n].astype(np.int64)
