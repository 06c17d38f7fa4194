"""Every word of a corpus and its number, in four flat arrays instead of a dictionary.

Numbers are given in the order in which words are first met, and never change
while words are added; a word is found by its checksum, by halving.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from zlib import crc32

import numpy as np

from bot.index.ranking.arrays import Bytes, Numbers, Places


@dataclass(frozen=True)
class Lexicon:
    """The words by number.

    `letters` holds them in UTF-8 end to end; word n stands from `bounds[n]` to
    `bounds[n + 1]`. `checksums` are the words' CRC-32, ascending, and `order` the
    numbers of the words that they belong to.
    """

    letters: Bytes
    bounds: Places
    checksums: Numbers
    order: Numbers

    @classmethod
    def of(cls, words: Iterable[str]) -> "Lexicon":
        """Number `words`, which are all different, from 0."""
        encoded = list(map(_spelling, words))
        bounds = chain((0,), accumulate(map(len, encoded)))
        checksums = np.fromiter(map(crc32, encoded), np.uint32, len(encoded))
        order = checksums.argsort(kind="stable").astype(np.uint32)
        return cls(
            np.frombuffer(b"".join(encoded), np.uint8),
            np.fromiter(bounds, np.int64, len(encoded) + 1),
            checksums[order],
            order,
        )

    def __len__(self) -> int:
        return len(self.order)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the words in order of their numbers."""
        return map(self.word, range(len(self)))

    def __contains__(self, word: str) -> bool:
        return self.find(word) is not None

    def word(self, number: int) -> str:
        """Return the word with a number."""
        return self._spelt(number).decode("utf-8", "surrogatepass")

    def find(self, word: str) -> int | None:
        """Return the number of `word`; None where it is unknown."""
        wanted = _spelling(word)
        checksum = crc32(wanted)
        at = bisect_left(self._checksums, checksum)
        while at < len(self._checksums) and self._checksums[at] == checksum:
            if self._spelt(self._order[at]) == wanted:
                return self._order[at]
            at += 1
        return None

    def _spelt(self, number: int) -> bytes:
        return self._letters[self._bounds[number] : self._bounds[number + 1]].tobytes()

    # One element of a memory view is read several times faster than one of an array.

    @cached_property
    def _letters(self) -> memoryview:
        return self.letters.data

    @cached_property
    def _bounds(self) -> Sequence[int]:
        return self.bounds.data

    @cached_property
    def _checksums(self) -> Sequence[int]:
        return self.checksums.data

    @cached_property
    def _order(self) -> Sequence[int]:
        return self.order.data


def _spelling(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")
