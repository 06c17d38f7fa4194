"""Rows of small whole numbers for the commonest words, which a processor adds by the dozen.

A word that stands in every thirtieth document has so many postings that adding
them up one by one is most of a search. Such a word gets a row with one byte a
document: how much it adds there, rounded up to one of a few levels. The sum of
several rows bounds what their words add together.
"""

from functools import lru_cache

import numpy as np

from bot.index.ranking.arrays import Bytes
from bot.index.ranking.asked import Word
from bot.index.ranking.best import nth_greatest
from bot.index.ranking.pricing import Priced

MOST_ROWS = 8  # whose sum still fits a byte
_LEVELS = 255 // MOST_ROWS
_ROOM = 0.55  # of what the postings take; all rows of a segment together take no more
# A shorter list is added up as fast as a row is.
_SHORT, _SHORT_SHARE = 1024, 250


class Levels:
    """The rows of one segment, made when first asked for; any thread may ask.

    A row reaches up to what a word of the weight `heaviest` can gain; `step` is
    what one level stands for, in gain times weight.
    """

    def __init__(self, priced: Priced, heaviest: float) -> None:
        self.priced = priced
        self._heaviest = heaviest
        self.step = np.float32(heaviest * priced.highest / _LEVELS)
        segment = priced.segment
        postings = segment.documents.nbytes + segment.codes.nbytes
        rows = int(_ROOM * postings / max(segment.size, 1))
        counts = (segment.ends - segment.starts).astype(np.float64)
        longest = nth_greatest(counts, rows) if rows else np.inf
        self._least = max(_SHORT, segment.size / _SHORT_SHARE, longest)
        self.row = lru_cache(maxsize=rows)(self._row)

    def has(self, word: Word) -> bool:
        """Tell whether a word is common enough for a row."""
        start, end = word.places[self.priced.number]
        return end - start >= self._least and word.idf <= self._heaviest

    def _row(self, word: Word) -> Bytes:
        """Return the levels of a word, nought where it is absent."""
        segment = self.priced.segment
        start, end = word.places[self.priced.number]
        levels = np.ceil(self.priced.gains * np.float32(word.idf) / self.step)
        np.minimum(levels, _LEVELS, out=levels)
        row = np.zeros(segment.size, np.uint8)
        row[segment.documents[start:end]] = levels.astype(np.uint8).take(segment.codes[start:end])
        return row
