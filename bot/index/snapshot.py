"""The immutable whole that questions are answered from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any, overload

import numpy as np

from bot.articles.model import Skipped
from bot.index.articles import Articles, bounds_at
from bot.index.people import People
from bot.index.ranking import Mask, PassageRanker, Ranking
from bot.index.sayings import Saying, Sayings
from bot.index.table import Table
from bot.index.voices import Voices
from bot.names.gazetteer import Gazetteer
from bot.names.offices import Offices
from bot.names.people import PeopleKnowledge
from bot.passages.model import AnnotatedArticle, Passage

# Passages of an article of which all is found out beforehand: later it would take seconds.
LONG = 2_000
_AT_HAND = 2048  # articles


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of countries, people and offices beyond the articles."""

    gazetteer: Gazetteer
    people: PeopleKnowledge
    offices: Offices


@dataclass(frozen=True, slots=True)
class Head:
    """What tells an article from others."""

    id: str
    title: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A passage and the article it stands in; `number` is its document number in the ranker."""

    number: int
    article: AnnotatedArticle
    passage: Passage

    @property
    def text(self) -> str:
        """The passage's own words."""
        return self.passage.span.of(self.article.article.text)


class Places(Sequence[Place]):
    """All passages in order, each read when it is asked for."""

    def __init__(self, articles: Articles) -> None:
        self._articles = articles

    def __len__(self) -> int:
        return int(self._articles.passages_from[-1])

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Place, ...]: ...
    def __getitem__(self, at: int | slice) -> Place | tuple[Place, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(len(self))[at])
        number = range(len(self))[at]
        article = bounds_at(self._articles.passages_from, number)
        annotated = self._articles[article]
        first = self._articles.passages_of(article).start
        return Place(number, annotated, annotated.passages[number - first])

    def __iter__(self) -> Iterator[Place]:
        """Iterate over all passages."""
        number = 0
        for annotated in self._articles:
            for passage in annotated.passages:
                yield Place(number, annotated, passage)
                number += 1


@dataclass(frozen=True)
class Parts:
    """What a snapshot is made of, in arrays that may lie on disk; `building` makes them."""

    articles: Articles
    utterances: "np.typing.NDArray[np.uint64]"
    tables: Mapping[str, Table]
    ranker: PassageRanker


