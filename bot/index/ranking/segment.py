"""The postings of a run of documents: which hold a word, how often, and how long they are."""

from dataclasses import dataclass

import numpy as np

from bot.index.ranking.arrays import Codes, Numbers, Places


@dataclass(frozen=True)
class Segment:
    """Postings of up to a quarter of a million documents; never changed.

    `terms` are the numbers of the words that occur here, ascending. The
    postings of `terms[i]` stand from `starts[i]` to `ends[i]`: `documents`,
    counted from 0 in this segment and ascending, and for each a code that names
    a pair of term frequency and document length: `frequencies[code]` and
    `pair_lengths[code]`. `lengths` are those of all documents, in words.
    """

    terms: Numbers
    starts: Places
    ends: Places
    documents: Numbers
    codes: Codes
    frequencies: Numbers
    pair_lengths: Numbers
    lengths: Numbers

    @property
    def size(self) -> int:
        """How many documents the segment covers."""
        return len(self.lengths)

    def place_of(self, term: int) -> tuple[int, int]:
        """Return where the postings of a word stand, from and to; (0, 0) where it is not met."""
        at = int(self.terms.searchsorted(np.uint32(term)))
        if at == len(self.terms) or self.terms[at] != term:
            return 0, 0
        return int(self.starts[at]), int(self.ends[at])
