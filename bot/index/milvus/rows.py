"""The passages of a snapshot as rows: prices as a vector, what filters ask as fields."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from bot.index.milvus.collections import (
    ANYBODY,
    CODE,
    LABEL,
    MOST_CODES,
    MOST_LABELS,
    NO_WORD,
    PRICES,
    SHORT,
    cut,
)
from bot.index.milvus.tariff import Tariff
from bot.index.ranking import Postings
from bot.index.ranking.segment import Segment
from bot.index.snapshot import Place, Snapshot

Row = dict[str, Any]
Vector = tuple[dict[int, float], int]  # prices by place, and the passage's length in words


def rows(snapshot: Snapshot, postings: Postings, tariff: Tariff) -> Iterator[Row]:
    """Yield a row for every passage of `snapshot`, whose words `postings` hold, in order."""
    priced = (one for segment in postings.segments for one in vectors(segment, tariff))
    for place, (vector, length) in zip(snapshot.places, priced, strict=True):
        yield {**_fields(snapshot, place), "length": length, PRICES: vector}


def vectors(segment: Segment, tariff: Tariff) -> Iterator[Vector]:
    """Yield the prices of each document's words, by the words' numbers from 1 on."""
    pairs = zip(segment.frequencies.tolist(), segment.pair_lengths.tolist(), strict=True)
    prices = np.array([tariff.price[pair] for pair in pairs])
    counts = segment.ends - segment.starts
    # Postings stand in order of words without gaps; a stable sort lays them out by document.
    by_document = np.argsort(segment.documents, kind="stable")
    places = np.repeat(segment.terms, counts)[by_document].astype(np.int64) + 1
    worth = prices[segment.codes[by_document]] if len(prices) else np.zeros(0)
    bounds = np.cumsum(np.bincount(segment.documents, minlength=segment.size))
    start = 0
    for end, length in zip(bounds.tolist(), segment.lengths.tolist(), strict=True):
        words = dict(zip(places[start:end].tolist(), worth[start:end].tolist(), strict=True))
        yield words or {NO_WORD: 1.0}, length
        start = end


def _fields(snapshot: Snapshot, place: Place) -> Row:
    article, span = place.article.article, place.passage.span
    codes = sorted(
        {cut(one.code, CODE) for one in place.article.mentions if one.span.overlaps(span)}
    )
    labels = sorted({cut(one.label or "", LABEL) for one in snapshot.sayings_in(place)})
    return {
        "number": place.number,
        "article": cut(article.id, SHORT),
        "outlet": cut(article.outlet or "", SHORT),
        "day": article.published.toordinal() if article.published else 0,
        "start": span.start,
        "end": span.end,
        "countries": codes[:MOST_CODES],
        "speakers": labels if len(labels) <= MOST_LABELS else [ANYBODY],
    }