class Snapshot:
    """Articles, passages, sayings and their ranking at one moment; never changed, only replaced.

    `build_seconds` is the time from the start of reading to the finished index.
    `shared` ranks the passages in place of the parts' own ranker, where it is given.
    """

    def __init__(
        self,
        parts: Parts,
        names: Names,
        loaded_at: datetime,
        build_seconds: float,
        shared: Ranking | None = None,
    ) -> None:
        self.parts = parts
        self.shared = shared
        self.articles = parts.articles
        self.gazetteer = names.gazetteer
        self.places = Places(parts.articles)
        self.ranker: Ranking = shared or parts.ranker
        self._facts, self._countries = parts.tables["facts"], parts.tables["countries"]
        self.sayings = Sayings(parts.articles, parts.utterances, self._facts["renamed"])
        self.people = People(parts.tables, parts.articles, names.people, names.offices)
        self.voices = Voices(parts.tables, self.sayings, names.people, names.gazetteer, self.people)
        self.loaded_at = loaded_at
        self.build_seconds = build_seconds
        self._spoken = lru_cache(_AT_HAND)(self._spoken_in)

    @cached_property
    def by_id(self) -> "ById":
        """The articles by their id."""
        return ById(self.articles)

    @cached_property
    def heads(self) -> list[Head]:
        """What tells the articles from each other, in order."""
        ids, told = self.articles.ids, self._facts["heads"]
        return [Head(id_, title, outlet) for id_, (title, outlet) in zip(ids, told, strict=True)]

    @cached_property
    def skipped(self) -> tuple[Skipped, ...]:
        """What was not read, and why."""
        return tuple(Skipped(*one) for one in self._facts["skipped"])

    @property
    def quotations(self) -> int:
        """How many quotations there are that somebody spoke."""
        return int(self._facts["quotations"])

    @cached_property
    def vocabulary(self) -> dict[str, str]:
        """Every folded word of the passages and its stem, for finding what was misspelt."""
        found: dict[str, str] = self._facts["vocabulary"]
        return found

    @cached_property
    def readable(self) -> dict[str, str]:
        """The shortest word of the passages for each stem, for people to read."""
        found: dict[str, str] = {}
        for word, stem in self.vocabulary.items():
            if stem not in found or len(word) < len(found[stem]):
                found[stem] = word
        return found

    @cached_property
    def proper(self) -> frozenset[str]:
        """The words that are names; see `corpus_words`."""
        return frozenset(name for names in self.sounds.values() for name in names)

    @cached_property
    def sounds(self) -> dict[str, list[str]]:
        """The names of `proper` by what they sound like, for other ways of spelling them."""
        found: dict[str, list[str]] = self._facts["names"]
        return found

    @cached_property
    def initials(self) -> dict[str, tuple[str, ...]]:
        """The stems of names of several words by their first letters: "nyt" for a paper's name."""
        return {short: tuple(stems) for short, stems in self._facts["initials"].items()}

    @cached_property
    def stems(self) -> list[str]:
        """Every stem that the ranker knows, sorted."""
        return sorted(self.ranker.vocabulary)

    def prepare(self) -> None:
        """Find out now what the first question would have to wait for."""
        for name in ("vocabulary", "proper", "initials", "stems"):
            getattr(self, name)
        for number in range(len(self.articles)):
            if len(self.articles.passages_of(number)) >= LONG:
                self.articles.entry(number)
                self._spoken(number)

    def passages_of(self, article: str) -> range:
        """Return the numbers of an article's passages, by its id."""
        number = self.articles.number(article)
        return range(0) if number is None else self.articles.passages_of(number)

    def about(self, annotated: AnnotatedArticle) -> frozenset[str]:
        """Return the stems of what an article is about: its title, opening and recurring words."""
        return self.articles.entry(self._number(annotated)).about

    def held_by(self, annotated: AnnotatedArticle) -> frozenset[str]:
        """Return every stem of an article's passages, and the countries named in it."""
        return self.articles.entry(self._number(annotated)).held

    def _number(self, annotated: AnnotatedArticle) -> int:
        number = self.articles.number(annotated.article.id)
        if number is None:
            raise KeyError(annotated.article.id)
        return number

    def sayings_in(self, place: Place) -> list[Saying]:
        """Return the sayings that have a piece in the passage, in order of the text."""
        spoken = self._spoken(self._number(place.article))
        return spoken.get(place.passage.span.start, [])

    def _spoken_in(self, article: int) -> dict[int, list[Saying]]:
        """Return an article's sayings by where the passages that hold a piece of them start."""
        passages = self.articles[article].passages
        found: dict[int, list[Saying]] = {}
        for saying in self.sayings.in_article(article):
            for at in _held(saying):
                found.setdefault(passages[at].span.start, []).append(saying)
        return found

    def places_of(self, saying: Saying) -> list[int]:
        """Return the numbers of the passages that hold a piece of a saying."""
        first = self.passages_of(saying.article.article.id).start
        return [first + at for at in _held(saying)]

    @property
    def newest(self) -> date | None:
        """The latest date of publication that any article states."""
        return self.articles.newest

    @property
    def countries(self) -> list[tuple[str, int]]:
        """The countries that are named and how often, the most named first."""
        counts = [
            (code, sum(count for _, count in articles))
            for code, (_, articles) in self._countries.items()
        ]
        return sorted(counts, key=lambda one: -one[1])

    def passages_naming(self, code: str) -> list[int]:
        """Return the numbers of the passages that name a country."""
        found: tuple[list[int], Any] = self._countries.get(code, ([], []))
        return found[0]

    def articles_naming(self, code: str) -> list[int]:
        """Return the numbers of the articles that name a country."""
        found: tuple[Any, list[list[int]]] = self._countries.get(code, ([], []))
        return [number for number, _ in found[1]]

    def mask(self, keep: Iterable[int]) -> Mask:
        """Return a flag a passage, set for the numbers in `keep`."""
        flags = np.zeros(len(self.places), np.bool_)
        flags[list(keep)] = True
        return flags


def _held(saying: Saying) -> list[int]:
    """Return the places, in its article, of the passages that hold a piece of a saying."""
    pieces = saying.quotation.pieces
    return list(dict.fromkeys(at for one in pieces for at in saying.article.passages_at(one)))


class ById(Mapping[str, AnnotatedArticle]):
    """The articles by their id, each read when it is asked for."""

    def __init__(self, articles: Articles) -> None:
        self._articles = articles

    def __getitem__(self, article: str) -> AnnotatedArticle:
        found = self._articles.get(article)
        if found is None:
            raise KeyError(article)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles.ids)

    def __len__(self) -> int:
        return len(self._articles)
