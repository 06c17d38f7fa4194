"""rank-bm25's classes over postings.

rank-bm25 walks every document for every word of a query. Here each word keeps
the list of documents that hold it, and a query visits only what can win; the
formula, its parameters and its numbers stay rank-bm25's own: one call of the
parent's `get_scores` prices every distinct (term frequency, document length)
pair, and the parent's `_calc_idf` weighs the words.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Self

import numpy as np
from rank_bm25 import BM25Okapi, BM25Plus

from bot.index.conditions import Conditions
from bot.index.ranking.arrays import Floats, Mask, Numbers
from bot.index.ranking.asked import Asked, Word
from bot.index.ranking.exact import score_all
from bot.index.ranking.keeping import Kept, read, save
from bot.index.ranking.levels import Levels
from bot.index.ranking.postings import Postings
from bot.index.ranking.pricing import price
from bot.index.ranking.top import top

_KNOWN = 1 << 14  # words whose places are remembered: questions repeat theirs
_COMMON = 256  # one document in so many holds a word that may get a row of levels


class Inverted:
    """Mixin that gives a rank-bm25 class postings in place of a dictionary a document.

    It is built from documents, each a list of words, or from `Postings`.
    Documents are numbered from 0 in the order given. The object is not changed
    after it is built, so any number of threads may search it.
    """

    corpus_size: int
    avgdl: float

    def __init__(self, corpus: Iterable[Sequence[str]] | Postings, **parameters: float) -> None:
        super().__init__(corpus, **parameters)  # type: ignore[call-arg]  # the parent is BM25
        self._prepare()

    def _initialize(self, corpus: Iterable[Sequence[str]] | Postings) -> dict[int, int]:
        """Build the postings; called by rank-bm25's constructor, which then weighs the words."""
        self._postings = corpus if isinstance(corpus, Postings) else Postings.of(corpus)
        self.corpus_size = self._postings.size
        self.avgdl = self._postings.words / self.corpus_size if self.corpus_size else 0.0
        counts = self._postings.held_by()
        met = np.flatnonzero(counts)
        return dict(zip(met.tolist(), counts[met].tolist(), strict=True))

    def _calc_idf(self, nd: dict[int, int]) -> None:
        """Let the parent weigh the words, here by number; it would divide by zero without any."""
        self._weights: Floats = np.zeros(len(self._postings.lexicon))
        if nd:
            super()._calc_idf(nd)  # type: ignore[misc]  # the parent is BM25
            self._weights[list(self.idf)] = list(self.idf.values())
            self.idf: dict[int, float] = {}

    def _prepare(self) -> None:
        """Price the postings and make ready to search."""
        parent = next(c for c in type(self).__mro__ if c.__module__ == "rank_bm25")
        self._held_by = self._postings.held_by()
        priced = price(self, parent, self._postings.segments) if self._held_by.any() else []
        common = self._weights[self._held_by > self.corpus_size // _COMMON]
        heaviest = float(common.max(initial=0.0))
        self._levels = [Levels(one, heaviest) for one in priced]
        self._known = lru_cache(_KNOWN)(self._look_up)

    @property
    def postings(self) -> Postings:
        """What the ranker searches."""
        return self._postings

    def save(self, folder: Path) -> None:
        """Keep the ranker in `folder`, in place of the one there; a crash leaves either whole.

        Raises OSError.
        """
        save(folder, self.kept)

    @property
    def kept(self) -> Kept:
        """What is kept of the ranker."""
        own = {name: value for name, value in vars(self).items() if isinstance(value, int | float)}
        return Kept(type(self).__name__, self._postings, self._weights, own)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Return the ranker kept in `folder`: mapped, not read, so that it needs little memory.

        Raises UnusableIndex where it is missing, damaged or made by another version.
        """
        return cls.of(read(folder, cls.__name__))

    @classmethod
    def of(cls, kept: Kept) -> Self:
        """Return the ranker that `kept` was made of."""
        ranker = cls.__new__(cls)
        vars(ranker).update(kept.parameters, _postings=kept.postings, _weights=kept.weights)
        ranker._prepare()  # noqa: SLF001  # a second constructor
        return ranker

    def within(self, conditions: Conditions) -> Self:  # noqa: ARG002  # flags say it exactly
        """Return the ranking for searches whose allowed documents all fulfil `conditions`."""
        return self

    def idf_of(self, word: str) -> float:
        """Return the weight of `word`; 0 for a word that no document holds."""
        known = self._known(word)
        return known.idf if known else 0.0

    def documents_with(self, word: str) -> int:
        """Return how many documents hold `word`."""
        known = self._known(word)
        return sum(end - start for start, end in known.places) if known else 0

    @property
    def vocabulary(self) -> Iterable[str]:
        """Every word of the corpus."""
        return map(self._postings.lexicon.word, np.flatnonzero(self._held_by).tolist())

    def get_scores(self, query: Sequence[str]) -> Floats:
        """Return the score of every document, as the parent would."""
        asked = self._asked(query)
        if not asked:
            return np.zeros(self.corpus_size)
        return np.concatenate([score_all(levels.priced, asked) for levels in self._levels])

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
        return top(self._levels, asked, count, allowed) if asked and count > 0 else []

    def _asked(self, query: Sequence[str]) -> Asked | None:
        found = [word for word in map(self._known, query) if word]
        return Asked(found) if found else None

    def _look_up(self, word: str) -> Word | None:
        number = self._postings.lexicon.find(word)
        if number is None or not self._held_by[number]:
            return None
        places = tuple(segment.place_of(number) for segment in self._postings.segments)
        return Word(float(self._weights[number]), places)


class PassageRanker(Inverted, BM25Plus):  # type: ignore[misc]  # rank-bm25 ships no types
    """BM25+ (k1 1.5, b 0.75, delta 1): positive for any word, so two articles are enough."""


class OkapiRanker(Inverted, BM25Okapi):  # type: ignore[misc]  # rank-bm25 ships no types
    """The Okapi formula, for comparison."""
