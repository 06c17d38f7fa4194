"""The greatest of many numbers."""

from typing import TypeVar

import numpy as np

from bot.index.ranking.arrays import Floats, Gains, Numbers

_Kind = TypeVar("_Kind", Floats, Gains)


def nth_greatest(values: _Kind, n: int) -> float:
    """Return the n-th greatest of `values`, counted from 1; minus infinity where there are fewer.

    Equal values count one by one.
    """
    if len(values) < n:
        return -np.inf
    return float(np.partition(values, len(values) - n)[len(values) - n])


def order(scores: Floats, numbers: Numbers, count: int) -> list[tuple[int, float]]:
    """Return the best `count` (number, score), ties by number."""
    if len(scores) > 4 * count:
        some = np.flatnonzero(scores >= nth_greatest(scores, count))
        scores, numbers = scores[some], numbers[some]
    best = np.lexsort((numbers, -scores))[:count]
    return list(zip(numbers[best].tolist(), scores[best].tolist(), strict=True))
