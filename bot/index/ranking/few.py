"""The best documents of a small segment: all postings of a query at once.

Where there are few documents, one call for each step costs more than the steps
do; so there are as few calls as can be, whatever the number of words.
"""

import numpy as np

from bot.index.ranking.arrays import Floats, Mask, Numbers
from bot.index.ranking.asked import Asked
from bot.index.ranking.best import nth_greatest
from bot.index.ranking.pricing import Priced


def best_at_once(
    priced: Priced, asked: Asked, count: int, margin: float, allowed: Mask | None
) -> tuple[Numbers, Floats]:
    """Return documents of the segment with their scores; its best `count` are among them.

    `margin` is more than rounding can put two sums apart.
    """
    segment = priced.segment
    places = [word.places[priced.number] for word in asked.words]
    counts = [end - start for start, end in places]
    documents = np.concatenate([segment.documents[start:end] for start, end in places])
    codes = np.concatenate([segment.codes[start:end] for start, end in places])
    gains = priced.gains.take(codes) * np.array(asked.weights).repeat(counts)
    sums = np.bincount(documents, gains, segment.size).astype(np.float64, copy=False)
    if allowed is not None:
        sums *= allowed
    # A document stands among these once for each word it holds, hence at most so many times.
    copies = count * len(places)
    least = max(nth_greatest(sums.take(documents), copies) - margin, 0.0)
    enough = sums > least
    found = enough.nonzero()[0]
    hits = enough.take(documents).nonzero()[0]
    rows = np.full((len(places), len(found)), priced.absent)
    words = np.add.accumulate(counts).searchsorted(hits, "right")
    columns = found.searchsorted(documents.take(hits))
    rows[words, columns] = priced.prices.take(codes.take(hits))
    rows *= asked.idf[:, np.newaxis]
    return found.astype(np.uint32), asked.sum(rows)
