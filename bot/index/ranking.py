"""rank-bm25's scores out of an inverted index.

rank-bm25 walks every document for every word of a query. Here each word keeps
the list of documents that hold it, and a query visits those alone; the formula,
its parameters and its numbers stay rank-bm25's own: one call of the parent's
`get_scores` prices every distinct (term frequency, document length) pair, and
the parent's `_calc_idf` weighs the words.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi, BM25Plus

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.uint32]
Mask = npt.NDArray[np.bool_]

_PROBE = "probe"


class Inverted:
    """Mixin that gives a rank-bm25 class postings in place of a dictionary a document.

    Documents are numbered from 0 in the order given. The object is not changed
    after it is built, so any number of threads may search it.
    """

    def __init__(self, corpus: Iterable[Sequence[str]], **parameters: float) -> None:
        self._postings: dict[str, tuple[Numbers, Numbers]] = {}
        self._prices: Floats = np.zeros(1)
        super().__init__(corpus, **parameters)  # type: ignore[call-arg]  # the parent is BM25

    def _initialize(self, corpus: Iterable[Sequence[str]]) -> dict[str, int]:
        """Build the postings; called by rank-bm25's constructor, which then weighs the words."""
        pairs: dict[tuple[int, int], int] = {(0, 1): 0}
        growing: dict[str, tuple[array[int], array[int]]] = {}
        lengths = array("I")
        for number, document in enumerate(corpus):
            lengths.append(len(document))
            for word, frequency in Counter(document).items():
                documents, codes = growing.setdefault(word, (array("I"), array("I")))
                documents.append(number)
                codes.append(pairs.setdefault((frequency, len(document)), len(pairs)))
        self.corpus_size = len(lengths)
        self.avgdl = sum(lengths) / len(lengths) if lengths else 0.0
        self._postings = {
            word: (np.array(documents, np.uint32), np.array(codes, np.uint32))
            for word, (documents, codes) in growing.items()
        }
        if growing:
            self._prices = self._price(list(pairs))
        return {word: len(documents) for word, (documents, _) in growing.items()}

    def _calc_idf(self, nd: dict[str, int]) -> None:
        """Let the parent weigh the words; it would divide by zero where there are none."""
        if nd:
            super()._calc_idf(nd)  # type: ignore[misc]  # the parent is BM25

    def _price(self, pairs: list[tuple[int, int]]) -> Floats:
        """Ask the parent for the score of each (term frequency, length) at an IDF of 1."""
        parent: Any = next(c for c in type(self).__mro__ if c.__module__ == "rank_bm25")
        probe = object.__new__(parent)
        probe.__dict__.update(self.__dict__)
        probe.corpus_size = len(pairs)
        probe.doc_freqs = [{_PROBE: frequency} for frequency, _ in pairs]
        probe.doc_len = [length for _, length in pairs]
        probe.idf = {_PROBE: 1.0}
        return np.asarray(parent.get_scores(probe, [_PROBE]), np.float64)

    def idf_of(self, word: str) -> float:
        """Return the weight of `word`; 0 for a word that no document holds."""
        weights: dict[str, float] = self.idf  # type: ignore[attr-defined]  # set by the parent
        return weights.get(word, 0.0)

    def documents_with(self, word: str) -> int:
        """Return how many documents hold `word`."""
        held = self._postings.get(word)
        return len(held[0]) if held else 0

    @property
    def vocabulary(self) -> Iterable[str]:
        """Every word of the corpus."""
        return self._postings.keys()

    def get_scores(self, query: Sequence[str]) -> Floats:
        """Return the score of every document, as the parent would."""
        return self._score(query, np.arange(self.corpus_size, dtype=np.uint32))

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """Return the scores of the documents numbered `doc_ids`, as the parent would."""
        return [float(score) for score in self.get_scores(query)[list(doc_ids)]]

    def top(
        self, query: Sequence[str], count: int, allowed: Mask | None = None
    ) -> list[tuple[int, float]]:
        """Return the `count` best (document, score) that hold a word of `query`.

        Best first, ties by document number. `allowed` (a flag a document)
        narrows the search itself, so filtered results are never short.
        """
        held = [self._postings[word][0] for word in set(query) if word in self._postings]
        if not held or count < 1:
            return []
        candidates = np.unique(np.concatenate(held))
        if allowed is not None:
            candidates = candidates[allowed[candidates]]
        scores = self._score(query, candidates)
        best = np.lexsort((candidates, -scores))[:count]
        return [(int(candidates[at]), float(scores[at])) for at in best]

    def _score(self, query: Sequence[str], candidates: Numbers) -> Floats:
        """Sum the prices in the query's order, so that the floats are the parent's own."""
        scores = np.zeros(len(candidates))
        for word in query:
            if word in self._postings:
                documents, codes = self._postings[word]
                row = np.full(len(candidates), self._prices[0])
                at = np.searchsorted(candidates, documents)
                inside = at < len(candidates)
                inside[inside] = candidates[at[inside]] == documents[inside]
                row[at[inside]] = self._prices[codes[inside]]
                scores += self.idf_of(word) * row
        return scores


class PassageRanker(Inverted, BM25Plus):  # type: ignore[misc]  # rank-bm25 ships no types
    """BM25+ (k1 1.5, b 0.75, delta 1): positive for any word, so two articles are enough."""


class OkapiRanker(Inverted, BM25Okapi):  # type: ignore[misc]  # rank-bm25 ships no types
    """The Okapi formula, for comparison."""
