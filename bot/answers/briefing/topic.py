"""What a briefing is on: a country or a person, and where the articles speak of it."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from bot.answers.briefing.standing import Standing, standing
from bot.articles.model import Span
from bot.index.people import Known
from bot.index.sayings import Saying
from bot.index.snapshot import Place, Snapshot
from bot.names.country import Country
from bot.passages.model import AnnotatedArticle

SCRAP = 4  # words: fewer are no sentence


@dataclass(frozen=True)
class Topic:
    """A country by its gazetteer entry, or a person; exactly one of the two is given."""

    snapshot: Snapshot = field(repr=False)
    country: Country | None = None
    person: Known | None = None

    @property
    def name(self) -> str:
        """The name to show."""
        return self.country.name if self.country else self.person.name if self.person else ""

    @property
    def code(self) -> str | None:
        """The country's code, None for a person."""
        return self.country.code if self.country else None

    def places(self) -> list[Place]:
        """Return the passages that name the topic, or in which it or its officials speak.

        Scraps ("KITWE, Zambia.") are left out unless there is nothing else.
        """
        places, articles = self.snapshot.places, self.snapshot.articles
        found = [
            places[articles.passages_of(article).start + at]
            for article in sorted(self._held_by)
            for at in self._passages(article)
        ]
        return [place for place in found if len(place.text.split()) >= SCRAP] or found

    @cached_property
    def _held_by(self) -> frozenset[int]:
        """The numbers of the articles that name the topic, or in which it speaks."""
        snapshot = self.snapshot
        people = [self.person] if self.person else snapshot.people.serving(self.code or "")
        naming = {article for one in people for article, _ in one.places}
        return self._speaks_in.union(naming, snapshot.articles_naming(self.code or ""))

    def _passages(self, number: int) -> list[int]:
        """Return the places, within an article, of the passages that concern the topic."""
        article = self.snapshot.articles[number]
        known = self._named_in(article)
        spans = [span for span, _ in (*known.spans, *known.groups)]
        if number in self._speaks_in:
            said = filter(self.speaks, self.snapshot.sayings.in_article(number))
            spans.extend(piece for saying in said for piece in saying.quotation.pieces)
        return sorted({at for span in spans for at in article.passages_at(span)})

    def named(self, place: Place) -> bool:
        """Tell whether the passage names the topic, alone or among a group of countries."""
        groups = self._named_in(place.article).groups
        return bool(self.spans(place) or _inside(groups, place.passage.span))

    def speaks(self, saying: Saying) -> bool:
        """Tell whether a saying is the topic's own, or by somebody who speaks for it."""
        speaker = saying.quotation.speaker
        if saying.quotation.kind == "scare" or speaker is None:
            return False
        if self.person:
            return self.person.name in (saying.label, *speaker.joint)
        return self.code in self.snapshot.voices.codes(saying.label)

    def spans(self, place: Place) -> list[tuple[Span, bool]]:
        """Return where a passage names the topic or its officials, and whether by adjective."""
        return _inside(self._named_in(place.article).spans, place.passage.span)

    def standing(self, place: Place) -> Standing:
        """Return the best that the topic does in the passage."""
        text, sentence = place.article.article.text, place.passage.span
        found = [
            standing(text, sentence, span, adjective=adjective)
            for span, adjective in self.spans(place)
        ]
        return max(found, key=lambda one: one.value, default=Standing.THERE)

    @cached_property
    def _speaks_in(self) -> frozenset[int]:
        """The numbers of the articles in which the topic, or somebody for it, says something."""
        voices = self.snapshot.voices
        return voices.heard_in([self.name] if self.person else voices.serving(self.code or ""))

    @cached_property
    def _known(self) -> dict[str, "_Named"]:
        return {}

    def _named_in(self, article: AnnotatedArticle) -> "_Named":
        key = article.article.id
        if key not in self._known:
            self._known[key] = self._names(article)
        return self._known[key]

    def _names(self, article: AnnotatedArticle) -> "_Named":
        mine = [m for m in article.mentions if self.code and m.code == self.code]
        titled = {role.span.end: role.span.start for one in article.people for role in one.roles}
        people = [_with_title(span, titled) for span in self._people(article.article.id)]
        spans = [(m.span, m.how == "adjective") for m in mine if m.how != "member"]
        return _Named(
            sorted([*spans, *((span, False) for span in people)]),
            sorted((m.span, False) for m in mine if m.how == "member"),
        )

    def _people(self, article: str) -> Iterable[Span]:
        if self.code:
            return self.snapshot.people.spans_of(self.code, article)
        return self.person.spans(article) if self.person else ()


At = tuple[Span, bool]
_LONGEST = 400  # characters of a name with the title before it


@dataclass(frozen=True, slots=True)
class _Named:
    """Where one article names a topic, in order: by itself, and as one of a group of countries."""

    spans: list[At]
    groups: list[At]


def _inside(known: list[At], span: Span) -> list[At]:
    """Return those that overlap `span`, found without looking at all of them."""
    first = bisect_left(known, span.start - _LONGEST, key=lambda at: at[0].start)
    last = bisect_left(known, span.end, lo=first, key=lambda at: at[0].start)
    return [at for at in known[first:last] if at[0].overlaps(span)]


def _with_title(name: Span, titled: dict[int, int]) -> Span:
    """Return where a name starts with the title or role that leads up to it."""
    starts = [titled[end] for end in range(name.start - 3, name.start) if end in titled]
    return Span(min(starts, default=name.start), name.end)
