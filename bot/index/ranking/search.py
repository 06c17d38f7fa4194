"""The best documents of a segment without scoring them all.

What a document may gain is bounded from above: by adding up the postings of the
rarer words in 32 bits, and the rows of levels of the commonest (`levels.py`).
Documents whose bound is under what the best so far have for sure cannot win;
the few that remain are scored exactly. A margin covers the rounding of 32 bits.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from bot.index.ranking.arrays import Bytes, Floats, Gains, Mask, Numbers
from bot.index.ranking.asked import Asked
from bot.index.ranking.best import nth_greatest
from bot.index.ranking.exact import score
from bot.index.ranking.few import best_at_once
from bot.index.ranking.levels import MOST_ROWS, Levels
from bot.index.ranking.pricing import Priced
from bot.index.ranking.workspace import workspace

_FEW_DOCUMENTS = 1 << 15
_CLEAR_WHOLE = 25  # where more than this part was touched, clearing everything costs less
_TRIED = 4  # times as many as asked for are scored first, to see what the best have
_MANY = 16  # times as many as asked for are too many to score
_NO_LEVEL = 255

Scored = tuple[Numbers, Floats]  # documents of a segment and their scores


class Search:
    """One query's way through the segments.

    `floor` rises: it is the score, less the price of absence, that the best
    `count` documents so far have for sure.
    """

    def __init__(self, asked: Asked, priced: Sequence[Priced], count: int) -> None:
        self._asked = asked
        self._count = count
        weight = sum(asked.weights)
        total = weight * max(one.highest for one in priced)
        self._absent = weight * priced[0].absent
        # Twice the rounding of as many sums, in 32 bits and in 64.
        words = len(asked.order) + 4
        self._margin = words * (total * 2.0**-22 + (total + abs(self._absent)) * 2.0**-50)
        self.floor = 0.0

    @property
    def least(self) -> float:
        """The bound under which a document is surely not among the best."""
        return self.floor - self._margin

    def through(self, levels: Levels, allowed: Mask | None) -> Scored:
        """Return documents of the segment with their scores; its best are among them.

        They are counted from 0 in the segment, as are the flags of `allowed`.
        """
        priced = levels.priced
        if len(self._asked.words) == 1:
            return self._only(priced, allowed)
        if priced.segment.size <= _FEW_DOCUMENTS:
            return best_at_once(priced, self._asked, self._count, self._margin, allowed)
        rare, common = self._parted(levels)
        scored: list[Scored] = []
        with workspace(priced.segment.size) as lent:
            touched = self._add_up(priced, rare, allowed, lent.sums)
            bounds = lent.sums.take(touched)
            if common:
                rows = [levels.row(self._asked.words[at]) for at in common]
                added = _sum(rows, allowed, lent.levels)
                bounds += added.take(touched) * levels.step
                found = self._bounded(priced, touched, bounds, lent.sums, scored)
                alone = self._alone(levels, added, lent.sums, scored)
                found = _once(np.concatenate([found, alone]))
                bounds = lent.sums.take(found) + added.take(found) * levels.step
            else:
                self._raise(bounds, len(rare))
                found = _once(touched[bounds > self.least])
                bounds = lent.sums.take(found)
            _clear(lent.sums, [touched, *(documents for documents, _ in scored)])
        scored += self._scored(priced, found, bounds)
        return np.concatenate([one[0] for one in scored]), np.concatenate(
            [one[1] for one in scored]
        )

    def _only(self, priced: Priced, allowed: Mask | None) -> Scored:
        """Return the best of the documents that hold the query's only word."""
        start, end = self._asked.words[0].places[priced.number]
        documents = priced.segment.documents[start:end]
        prices = self._asked.sum(self._asked.idf * priced.prices[np.newaxis])
        scores = prices.take(priced.segment.codes[start:end])
        if allowed is not None:
            kept = allowed.take(documents)
            documents, scores = documents[kept], scores[kept]
        self._raise(scores - self._absent, 1)
        best = scores > self.least + self._absent
        return documents[best], scores[best]

    def _parted(self, levels: Levels) -> tuple[list[int], list[int]]:
        """Return the places of the words that are added up by postings, and of those by rows."""
        rare: list[int] = []
        common: list[int] = []
        for at, word in enumerate(self._asked.words):
            start, end = word.places[levels.priced.number]
            if len(common) < MOST_ROWS and levels.has(word) and self._asked.weights[at] == word.idf:
                common.append(at)
            elif start < end:
                rare.append(at)
        return rare, common

    def _add_up(
        self, priced: Priced, rare: Sequence[int], allowed: Mask | None, sums: Gains
    ) -> Numbers:
        """Add the gains of words to `sums`; return the documents, once for each of their words."""
        if not rare:
            return np.zeros(0, np.uint32)
        places = [self._asked.words[at].places[priced.number] for at in rare]
        weights = np.array([self._asked.weights[at] for at in rare], np.float32)
        documents = np.concatenate([priced.segment.documents[a:b] for a, b in places])
        gains = priced.gains.take(np.concatenate([priced.segment.codes[a:b] for a, b in places]))
        gains *= weights.repeat([b - a for a, b in places])
        if allowed is not None:
            kept = allowed.take(documents)
            documents, gains = documents[kept], gains[kept]
        np.add.at(sums, documents.astype(np.intp), gains)
        return documents

    def _bounded(
        self,
        priced: Priced,
        documents: Numbers,
        bounds: Gains,
        sums: Gains,
        scored: list[Scored],
    ) -> Numbers:
        """Return the documents whose bounds suffice; score some first where these are many."""
        enough = bounds > self.least
        if np.count_nonzero(enough) > _MANY * self._count:
            tried = _TRIED * self._count
            best = bounds.argpartition(len(bounds) - tried)[-tried:]
            self._try(priced, _once(documents[best]), sums, scored)
            enough = bounds > self.least
        return documents[enough]

    def _alone(self, levels: Levels, added: Bytes, sums: Gains, scored: list[Scored]) -> Numbers:
        """Return the documents that the rows alone allow to win; score some first if many."""
        highest = int(added.max())
        under = self._too_low(levels)
        if highest <= under:
            return np.zeros(0, np.uint32)
        if np.count_nonzero(added > under) > _MANY * self._count:
            drop = 1
            while np.count_nonzero(added > max(highest - drop, under)) < self._count:
                drop *= 2
            some = np.flatnonzero(added > max(highest - drop, under))[: _MANY * self._count]
            new = some[sums.take(some) >= 0].astype(np.uint32)
            self._try(levels.priced, new, sums, scored)
            under = self._too_low(levels)
        return np.flatnonzero(added > under).astype(np.uint32)

    def _try(self, priced: Priced, documents: Numbers, sums: Gains, scored: list[Scored]) -> None:
        """Score documents to see what the best have; their bounds fall, for they are done with."""
        scored.append((documents, self._exactly(priced, documents)))
        sums[documents] = -np.inf

    def _too_low(self, levels: Levels) -> int:
        return min(max(int(self.least / float(levels.step)), 0), _NO_LEVEL)

    def _scored(self, priced: Priced, documents: Numbers, bounds: Gains) -> Iterator[Scored]:
        """Score the documents with the greatest bounds, then those that can still beat them."""
        enough = bounds > self.least
        documents, bounds = documents[enough], bounds[enough]
        tried = _TRIED * self._count
        if len(documents) > tried:
            by_bound = np.argpartition(bounds, len(bounds) - tried)
            first, others = by_bound[-tried:], by_bound[:-tried]
            yield documents[first], self._exactly(priced, documents[first])
            documents = documents[others[bounds[others] > self.least]]
        yield documents, self._exactly(priced, documents)

    def _exactly(self, priced: Priced, documents: Numbers) -> Floats:
        if not len(documents):
            return np.zeros(0)
        scores, _ = score(priced, self._asked, documents)
        self._raise(scores - self._absent, 1)
        return scores

    def _raise(self, gains: Gains | Floats, copies: int) -> None:
        """Raise the floor by gains that are sure, each document's at most `copies` times."""
        if len(gains) >= self._count * copies > 0:
            self.floor = max(self.floor, nth_greatest(gains, self._count * copies))


def _sum(rows: Sequence[Bytes], allowed: Mask | None, room: Bytes) -> Bytes:
    """Add the rows up; nought for the documents that are not allowed."""
    added = rows[0]
    for row in rows[1:]:
        added = np.add(added, row, out=room)
    if allowed is not None:
        added = np.multiply(added, allowed.view(np.uint8), out=room)
    return added


def _once(documents: Numbers) -> Numbers:
    """Return the documents in order, each once."""
    if len(documents) < 2:
        return documents
    documents.sort()
    new = np.empty(len(documents), np.bool_)
    new[0] = True
    np.not_equal(documents[1:], documents[:-1], out=new[1:])
    return documents[new]


def _clear(sums: Gains, touched: Sequence[Numbers]) -> None:
    if sum(map(len, touched)) * _CLEAR_WHOLE > len(sums):
        sums.fill(0)
        return
    for documents in touched:
        sums[documents] = 0
