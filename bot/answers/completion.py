"""What a name typed so far may become: speakers, people, sources, countries."""

from collections.abc import Sequence
from functools import cached_property

from bot.index.snapshot import Snapshot
from bot.names.closest import Completer

Choice = tuple[str, str]


class Completion:
    """Completes names of one snapshot; each kind is prepared when it is first asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def speaker(self, typed: str, limit: int) -> list[Choice]:
        """Return (label, value) of speakers."""
        return _choices(self._speakers.complete(typed, limit))

    def person(self, typed: str, limit: int) -> list[Choice]:
        """Return (label, value) of people named in the articles."""
        return _choices(self._people.complete(typed, limit))

    def source(self, typed: str, limit: int) -> list[Choice]:
        """Return (label, value) of articles and outlets."""
        return _choices(self._sources.complete(typed, limit))

    def country(self, typed: str, limit: int) -> list[Choice]:
        """Return (label, value) of countries and blocs."""
        return _choices([one.name for one in self.snapshot.gazetteer.complete(typed, limit)])

    def topic(self, typed: str, limit: int) -> list[Choice]:
        """Return (label, value) of countries and people, room kept for both."""
        countries, people = self.country(typed, limit), self.person(typed, limit)
        people = [one for one in people if one not in countries]
        return [*countries[: limit - min(len(people), limit // 2)], *people][:limit]

    @cached_property
    def _speakers(self) -> Completer:
        return Completer(self.snapshot.voices.labels)

    @cached_property
    def _people(self) -> Completer:
        return Completer(self.snapshot.people.names)

    @cached_property
    def _sources(self) -> Completer:
        articles = self.snapshot.heads
        outlets = sorted({article.outlet for article in articles if article.outlet})
        return Completer([*outlets, *(article.title for article in articles)])


def _choices(names: Sequence[str]) -> list[Choice]:
    return [(name, name) for name in names]
