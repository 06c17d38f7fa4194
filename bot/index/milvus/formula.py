"""rank-bm25's formula over statistics, in place of all documents."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rank_bm25 import BM25Plus

from bot.index.ranking import Postings
from bot.index.ranking.arrays import Floats, Places
from bot.index.ranking.lexicon import Lexicon

Document = tuple[Mapping[str, int], int]  # frequencies of the words asked for, and length in words

_WORD = "word"


@dataclass(frozen=True)
class Statistics:
    """What the formula depends on beside one document.

    `size` documents have `words` words; word n of `lexicon` stands in `held_by[n]`
    of them. `pairs` are all pairs of frequency and length that occur.
    """

    size: int
    words: int
    lexicon: Lexicon
    held_by: Places
    pairs: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, postings: Postings) -> "Statistics":
        """Return those of a whole corpus."""
        pairs = {
            pair
            for segment in postings.segments
            for pair in zip(
                segment.frequencies.tolist(), segment.pair_lengths.tolist(), strict=True
            )
        }
        size, words = postings.size, postings.words
        return cls(size, words, postings.lexicon, postings.held_by(), tuple(sorted(pairs)))

    def text(self) -> str:
        """Return the statistics as a line of JSON."""
        known = [list(self.lexicon), self.held_by.tolist()]
        return json.dumps([self.size, self.words, *known, self.pairs], separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> "Statistics":
        """Return what `text` made a line of."""
        size, words, lexicon, held_by, pairs = json.loads(text)
        counts = np.array(held_by, np.int64)
        return cls(size, words, Lexicon.of(lexicon), counts, tuple((f, n) for f, n in pairs))


class Formula(BM25Plus):  # type: ignore[misc]  # rank-bm25 ships no types
    """BM25+ with rank-bm25's own parameters, weights and sums."""

    corpus_size: int
    avgdl: float

    def __init__(self, statistics: Statistics) -> None:
        self.statistics = statistics
        super().__init__(())

    def _initialize(self, corpus: Sequence[Sequence[str]]) -> dict[int, int]:  # noqa: ARG002
        """Take the counts from the statistics; called by rank-bm25's constructor."""
        self.corpus_size = self.statistics.size
        self.avgdl = self.statistics.words / self.corpus_size if self.corpus_size else 0.0
        met = np.flatnonzero(self.statistics.held_by)
        counts = self.statistics.held_by[met]
        return dict(zip(met.tolist(), counts.tolist(), strict=True))

    def _calc_idf(self, nd: dict[int, int]) -> None:
        """Let rank-bm25 weigh the words, by number, and keep them in an array."""
        self._weights: Floats = np.zeros(len(self.statistics.lexicon))
        self.idf: dict[int, float] = {}
        super()._calc_idf(nd)
        self._weights[list(self.idf)] = list(self.idf.values())
        self.idf = {}

    def number_of(self, word: str) -> int | None:
        """Return the number of a word that some document holds."""
        number = self.statistics.lexicon.find(word)
        return None if number is None or not self.statistics.held_by[number] else number

    def weight(self, word: str) -> float:
        """Return the IDF of a word; 0 for one that no document holds."""
        number = self.number_of(word)
        return 0.0 if number is None else float(self._weights[number])

    def scores(self, query: Sequence[str], documents: Sequence[Document]) -> Floats:
        """Return rank-bm25's scores of documents, bit for bit."""
        return self._priced(query, {word: self.weight(word) for word in query}, documents)

    def prices(self, pairs: Sequence[tuple[int, int]]) -> Floats:
        """Return what words of an IDF of 1 are worth: pairs of frequency and length."""
        documents = [({_WORD: frequency}, length) for frequency, length in pairs]
        return self._priced([_WORD], {_WORD: 1.0}, documents)

    def _priced(
        self, query: Sequence[str], weights: Mapping[str, float], documents: Sequence[Document]
    ) -> Floats:
        probe = object.__new__(BM25Plus)
        vars(probe).update(vars(self), idf=weights, corpus_size=len(documents))
        vars(probe).update(
            doc_freqs=[frequencies for frequencies, _ in documents],
            doc_len=[length for _, length in documents],
        )
        return np.asarray(probe.get_scores(query), np.float64)
