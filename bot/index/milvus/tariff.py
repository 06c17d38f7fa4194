"""Prices in the 32 bits that Milvus keeps, and the way back from a price to its posting."""

from bisect import bisect_left
from itertools import groupby, pairwise

import numpy as np

from bot.index.milvus.formula import Formula


class Tariff:
    """What each pair of frequency and length adds to a score, at an IDF of 1, in 32 bits.

    No two frequencies in documents of one length have the same price, so that the
    price tells the frequency, and rank-bm25 can score what Milvus has found.
    `absent` is what rank-bm25 gives a document without the word. A price differs
    from the true one by at most the share `slack`.
    """

    def __init__(self, formula: Formula) -> None:
        pairs = formula.statistics.pairs
        worth = formula.prices([(0, 1), *pairs]) if pairs else np.zeros(1)
        self.absent = float(worth[0])
        gains = dict(zip(pairs, (worth[1:] - self.absent).tolist(), strict=True))
        self.price: dict[tuple[int, int], float] = {}
        self._by_length: dict[int, tuple[list[float], list[int]]] = {}
        ordered = sorted(pairs, key=lambda pair: (pair[1], pair[0]))
        for length, group in groupby(ordered, key=lambda pair: pair[1]):
            frequencies = [frequency for frequency, _ in group]
            prices = _apart([gains[frequency, length] for frequency in frequencies])
            self._by_length[length] = prices, frequencies
            for frequency, price in zip(frequencies, prices, strict=True):
                self.price[frequency, length] = price
        self.slack = max(
            (abs(self.price[pair] - gain) / gain for pair, gain in gains.items()), default=0.0
        )

    def frequency(self, price: float, length: int) -> int:
        """Return how often a word stands in a document of `length` words, by its price there."""
        prices, frequencies = self._by_length[length]
        at = bisect_left(prices, price)
        near = [one for one in (at - 1, at) if 0 <= one < len(prices)]
        return frequencies[min(near, key=lambda one: abs(prices[one] - price))]


def _apart(gains: list[float]) -> list[float]:
    """Round ascending numbers to 32 bits, each greater than the one before."""
    rounded = np.array(gains, np.float32)
    for before, after in pairwise(range(len(rounded))):
        if rounded[after] <= rounded[before]:
            rounded[after] = np.nextafter(rounded[before], np.float32(np.inf))
    return [float(price) for price in rounded]
