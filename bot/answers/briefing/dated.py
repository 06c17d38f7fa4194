"""Sentences as events: each with the date that it names."""

from collections.abc import Iterable

from bot.answers.citing import cite_place
from bot.answers.model import Event
from bot.index.snapshot import Place, Snapshot
from bot.passages.moments import Moment, moments

_EXACT = {"day": 0, "week": 1, "month": 2, "year": 3}


def moment_of(place: Place) -> Moment | None:
    """Return a sentence's date: the most exact one that is settled, else the first named."""
    article = place.article.article
    found = list(moments(article.text, place.passage.span, article.published))
    settled = [one for one in found if one.start and one.precision]
    if settled:
        return min(settled, key=lambda one: _EXACT[one.precision or "year"])
    return found[0] if found else None


def events(snapshot: Snapshot, places: Iterable[Place]) -> list[Event]:
    """Return the sentences that name a date, those whose day is settled first and in order."""
    found = []
    for place in places:
        moment = moment_of(place)
        if moment:
            written = moment.span.of(place.article.article.text)
            shown = cite_place(snapshot, place)
            found.append(Event(written, moment.start, moment.precision, shown))
    return sorted(found, key=_when)


def _when(event: Event) -> tuple[bool, str, int]:
    """Order by day, what spans a year before what fell in it; undated ones keep their order."""
    day = event.date.isoformat() if event.date else ""
    return event.date is None, day, -_EXACT[event.precision or "day"] if event.date else 0
