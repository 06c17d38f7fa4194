"""All articles with what was found in them, each read from its line when it is asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, overload
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.index.ranking.array_file import Arrays
from bot.index.store.annotations import made_found
from bot.index.store.articles import made_article
from bot.index.table import Table
from bot.passages.model import AnnotatedArticle

_AT_HAND = 2048  # articles, of about 50 kB each, that stay read


@dataclass(frozen=True, slots=True)
class Entry:
    """An article, the stems of what it is about, and all stems of its passages."""

    annotated: AnnotatedArticle
    about: frozenset[str]
    held: frozenset[str]


class Articles(Sequence[AnnotatedArticle]):
    """The articles in order, out of flat arrays; any thread may ask."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self._lines = Table.from_arrays(arrays)
        self.passages_from = arrays["passages_from"]
        self.sayings_from = arrays["sayings_from"]
        self._published = arrays["published"]
        self.entry = lru_cache(_AT_HAND)(self._entry)

    @classmethod
    def of(cls, articles: Sequence[AnnotatedArticle], texts: Sequence[bytes]) -> "Articles":
        """Keep `articles`, each with its line."""
        lines = Table.of_lines((one.article.id for one in articles), texts)
        published = (one.article.published for one in articles)
        days = [day.toordinal() if day else 0 for day in published]
        return cls(
            {
                **lines.arrays,
                "passages_from": _starts(len(one.passages) for one in articles),
                "sayings_from": _starts(len(one.quotations) for one in articles),
                "published": np.array(days, np.int32),
                "digests": np.array([crc32(line) for line in texts], np.uint32),
            }
        )

    def line(self, number: int) -> bytes:
        """Return an article's line; two articles of one line are the same in all that is found."""
        return self._lines.line(number)

    @property
    def ids(self) -> list[str]:
        """The ids of all articles, in order."""
        return self._lines.names

    @property
    def digests(self) -> dict[str, int]:
        """A checksum of each article with all that was found in it, by id."""
        return dict(zip(self.ids, self.arrays["digests"].tolist(), strict=True))

    def number(self, article: str) -> int | None:
        """Return at what place an article stands, None for an unknown one."""
        return self._lines.number(article)

    def published(self, number: int) -> date | None:
        """Return the day that an article states."""
        day = int(self._published[number])
        return date.fromordinal(day) if day else None

    @property
    def newest(self) -> date | None:
        """The latest day that any article states."""
        day = int(self._published.max(initial=0))
        return date.fromordinal(day) if day else None

    def get(self, article: str) -> AnnotatedArticle | None:
        """Return an article by its id."""
        number = self.number(article)
        return None if number is None else self.entry(number).annotated

    def passages_of(self, number: int) -> range:
        """Return the numbers of an article's passages."""
        return _range(self.passages_from, number)

    def sayings_of(self, number: int) -> range:
        """Return the numbers of an article's sayings."""
        return _range(self.sayings_from, number)

    def _entry(self, number: int) -> Entry:
        article, found, *stems = self._lines.value(number)
        about, beside, elsewhere = map(frozenset, stems)
        return Entry(made_found(made_article(article), found), about, (about | beside) - elsewhere)

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> AnnotatedArticle: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[AnnotatedArticle, ...]: ...
    def __getitem__(self, at: int | slice) -> AnnotatedArticle | tuple[AnnotatedArticle, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(len(self))[at])
        return self.entry(range(len(self))[at]).annotated

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        """Iterate over all articles; those that nobody asked for yet are not kept at hand."""
        for number in range(len(self)):
            article, found, *_ = self._lines.value(number)
            yield made_found(made_article(article), found)


def bounds_at(bounds: npt.NDArray[Any], number: int) -> int:
    """Return which of the runs that begin at `bounds` holds a number."""
    return int(bounds.searchsorted(number, "right")) - 1


def _range(bounds: npt.NDArray[Any], number: int) -> range:
    return range(int(bounds[number]), int(bounds[number + 1]))


def _starts(counts: Iterable[int]) -> npt.NDArray[np.int64]:
    return np.cumsum([0, *counts], dtype=np.int64)
