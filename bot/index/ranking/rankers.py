"""rank-bm25's classes over postings.

rank-bm25 walks every document for every word of a query. Here each word keeps
the list of documents that hold it, and a query visits only what can win; the
formula, its parameters and its numbers stay rank-bm25's own: one call of the
parent's `get_scores` prices every distinct (term frequency, document length)
pair, and the parent's `_calc_idf` weighs the words.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from rank_bm25 import BM25Okapi, BM25Plus

from bot.index.ranking.arrays import Floats, Mask, Numbers
from bot.index.ranking.asked import Asked, Word
from bot.index.ranking.best import order
from bot.index.ranking.exact import score, score_all
from bot.index.ranking.postings import Postings
from bot.index.ranking.pricing import Priced, price
from bot.index.ranking.levels import Levels
from bot.index.ranking.search import Search

_FEW = 1000  # allowed documents that are scored outright


class Inverted:
    """Mixin that gives a rank-bm25 class postings in place of a dictionary a document.

    It is built from documents, each a list of words, or from `Postings`.
    Documents are numbered from 0 in the order given. The object is not changed
    after it is built, so any number of threads may search it.
    """

    def __init__(
        self, corpus: Iterable[Sequence[str]] | Postings, **parameters: float
    ) -> None:
        self._weights: Floats = np.zeros(0)
        super().__init__(corpus, **parameters)  # type: ignore[call-arg]  # the parent is BM25
        self._priced = self._price()
        self._known = lru_cache(maxsize=1<<14)(self._look_up)
        common = self._weights[self._held_by > self.corpus_size/64]
        self._levels = [Levels(p, float(common.max()) if len(common) else 0.0) for p in self._priced]

    def _initialize(self, corpus: Iterable[Sequence[str]] | Postings) -> dict[int, int]:
        """Build the postings; called by rank-bm25's constructor, which then weighs the words."""
        self._postings = corpus if isinstance(corpus, Postings) else Postings.of(corpus)
        self._held_by = self._postings.held_by()
        self.corpus_size = self._postings.size
        self.avgdl = self._postings.words / self.corpus_size if self.corpus_size else 0.0
        met = np.flatnonzero(self._held_by)
        return dict(zip(met.tolist(), self._held_by[met].tolist(), strict=True))

    def _calc_idf(self, nd: dict[int, int]) -> None:
        """Let the parent weigh the words, here by number; it would divide by zero without any."""
        self._weights = np.zeros(len(self._postings.lexicon))
        if not nd:
            return
        super()._calc_idf(nd)  # type: ignore[misc]  # the parent is BM25
        self._weights[list(self.idf)] = list(self.idf.values())
        self.idf: dict[int, float] = {}

    def _price(self) -> list[Priced]:
        if not self._held_by.any():
            return []
        parent = next(c for c in type(self).__mro__ if c.__module__ == "rank_bm25")
        return price(self, parent, self._postings.segments)

    def idf_of(self, word: str) -> float:
        """Return the weight of `word`; 0 for a word that no document holds."""
        number = self._postings.lexicon.find(word)
        return 0.0 if number is None else float(self._weights[number])

    def documents_with(self, word: str) -> int:
        """Return how many documents hold `word`."""
        number = self._postings.lexicon.find(word)
        return 0 if number is None else int(self._held_by[number])

    @property
    def vocabulary(self) -> Iterable[str]:
        """Every word of the corpus."""
        words = map(self._postings.lexicon.word, np.flatnonzero(self._held_by))
        return words

    def get_scores(self, query: Sequence[str]) -> Floats:
        """Return the score of every document, as the parent would."""
        asked = self._asked(query)
        if not asked or not self._priced:
            return np.zeros(self.corpus_size)
        return np.concatenate([score_all(one, asked) for one in self._priced])

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """Return the scores of the documents numbered `doc_ids`, as the parent would."""
        return [float(score) for score in self.get_scores(query)[list(doc_ids)]]

    def top(
        self, query: Sequence[str], count: int, allowed: Mask | Numbers | None = None
    ) -> list[tuple[int, float]]:
        """Return the `count` best (document, score) that hold a word of `query`.

        Best first, ties by document number. `allowed` (a flag a document, or
        the numbers of documents, ascending) narrows the search itself, so
        filtered results are never short.
        """
        asked = self._asked(query)
        if not asked or count < 1 or not self._priced:
            return []
        search = Search(asked, self._priced, count)
        scores: list[Floats] = []
        numbers: list[Numbers] = []
        for one in self._levels:
            priced = one.priced
            some = None
            if allowed is not None:
                some = allowed[priced.first : priced.first + priced.segment.size]
            documents, found = search.through(one, some)
            scores.append(found)
            numbers.append(documents + np.uint32(priced.first))
        return order(np.concatenate(scores), np.concatenate(numbers), count)

    def _asked(self, query: Sequence[str]) -> Asked | None:
        found = [word for word in map(self._known, query) if word]
        return Asked(found) if found else None

    def _look_up(self, word: str) -> Word | None:
        number = self._postings.lexicon.find(word)
        if number is None:
            return None
        places = tuple(segment.place_of(number) for segment in self._postings.segments)
        return Word(float(self._weights[number]), places)


class PassageRanker(Inverted, BM25Plus):  # type: ignore[misc]  # rank-bm25 ships no types
    """BM25+ (k1 1.5, b 0.75, delta 1): positive for any word, so two articles are enough."""


class OkapiRanker(Inverted, BM25Okapi):  # type: ignore[misc]  # rank-bm25 ships no types
    """The Okapi formula, for comparison."""
