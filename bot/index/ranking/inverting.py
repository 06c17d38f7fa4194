"""Turns documents into segments: words to numbers, then a counting sort.

A few thousand documents at a time are sorted by word; a segment's batches are
then laid out word by word without sorting again. So a build needs the memory of
one segment's postings, however long the corpus.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np

from bot.index.ranking.arrays import Numbers, Places
from bot.index.ranking.pairs import paired
from bot.index.ranking.segment import Segment

MOST_DOCUMENTS = 250_000  # a segment
_BATCH_BITS = 12
_BATCH = 1 << _BATCH_BITS  # documents


class Numbering(defaultdict[str, int]):
    """Numbers words as they are first asked for."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        super().__init__(None, {word: number for number, word in enumerate(words)})
        self.default_factory = self.__len__


@dataclass(frozen=True, slots=True)
class _Batch:
    """Postings of some documents by word, then by document; three arrays of one length."""

    terms: Numbers
    documents: Numbers
    frequencies: Numbers


def invert(
    corpus: Iterable[Sequence[str]], numbering: Numbering, most: int = MOST_DOCUMENTS
) -> Iterator[Segment]:
    """Yield the segments of `corpus`, each of `most` documents, the last one shorter.

    Words met for the first time are added to `numbering`.
    """
    documents = iter(corpus)
    while True:
        lengths: list[Numbers] = []
        batches: list[_Batch] = []
        covered = 0
        while some := list(islice(documents, min(_BATCH, most - covered))):
            lengths.append(np.fromiter(map(len, some), np.uint32, len(some)))
            batches.append(_sorted(some, lengths[-1], covered, numbering))
            covered += len(some)
        if not covered:
            return
        yield _joined(batches, np.concatenate(lengths), len(numbering))


def _sorted(
    some: Sequence[Sequence[str]], lengths: Numbers, first: int, numbering: Numbering
) -> _Batch:
    words = map(numbering.__getitem__, chain.from_iterable(some))
    keys = np.fromiter(words, np.uint64, int(lengths.sum(dtype=np.int64)))
    keys <<= np.uint64(_BATCH_BITS)
    keys |= np.repeat(np.arange(len(some), dtype=np.uint64), lengths)
    keys.sort()
    new = np.flatnonzero(keys[1:] != keys[:-1]) + 1 if len(keys) else np.zeros(0, np.int64)
    starts = np.concatenate(([0], new))[: len(keys)]
    frequencies = np.diff(starts, append=len(keys))
    distinct = keys[starts]
    documents = (distinct & np.uint64(_BATCH - 1)).astype(np.uint32)
    documents += np.uint32(first)
    terms = (distinct >> np.uint64(_BATCH_BITS)).astype(np.uint32)
    return _Batch(terms, documents, frequencies.astype(np.uint32))


def _joined(batches: list[_Batch], lengths: Numbers, known: int) -> Segment:
    """Lay the batches out word by word; documents stay ascending since batches are in order."""
    counts = sum(np.bincount(batch.terms, minlength=known) for batch in batches)
    ends: Places = np.cumsum(counts)
    following = ends - counts  # where the next posting of each word goes
    documents = np.empty(int(ends[-1]) if known else 0, np.uint32)
    frequencies = np.empty(len(documents), np.uint32)
    while batches:
        batch = batches.pop(0)
        change = np.flatnonzero(np.diff(batch.terms, prepend=-1))
        runs = np.diff(change, append=len(batch.terms))
        terms = batch.terms[change]
        to = np.repeat(following[terms] - change, runs) + np.arange(len(batch.terms))
        documents[to] = batch.documents
        frequencies[to] = batch.frequencies
        following[terms] += runs
    met = np.flatnonzero(counts)
    codes, pairs = paired(frequencies, lengths[documents])
    return Segment(
        terms=met.astype(np.uint32),
        starts=(ends - counts)[met],
        ends=ends[met],
        documents=documents,
        codes=codes,
        frequencies=pairs[0],
        pair_lengths=pairs[1],
        lengths=lengths,
    )
