"""A query as the search sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.index.ranking.arrays import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A known word: its weight, and where its postings stand in each segment, from and to.

    A ranker gives out one object a word, so identity is equality.
    """

    idf: float
    places: tuple[tuple[int, int], ...]


class Asked:
    """The known words of a query.

    `words` has each once, `weights` what a gain of it counts, `order` is the
    query itself, as places in `words`.
    """

    def __init__(self, query: Sequence[Word]) -> None:
        self.words = list(dict.fromkeys(query))
        self.order = [self.words.index(word) for word in query]
        self.idf = np.array([word.idf for word in self.words])
        self.weights = [word.idf * self.order.count(at) for at, word in enumerate(self.words)]

    def sum(self, rows: Floats) -> Floats:
        """Add a row of scores a word in the query's order, so that sums round as the parent's."""
        scores = np.zeros(rows.shape[1])
        for at in self.order:
            scores += rows[at]
        return scores
