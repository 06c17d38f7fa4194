"""The immutable whole that questions are answered from."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import pairwise

import numpy as np

from bot.articles.model import Skipped, Span
from bot.index.ranking import Mask, PassageRanker
from bot.index.sayings import Saying, sayings_of
from bot.index.tokens import terms, words
from bot.index.voices import Voices
from bot.names.gazetteer import Gazetteer
from bot.names.people import PeopleKnowledge
from bot.passages.model import AnnotatedArticle, Passage

# What a passage is found by: its own words count three times, those of its paragraph and of the
# article's title once, so that a sentence is found by its context and chosen by itself.
OWN_WORDS, CONTEXT_WORDS = 3, 1


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of countries and people beyond the articles."""

    gazetteer: Gazetteer
    people: PeopleKnowledge


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


@dataclass(frozen=True)
class Snapshot:
    """Articles, passages, sayings and their ranking at one moment; never changed, only replaced.

    `build_seconds` is the time from the start of reading to the finished index.
    """

    articles: tuple[AnnotatedArticle, ...]
    skipped: tuple[Skipped, ...]
    gazetteer: Gazetteer
    places: tuple[Place, ...]
    ranker: PassageRanker
    sayings: tuple[Saying, ...]
    voices: Voices
    loaded_at: datetime
    build_seconds: float

    @cached_property
    def by_id(self) -> dict[str, AnnotatedArticle]:
        """The articles by their id."""
        return {annotated.article.id: annotated for annotated in self.articles}

    @cached_property
    def by_article(self) -> dict[str, range]:
        """The passage numbers of each article."""
        starts = [at for at, place in enumerate(self.places) if self._opens(at, place)]
        bounds = pairwise([*starts, len(self.places)])
        return {self.places[a].article.article.id: range(a, b) for a, b in bounds}

    def _opens(self, at: int, place: Place) -> bool:
        return at == 0 or self.places[at - 1].article is not place.article

    @cached_property
    def vocabulary(self) -> dict[str, str]:
        """Every folded word of the passages and its stem, for finding what was misspelt."""
        return {
            word.folded: word.stem
            for place in self.places
            for word in words(place.text)
            if word.stem
        }

    @cached_property
    def proper(self) -> frozenset[str]:
        """Folded words that the passages only ever write with a capital: names."""
        small: set[str] = set()
        capital: set[str] = set()
        for place in self.places:
            text = place.text
            for word in words(text):
                (capital if text[word.start].isupper() else small).add(word.folded)
        return frozenset(capital - small)

    @cached_property
    def stems(self) -> list[str]:
        """Every stem that the ranker knows, sorted."""
        return sorted(self.ranker.vocabulary)

    @cached_property
    def _sayings_by_article(self) -> dict[str, list[Saying]]:
        grouped: dict[str, list[Saying]] = {}
        for saying in self.sayings:
            grouped.setdefault(saying.article.article.id, []).append(saying)
        return grouped

    def sayings_in(self, place: Place) -> list[Saying]:
        """Return the sayings that have a piece in the passage, in order of the text."""
        span = place.passage.span
        return [
            saying
            for saying in self._sayings_by_article.get(place.article.article.id, ())
            if any(piece.overlaps(span) for piece in saying.quotation.pieces)
        ]

    @property
    def newest(self) -> date | None:
        """The latest date of publication that any article states."""
        dates = [a.article.published for a in self.articles if a.article.published]
        return max(dates, default=None)

    def mask(self, keep: Iterable[int]) -> Mask:
        """Return a flag a passage, set for the numbers in `keep`."""
        flags = np.zeros(len(self.places), np.bool_)
        flags[list(keep)] = True
        return flags


def build_snapshot(
    articles: tuple[AnnotatedArticle, ...],
    skipped: tuple[Skipped, ...],
    names: Names,
    began: float,
) -> Snapshot:
    """Index `articles`; `began` is the `time.perf_counter` at which their reading started."""
    places = tuple(_places(articles))
    sayings = tuple(sayings_of(articles, names.people))
    return Snapshot(
        articles=articles,
        skipped=skipped,
        gazetteer=names.gazetteer,
        places=places,
        ranker=PassageRanker(_bags(places)),
        sayings=sayings,
        voices=Voices(sayings, names.people, names.gazetteer),
        loaded_at=datetime.now(UTC),
        build_seconds=time.perf_counter() - began,
    )


def _places(articles: Sequence[AnnotatedArticle]) -> Iterable[Place]:
    number = 0
    for annotated in articles:
        for passage in annotated.passages:
            yield Place(number, annotated, passage)
            number += 1


def _bags(places: Sequence[Place]) -> Iterable[list[str]]:
    """Return the words that each passage is found by."""
    paragraphs: dict[tuple[int, Span], list[str]] = {}
    titles: dict[int, list[str]] = {}
    for place in places:
        article, key = place.article.article, id(place.article)
        if key not in titles:
            titles[key] = terms(article.title)
        paragraph = place.passage.paragraph
        if (key, paragraph) not in paragraphs:
            paragraphs[key, paragraph] = terms(paragraph.of(article.text))
        context = paragraphs[key, paragraph] + titles[key]
        yield terms(place.text) * OWN_WORDS + context * CONTEXT_WORDS
