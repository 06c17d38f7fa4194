"""The best documents of all segments, by the way that costs least."""

from collections.abc import Sequence

import numpy as np

from bot.index.ranking.arrays import Floats, Mask, Numbers
from bot.index.ranking.asked import Asked
from bot.index.ranking.best import order
from bot.index.ranking.exact import score
from bot.index.ranking.levels import Levels
from bot.index.ranking.search import Search

_FEW_SHARE = 100  # one allowed document in so many, or fewer, are scored outright

Best = list[tuple[int, float]]


def top(
    segments: Sequence[Levels], asked: Asked, count: int, allowed: Mask | Numbers | None
) -> Best:
    """Return the best `count` (document, score), best first, ties by document number.

    `allowed` is a flag a document of the corpus, or their numbers, ascending.
    """
    flags, named = _either(segments, allowed)
    bounded = all(weight > 0 for weight in asked.weights) and all(
        one.priced.lowest > 0 for one in segments
    )
    search = Search(asked, [one.priced for one in segments], count)
    scores: list[Floats] = []
    numbers: list[Numbers] = []
    for one in segments:
        priced = one.priced
        first, last = priced.first, priced.first + priced.segment.size
        flagged = None if flags is None else flags[first:last]
        if named is not None:
            inside = named[named.searchsorted(first) : named.searchsorted(last)]
            found = _outright(one, asked, (inside - first).astype(np.uint32))
        elif bounded:
            found = search.through(one, flagged)
        else:
            found = _outright(one, asked, _holding(one, asked, flagged))
        numbers.append(found[0] + np.uint32(first))
        scores.append(found[1])
    return order(np.concatenate(scores), np.concatenate(numbers), count)


def _either(
    segments: Sequence[Levels], allowed: Mask | Numbers | None
) -> tuple[Mask | None, Numbers | None]:
    """Return `allowed` as flags, or as numbers where they are few."""
    if allowed is None:
        return None, None
    size = segments[-1].priced.first + segments[-1].priced.segment.size
    if allowed.dtype == np.bool_:
        flags = allowed.astype(np.bool_, copy=False)
        few = int(np.count_nonzero(flags)) * _FEW_SHARE <= size
        return (None, flags.nonzero()[0].astype(np.uint32)) if few else (flags, None)
    numbers = allowed.astype(np.uint32, copy=False)
    if len(numbers) * _FEW_SHARE <= size:
        return None, numbers
    flags = np.zeros(size, np.bool_)
    flags[numbers] = True
    return flags, None


def _holding(levels: Levels, asked: Asked, flags: Mask | None) -> Numbers:
    """Return the documents that hold a word of the query and are allowed."""
    segment, at = levels.priced.segment, levels.priced.number
    held = [segment.documents[slice(*word.places[at])] for word in asked.words]
    documents = np.unique(np.concatenate(held))
    return documents if flags is None else documents[flags[documents]]


def _outright(levels: Levels, asked: Asked, documents: Numbers) -> tuple[Numbers, Floats]:
    """Score documents and keep those that hold a word of the query."""
    scores, holding = score(levels.priced, asked, documents)
    found = holding.any(axis=0)
    return documents[found], scores[found]
