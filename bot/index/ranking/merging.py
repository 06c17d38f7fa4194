"""One segment out of several: documents left out, put in, or in another order."""

from collections.abc import Sequence

import numpy as np

from bot.index.ranking.arrays import Places
from bot.index.ranking.pairs import paired
from bot.index.ranking.segment import Segment

GONE = -1


def merge(parts: Sequence[tuple[Segment, Places]]) -> Segment:
    """Return the segment of all documents of `parts` that are kept, in their new order.

    Each segment comes with a new number for each of its documents, or `GONE`; the
    new numbers run from 0 without a gap. All segments belong to one lexicon.
    """
    keys, frequencies = [], []
    lengths = np.zeros(sum(int((places != GONE).sum()) for _, places in parts), np.uint32)
    for segment, places in parts:
        kept = places != GONE
        lengths[places[kept]] = segment.lengths[kept]
        found = kept.take(segment.documents)
        documents = places.take(segment.documents[found])
        keys.append((_terms(segment)[found] << np.uint64(32)) | documents.astype(np.uint64))
        frequencies.append(segment.frequencies.take(segment.codes[found]))
    key = np.concatenate(keys)
    # Each part is in order already, where its documents stay in theirs: these are runs to merge.
    order = key.argsort(kind="stable")
    key = key[order]
    documents = (key & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    terms = (key >> np.uint64(32)).astype(np.uint32)
    starts = np.flatnonzero(np.diff(terms.astype(np.int64), prepend=-1))
    codes, pairs = paired(np.concatenate(frequencies)[order], lengths[documents])
    return Segment(
        terms=terms[starts],
        starts=starts,
        ends=np.append(starts[1:], len(terms)) if len(starts) else starts,
        documents=documents,
        codes=codes,
        frequencies=pairs[0],
        pair_lengths=pairs[1],
        lengths=lengths,
    )


def _terms(segment: Segment) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    """Return the word of each posting."""
    order = segment.starts.argsort()
    counts = segment.ends - segment.starts
    return np.repeat(segment.terms[order].astype(np.uint64), counts[order])
