"""The immutable whole that questions are answered from."""

import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import pairwise

import numpy as np

from bot.articles.model import Skipped
from bot.index.article_words import CorpusWords
from bot.index.people import People
from bot.index.ranking import Mask, PassageRanker, Ranking
from bot.index.sayings import Saying, canonical_names, sayings_of
from bot.index.tokens import words
from bot.index.voices import Voices
from bot.names.gazetteer import Gazetteer
from bot.names.offices import Offices
from bot.names.people import PeopleKnowledge, sound
from bot.passages.model import AnnotatedArticle, Passage

# A name of three words and more, as its initials may stand for it.
_LONG_NAME = re.compile(
    r"\b[A-Z][A-Za-z'’-]+(?: (?:(?:of|for|the|and|on|in) ){0,2}[A-Z][A-Za-z'’-]+){2,5}"
)


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of countries, people and offices beyond the articles."""

    gazetteer: Gazetteer
    people: PeopleKnowledge
    offices: Offices


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
    ranker: Ranking
    sayings: tuple[Saying, ...]
    voices: Voices
    people: People
    words: CorpusWords
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
        return {word: stem for one in self.words.values() for word, stem in one.vocabulary}

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
        """Folded words that the passages write with a capital inside a sentence, and never small.

        These are names; a word met only where any word has a capital is not known to be one.
        """
        small = {word for one in self.words.values() for word in one.small}
        capital = {word for one in self.words.values() for word in one.capital}
        return frozenset(capital - small)

    @cached_property
    def sounds(self) -> dict[str, list[str]]:
        """The names of `proper` by what they sound like, for other ways of spelling them."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.proper):
            found.setdefault(sound(name), []).append(name)
        return found

    @cached_property
    def initials(self) -> dict[str, tuple[str, ...]]:
        """The stems of names of several words by their first letters: "nyt" for a paper's name."""
        found: dict[str, tuple[str, ...]] = {}
        for place in self.places:
            for match in _LONG_NAME.finditer(place.text):
                named = [word for word in words(match.group()) if word.stem]
                short = "".join(word.folded[0] for word in named)
                found.setdefault(short, tuple(word.stem for word in named))
        return found

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

    def prepare(self) -> None:
        """Find out now what the first question would have to wait for."""
        for name in ("by_id", "by_article", "readable", "sounds", "stems", "_sayings_by_article"):
            getattr(self, name)

    def about(self, annotated: AnnotatedArticle) -> frozenset[str]:
        """Return the stems of what an article is about: its title, opening and recurring words."""
        return self.words[annotated.article.id].about

    def held_by(self, annotated: AnnotatedArticle) -> frozenset[str]:
        """Return every stem of an article's passages, and the countries named in it."""
        return self.words[annotated.article.id].held

    def sayings_in(self, place: Place) -> list[Saying]:
        """Return the sayings that have a piece in the passage, in order of the text."""
        article = place.article.article.id
        known = self._spoken.get(article)
        if known is None:
            known = self._spoken[article] = self._spoken_in(place.article)
        return known.get(place.passage.span.start, [])

    @cached_property
    def _spoken(self) -> dict[str, dict[int, list[Saying]]]:
        return {}

    def _spoken_in(self, annotated: AnnotatedArticle) -> dict[int, list[Saying]]:
        """Return an article's sayings by where the passages that hold a piece of them start."""
        passages = annotated.passages
        found: dict[int, list[Saying]] = {}
        for saying in self._sayings_by_article.get(annotated.article.id, ()):
            held = {at for piece in saying.quotation.pieces for at in annotated.passages_at(piece)}
            for at in held:
                found.setdefault(passages[at].span.start, []).append(saying)
        return found

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
    before: Snapshot | None = None,
    rank: Callable[[Iterable[list[str]]], Ranking] = PassageRanker,
) -> Snapshot:
    """Index `articles`; `began` is the `time.perf_counter` at which their reading started.

    What `before` knows of articles that are still the same is taken over. `rank`
    makes the ranking out of the words of every passage, in order.
    """
    held = CorpusWords(articles, before.words if before else None)
    places = tuple(_places(articles))
    canonical = canonical_names(articles, names.people, names.gazetteer)
    sayings = sayings_of(articles, canonical, (one.spoken for one in held.values()))
    people = People(articles, canonical, names.people, names.offices)
    return Snapshot(
        articles=articles,
        skipped=skipped,
        gazetteer=names.gazetteer,
        places=places,
        ranker=rank(bag for one in held.values() for bag in one.bags),
        sayings=sayings,
        voices=Voices(sayings, names.people, names.gazetteer, people),
        people=people,
        words=held,
        loaded_at=datetime.now(UTC),
        build_seconds=time.perf_counter() - began,
    )


def _places(articles: Sequence[AnnotatedArticle]) -> Iterable[Place]:
    number = 0
    for annotated in articles:
        for passage in annotated.passages:
            yield Place(number, annotated, passage)
            number += 1
