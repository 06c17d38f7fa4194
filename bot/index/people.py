"""Everybody named in the corpus: one entry a person, whatever the article and the spelling."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.articles.model import Span
from bot.index.articles import Articles
from bot.index.holders import Holders
from bot.index.known import Known
from bot.index.table import Table
from bot.names.fold import fold
from bot.names.offices import Office, Offices
from bot.names.people import PeopleKnowledge, match_person

_AT_HAND = 4096  # people; articles
_LONGEST_NAME = 400  # characters
_ASKS_WHO = re.compile(r"^who(?:\s+is|\s+was|['’]s)\s+(?:the\s+)?", re.IGNORECASE)
_OWNER = re.compile(r"^(?P<of>[^'’]{2,60})['’]s?\s+(?P<rest>.{2,80})$")


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a name or an office means; with nobody, the nearest names.

    With nobody, `bare` are people whom the articles give the office without
    saying of which country.
    """

    people: tuple[Known, ...]
    suggestions: tuple[str, ...] = ()
    office: bool = False
    bare: tuple[Known, ...] = ()


class People:
    """All people of the corpus, found by name, spelling or office; see `people_found`."""

    def __init__(
        self,
        tables: Mapping[str, Table],
        articles: Articles,
        knowledge: PeopleKnowledge,
        offices: Offices,
    ) -> None:
        self._tables, self._articles = tables, articles
        self._knowledge, self._offices = knowledge, offices
        self._known = lru_cache(_AT_HAND)(self._read)
        self._holders = Holders(lambda word: self._under("called", word), offices)
        self._located = lru_cache(_AT_HAND)(self._locate)

    def _read(self, number: int) -> Known:
        places, offices, codes, mentions = self._tables["people"].value(number)
        return Known(
            self.names[number],
            tuple(tuple(place) for place in places),
            tuple(Office(*one) for one in offices),
            frozenset(codes),
            mentions,
            self._articles,
        )

    def _under(self, table: str, key: str) -> list[Known]:
        """Return those whom a table has under a key, the most named first."""
        return [self._known(number) for number in self._tables[f"people-{table}"].get(key, ())]

    @property
    def names(self) -> list[str]:
        """Every canonical name, the most named first."""
        return self._tables["people"].names

    def get(self, name: str) -> Known | None:
        """Return the person under a canonical name."""
        number = self._tables["people"].number(name)
        return None if number is None else self._known(number)

    def named(self, form: str) -> Known | None:
        """Return the one person whose name is written so; None for nobody or several."""
        found = self._under("forms", fold(form))
        return found[0] if len(found) == 1 else None

    def named_in(self, article: str, span: Span) -> dict[str, list[Span]]:
        """Return whom a stretch of an article names, by canonical name, and where."""
        located = self._located(article)
        first = bisect_left(located, span.start - _LONGEST_NAME, key=lambda at: at[0].start)
        found: dict[str, list[Span]] = {}
        for where, name in located[first:]:
            if where.start >= span.end:
                break
            if where.overlaps(span):
                found.setdefault(name, []).append(where)
        return found

    def _locate(self, article: str) -> list[tuple[Span, str]]:
        """Return where an article names whom, in order."""
        known = self._under("named", article)
        return sorted((where, one.name) for one in known for where in one.spans(article))

    def serving(self, code: str) -> list[Known]:
        """Return everybody whose role serves a country."""
        return self._under("serving", code)

    def spans_of(self, code: str, article: str) -> Sequence[Span]:
        """Return where an article names somebody whose role serves the country."""
        found = (one for one in dict.fromkeys(self._under("named", article)) if code in one.codes)
        return [span for known in found for span in known.every_span(article)]

    def find(self, asked: str) -> Match:
        """Return whom `asked` means: a name in any spelling, else the holder of an office."""
        asked = self._of_whose_country(_ASKS_WHO.sub("", asked))
        matched = match_person(asked, self.names, self._knowledge)
        office = self._offices.read(asked)
        # "us president" is nobody's name, whoever is called something like it.
        of_country = office is not None and office.code is not None
        if matched.names and not of_country and not self._is_office(asked):
            return Match(tuple(known for known in map(self.get, matched.names) if known))
        held = self.holders(asked)
        if not held.people and not matched.names:
            called = self._holders.called(asked)
            held = Match(called, office=True) if called else held
        if held.people:
            return held
        if matched.names and not of_country:
            return Match(tuple(known for known in map(self.get, matched.names) if known))
        return Match((), matched.suggestions[:3], bare=held.bare)

    def holders(self, asked: str) -> Match:
        """Return who holds the office that `asked` names, by what the articles say."""
        held = self._holders.of(asked)
        return Match(held.people, office=bool(held.people), bare=held.bare)

    def _of_whose_country(self, asked: str) -> str:
        """Put the country for whom its head is named by: "Putin's foreign minister"."""
        owner = _OWNER.match(asked)
        if (
            not owner
            or not self._offices.read(owner["rest"])
            or self._offices.is_country(owner["of"])
        ):
            return asked
        matched = match_person(owner["of"], self.names, self._knowledge).names
        known = self.get(matched[0]) if len(matched) == 1 else None
        codes = sorted(known.codes) if known else []
        return self._offices.of(codes[0], owner["rest"]) if len(codes) == 1 else asked

    def _is_office(self, asked: str) -> bool:
        """Tell whether `asked` is an office, so that no look-alike name is taken for it."""
        return bool(self.holders(asked).people)
