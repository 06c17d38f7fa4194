"""The greatest of many numbers."""

import numpy as np

from bot.index.ranking.arrays import Floats, Gains, Numbers


def nth_greatest(values: Floats | Gains, n: int) -> float:
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
    ranked = sorted(zip((-scores).tolist(), numbers.tolist(), strict=True))
    return [(number, -score) for score, number in ranked[:count]]
