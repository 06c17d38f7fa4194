"""Quotations of all articles in one list, each utterance under one name wherever it is printed."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from bot.index.article_words import ArticleWords, spoken_in
from bot.index.articles import Articles, bounds_at
from bot.index.tokens import terms
from bot.names.cluster import cluster
from bot.names.fold import fold
from bot.names.gazetteer import Gazetteer
from bot.names.people import PeopleKnowledge
from bot.passages.model import AnnotatedArticle, Quotation, Speaker

# Fewer words than this are a turn of phrase that anyone may use again: two such are the same
# utterance only where they stand in the same place.
DISTINCT_WORDS = 6


@dataclass(frozen=True, eq=False)
class Saying:
    """A quotation, its article and the id that all copies of the utterance share.

    `number` is its place among all sayings.
    """

    number: int
    article: AnnotatedArticle
    quotation: Quotation
    utterance: str
    spoken: tuple[str, ...] | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words of all pieces, in order, stop words included."""
        if self.spoken is not None:
            return self.spoken
        return spoken_in(self.article, self.quotation)

    @property
    def text(self) -> str:
        """The spoken words, pieces joined by a space."""
        source = self.article.article.text
        return " ".join(piece.of(source) for piece in self.quotation.pieces)

    @property
    def label(self) -> str | None:
        """The speaker's name, or the role of one who has none; None for the unresolved."""
        speaker = self.quotation.speaker
        return (speaker.name or speaker.role) if speaker else None

    @property
    def role(self) -> str | None:
        """What the article says the speaker is."""
        return self.quotation.speaker.role if self.quotation.speaker else None

    @property
    def name(self) -> str | None:
        """The speaker's canonical name, None for the unnamed and the unresolved."""
        return self.quotation.speaker.name if self.quotation.speaker else None


_AT_HAND = 2048  # articles whose sayings stay read


class Sayings(Sequence[Saying]):
    """Every quotation of the articles, in order, marked words that nobody spoke included.

    `utterances` are their ids as numbers. A person has one name in all of
    them, whatever each article's spelling: the one that `names` gives.
    """

    def __init__(
        self, articles: Articles, utterances: npt.NDArray[Any], names: Mapping[str, str]
    ) -> None:
        self._articles, self._utterances, self._names = articles, utterances, names
        self.in_article = lru_cache(_AT_HAND)(self._in_article)

    def _in_article(self, number: int) -> tuple[Saying, ...]:
        """Return the sayings of an article, by its number."""
        annotated, numbers = self._articles[number], self._articles.sayings_of(number)
        return tuple(
            Saying(at, annotated, _renamed(one, self._names), f"{int(self._utterances[at]):012x}")
            for at, one in zip(numbers, annotated.quotations, strict=True)
        )

    def article_of(self, number: int) -> int:
        """Return the number of the article in which a saying stands."""
        return bounds_at(self._articles.sayings_from, number)

    def __len__(self) -> int:
        return len(self._utterances)

    @overload
    def __getitem__(self, at: int) -> Saying: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Saying, ...]: ...
    def __getitem__(self, at: int | slice) -> Saying | tuple[Saying, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(len(self))[at])
        number = range(len(self))[at]
        article = self.article_of(number)
        return self.in_article(article)[number - self._articles.sayings_of(article).start]

    def __iter__(self) -> Iterator[Saying]:
        """Iterate over all sayings."""
        for number in range(len(self._articles)):
            yield from self._in_article(number)


def canonical_names(
    articles: Iterable[AnnotatedArticle], people: PeopleKnowledge, gazetteer: Gazetteer
) -> dict[str, str]:
    """Map every name of a person or speaker, as an article has it, to one for all articles.

    A state that speaks as its capital ("Beijing insists") has the country's.
    """
    persons = {person.name for annotated in articles for person in annotated.people}
    everybody = list(_names(articles))
    # "North Coast Council" and "North Valley Council" are no spellings of one name.
    names = {name: name for name in everybody}
    names |= cluster((name for name in everybody if name in persons), people)
    return names | {name: _state(name, gazetteer) or shown for name, shown in names.items()}


def sayings_of(words: Iterable[ArticleWords], names: Mapping[str, str]) -> tuple[Saying, ...]:
    """Return every quotation of the articles, each with the id of its utterance.

    Where one article leaves the speaker open, or gives a role alone that fits, a copy
    of words that another gives to somebody by name counts as the same utterance.
    """
    found = tuple(_sayings(words, names))
    settled = {one.words: one for one in found if one.name}
    return tuple(_copied(one, settled.get(one.words)) for one in found)


def utterances_of(sayings: Sequence[Saying]) -> npt.NDArray[np.uint64]:
    """Return the ids of utterances as `Sayings` reads them."""
    ids = (int(one.utterance, 16) for one in sayings)
    return np.fromiter(ids, np.uint64, len(sayings))


def _copied(saying: Saying, named: Saying | None) -> Saying:
    """Return an unnamed speaker's saying as the utterance of a named one it may well be."""
    spoken = saying.quotation.kind in ("direct", "unmarked")
    if named is None or saying.name or not spoken or len(saying.words) < DISTINCT_WORDS:
        return saying
    role = frozenset(terms(saying.label or ""))
    around = terms(named.quotation.context.of(named.article.article.text))
    if role and role.isdisjoint([*terms(named.role or ""), *around]):
        return saying
    return replace(saying, utterance=named.utterance)


def _sayings(words: Iterable[ArticleWords], names: Mapping[str, str]) -> Iterator[Saying]:
    number = 0
    for one in words:
        for quotation, spoken in zip(one.annotated.quotations, one.spoken, strict=True):
            renamed = _renamed(quotation, names)
            utterance = _utterance(one.annotated, renamed, spoken)
            yield Saying(number, one.annotated, renamed, utterance, spoken)
            number += 1


def _names(articles: Iterable[AnnotatedArticle]) -> Iterable[str]:
    for annotated in articles:
        for quotation in annotated.quotations:
            for voice in (quotation.speaker, quotation.via):
                if voice:
                    yield from (name for name in (voice.name,) if name)
                    yield from voice.joint
        yield from (person.name for person in annotated.people)


def _state(name: str, gazetteer: Gazetteer) -> str | None:
    country = gazetteer.resolve(name)
    if country and fold(name) in map(fold, (*country.capital, *country.names)):
        return country.name
    return None


def _renamed(quotation: Quotation, names: Mapping[str, str]) -> Quotation:
    if quotation.speaker is None and quotation.via is None:
        return quotation
    speaker, via = (_voice(one, names) for one in (quotation.speaker, quotation.via))
    return replace(quotation, speaker=speaker, via=via)


def _voice(speaker: Speaker | None, names: Mapping[str, str]) -> Speaker | None:
    if speaker is None:
        return None
    name = speaker.name and names.get(speaker.name, speaker.name)
    return replace(speaker, name=name, joint=tuple(names.get(one, one) for one in speaker.joint))


def _utterance(annotated: AnnotatedArticle, quotation: Quotation, spoken: tuple[str, ...]) -> str:
    speaker = quotation.speaker
    key = [*spoken, "|", (speaker.name or speaker.role or "") if speaker else ""]
    if len(spoken) < DISTINCT_WORDS:
        key += [annotated.article.id, str(quotation.pieces[0].start)]
    return hashlib.blake2b("\0".join(key).encode(), digest_size=6).hexdigest()
