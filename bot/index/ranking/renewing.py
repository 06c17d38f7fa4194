"""Postings of a corpus some of whose documents went, came or changed, out of those before.

Only segments that hold such documents are laid out anew. The documents stand in the
order of the new corpus, so that numbers, scores and ties are those of a build from nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from bot.index.ranking.arrays import Places
from bot.index.ranking.inverting import MOST_DOCUMENTS, Numbering, invert
from bot.index.ranking.lexicon import Lexicon
from bot.index.ranking.merging import GONE, merge
from bot.index.ranking.postings import Postings
from bot.index.ranking.segment import Segment

Run = range | Sequence[Sequence[str]]  # documents as they were numbered before, or new ones

_LARGEST = MOST_DOCUMENTS * 3 // 2  # documents that a segment may grow to
_SMALL, _MOST_SMALL = MOST_DOCUMENTS // 4, 4  # more segments of few documents are put together
_UNUSED = 2  # times as many words as are in use may be known


@dataclass(slots=True)
class _Layout:
    """The new order of one segment: documents kept, with where each run goes, and new ones."""

    size: int = 0
    kept: list[tuple[range, int]] = field(default_factory=list)
    new: list[Sequence[str]] = field(default_factory=list)
    new_at: list[int] = field(default_factory=list)

    def keep(self, documents: range) -> None:
        self.kept.append((documents, self.size))
        self.size += len(documents)

    def add(self, documents: Sequence[Sequence[str]]) -> None:
        self.new += documents
        self.new_at += range(self.size, self.size + len(documents))
        self.size += len(documents)


def renewed(old: Postings, runs: Sequence[Run]) -> Postings | None:
    """Return the postings of `runs`, which are all documents in their order.

    None where the runs are not in the order of before, or a build from nothing
    serves better.
    """
    layouts = _laid_out(old, runs)
    if layouts is None:
        return None
    numbering = Numbering(old.lexicon)
    parts = zip(old.segments, layouts, strict=True)
    segments = tuple(_segment(one, layout, numbering) for one, layout in parts if layout.size)
    small = sum(one.size < _SMALL for one in segments)
    if small > _MOST_SMALL or any(one.size > _LARGEST for one in segments):
        return None
    lexicon = Lexicon.of(numbering) if len(numbering) > len(old.lexicon) else old.lexicon
    found = Postings(lexicon, segments)
    return None if len(lexicon) > _UNUSED * np.count_nonzero(found.held_by()) else found


def _laid_out(old: Postings, runs: Sequence[Run]) -> list[_Layout] | None:
    """Put each run into the segment of the documents before it."""
    layouts = [_Layout() for _ in old.segments]
    ends = np.cumsum([one.size for one in old.segments])
    at, after = 0, 0
    for run in runs:
        if not isinstance(run, range):
            if not layouts:
                return None
            layouts[at].add(run)
            continue
        if run and run.start < after:
            return None
        while run:
            at = int(ends.searchsorted(run.start, "right"))
            inside, first = min(len(run), int(ends[at]) - run.start), int(ends[at])
            first -= old.segments[at].size
            layouts[at].keep(range(run.start - first, run.start - first + inside))
            run = run[inside:]  # noqa: PLW2901  # what is left of it
            after = run.start
    return layouts


def _segment(old: Segment, layout: _Layout, numbering: Numbering) -> Segment:
    if not layout.new and sum(len(run) for run, _ in layout.kept) == old.size:
        return old
    places: Places = np.full(old.size, GONE, np.int64)
    for run, to in layout.kept:
        places[run.start : run.stop] = np.arange(to, to + len(run))
    fresh = invert(layout.new, numbering, max(1, len(layout.new)))
    return merge([(old, places), *((one, np.array(layout.new_at, np.int64)) for one in fresh)])
