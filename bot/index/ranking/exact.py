"""Scores in rank-bm25's own floats, for documents that are named."""

import numpy as np

from bot.index.ranking.arrays import Floats, Mask, Numbers
from bot.index.ranking.asked import Asked
from bot.index.ranking.pricing import Priced


def score(priced: Priced, asked: Asked, documents: Numbers) -> tuple[Floats, Mask]:
    """Return the scores of `documents`, and for each word and document whether it is held.

    The documents are counted from 0 in the segment, in any order.
    """
    places = [word.places[priced.number] for word in asked.words]
    held = priced.segment.documents
    if not len(held):
        return np.zeros(len(documents)), np.zeros((len(places), len(documents)), np.bool_)
    at = np.empty((len(places), len(documents)), np.int64)
    for row, (start, end) in zip(at, places, strict=True):
        row[:] = held[start:end].searchsorted(documents)
    bounds = np.array(places)
    at += bounds[:, :1]
    inside = at < bounds[:, 1:]
    at *= inside
    holding = held.take(at) == documents
    holding &= inside
    rows = priced.prices.take(priced.segment.codes.take(at))
    rows[~holding] = priced.absent
    rows *= asked.idf[:, np.newaxis]
    return asked.sum(rows), holding


def score_all(priced: Priced, asked: Asked) -> Floats:
    """Return the scores of every document of the segment."""
    segment = priced.segment
    scores = np.zeros(segment.size)
    for at in asked.order:
        start, end = asked.words[at].places[priced.number]
        row = np.full(segment.size, priced.absent)
        row[segment.documents[start:end]] = priced.prices.take(segment.codes[start:end])
        row *= asked.words[at].idf
        scores += row
    return scores
