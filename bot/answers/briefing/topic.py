"""What a briefing is on: a country or a person, and where the articles speak of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.answers.briefing.standing import Standing, standing
from bot.articles.model import Span
from bot.index.people import Known
from bot.index.sayings import Saying
from bot.index.snapshot import Place, Snapshot
from bot.names.country import Country


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
        """Return the passages that name the topic, or in which it or its officials speak."""
        return [place for place in self.snapshot.places if self._concerns(place)]

    def _concerns(self, place: Place) -> bool:
        return self.named(place) or any(map(self.speaks, self.snapshot.sayings_in(place)))

    def named(self, place: Place) -> bool:
        """Tell whether the passage names the topic, alone or among a group of countries."""
        inside = place.passage.span
        grouped = self.code and any(
            m.code == self.code and m.span.overlaps(inside) for m in place.article.mentions
        )
        return bool(grouped or self.spans(place))

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
        inside, article = place.passage.span, place.article
        named = [
            (m.span, m.how == "adjective")
            for m in article.mentions
            if self.code and m.code == self.code and m.how != "member" and m.span.overlaps(inside)
        ]
        titled = {role.span.end: role.span.start for one in article.people for role in one.roles}
        people = [span for span in self._people(article.article.id) if span.overlaps(inside)]
        return named + [(_with_title(span, titled), False) for span in people]

    def standing(self, place: Place) -> Standing:
        """Return the best that the topic does in the passage."""
        text, sentence = place.article.article.text, place.passage.span
        found = [
            standing(text, sentence, span, adjective=adjective)
            for span, adjective in self.spans(place)
        ]
        return max(found, key=lambda one: one.value, default=Standing.THERE)

    def _people(self, article: str) -> Iterable[Span]:
        if self.code:
            return self.snapshot.people.spans_of(self.code, article)
        return self.person.spans(article) if self.person else ()


def _with_title(name: Span, titled: dict[int, int]) -> Span:
    """Return where a name starts with the title or role that leads up to it."""
    starts = [titled[end] for end in range(name.start - 3, name.start) if end in titled]
    return Span(min(starts, default=name.start), name.end)
