"""What a posting is worth: asked of rank-bm25 itself, once for every distinct pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from bot.index.ranking.arrays import Floats, Gains
from bot.index.ranking.segment import Segment

_PROBE = "probe"


@dataclass(frozen=True)
class Priced:
    """A segment and the worth of its codes at an IDF of 1.

    `number` is its place among the segments, `first` the number of its first
    document in the corpus. `absent` is the price of a document without the word
    (BM25+ has one), and a gain what a posting adds to that.
    """

    segment: Segment
    number: int
    first: int
    prices: Floats
    absent: float

    @cached_property
    def gains(self) -> Gains:
        """What each code adds, for the search."""
        return (self.prices - self.absent).astype(np.float32)

    @cached_property
    def highest(self) -> float:
        """The greatest gain of all."""
        return float(self.gains.max(initial=0))

    @cached_property
    def lowest(self) -> float:
        """The smallest gain; a search by bounds needs it to be above nought."""
        return float(self.gains.min(initial=np.inf))


def price(ranker: Any, parent: type, segments: Sequence[Segment]) -> list[Priced]:
    """Let `parent`, a class of rank-bm25, price the pairs of all segments in one call.

    `ranker` holds the parameters and the corpus's average length.
    """
    frequencies = [0, *(int(one) for segment in segments for one in segment.frequencies)]
    lengths = [1, *(int(one) for segment in segments for one in segment.pair_lengths)]
    probe: Any = object.__new__(parent)
    probe.__dict__.update(ranker.__dict__)
    probe.corpus_size = len(frequencies)
    probe.doc_freqs = [{_PROBE: frequency} for frequency in frequencies]
    probe.doc_len = lengths
    probe.idf = {_PROBE: 1.0}
    prices = np.asarray(probe.get_scores([_PROBE]), np.float64)
    priced, first, at = [], 0, 1
    for number, segment in enumerate(segments):
        pairs = len(segment.frequencies)
        priced.append(Priced(segment, number, first, prices[at : at + pairs], float(prices[0])))
        first, at = first + segment.size, at + pairs
    return priced
