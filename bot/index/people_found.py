"""Everybody named in the articles, found by going through all of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from functools import lru_cache
from typing import Any

from bot.index.serving import with_countries
from bot.index.table import Table
from bot.index.tokens import words
from bot.names.offices import Office, Offices
from bot.names.people import PeopleKnowledge, fold
from bot.passages.model import AnnotatedArticle, Person

_REMEMBERED = 1 << 16  # roles: articles that did not change have the same ones at each reload

Read = Callable[[str], Office | None]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A person in one article: the article's number, and the person's there."""

    at: tuple[int, int]
    article: AnnotatedArticle
    person: Person

    @property
    def roles(self) -> Iterator[str]:
        return (role.span.of(self.article.article.text) for role in self.person.roles)


@dataclass(frozen=True, slots=True)
class _Found:
    """A person and every article that names them."""

    name: str
    seen: Sequence[_Seen]
    offices: Sequence[Office]

    @property
    def mentions(self) -> int:
        return sum(len(one.person.spans) for one in self.seen)

    @property
    def codes(self) -> frozenset[str]:
        written = {code for one in self.seen for role in one.person.roles for code in role.codes}
        return frozenset(written | {one.code for one in self.offices if one.code})

    @property
    def forms(self) -> Iterator[str]:
        """Every form of the name as a reader may type it, folded."""
        written = {
            span.of(one.article.article.text) for one in self.seen for span in one.person.spans
        }
        return map(fold, {self.name, *written})

    @property
    def plain(self) -> list[Any]:
        """What is kept of the person, as `People` reads it."""
        seen = [one.at for one in self.seen]
        return [seen, [astuple(one) for one in self.offices], sorted(self.codes), self.mentions]


def people_tables(
    articles: Sequence[AnnotatedArticle],
    names: Mapping[str, str],
    knowledge: PeopleKnowledge,
    offices: Offices,
    read: Read,
) -> dict[str, Table]:
    """Return the tables of `People`; `names` maps a name as an article has it to the canonical one.

    `read` tells the office that a role names, as `offices` do.

    "people" has everybody by canonical name, the most named first; the others
    have, as their places in it, who is written so ("people-forms"), who is named in an
    article ("people-named"), who serves a country ("people-serving"), and whose
    roles hold a word ("people-called"; under "" are all who hold an office).
    """
    seen: dict[str, list[_Seen]] = {}
    for number, annotated in enumerate(articles):
        for at, person in enumerate(annotated.people):
            one = _Seen((number, at), annotated, person)
            seen.setdefault(names[person.name], []).append(one)
    _join_surnames(seen, knowledge, read)
    held = with_countries(
        (
            ([(one.article, one.person) for one in found], [*_offices_of(found, read)])
            for found in seen.values()
        ),
        offices,
    )
    known = map(_Found, seen, seen.values(), held)
    real = [one for one in known if any(each.person.sure for each in one.seen)]
    return _tables(sorted(real, key=lambda one: (-one.mentions, one.name)))


def _tables(people: Sequence[_Found]) -> dict[str, Table]:
    by: dict[str, dict[str, list[int]]] = {
        name: {} for name in ("forms", "named", "serving", "called")
    }
    for number, one in enumerate(people):
        keys = {
            "forms": one.forms,
            "named": (seen.article.article.id for seen in one.seen),
            "serving": one.codes,
            "called": _called(one),
        }
        for name, found in keys.items():
            for key in sorted(found):
                by[name].setdefault(key, []).append(number)
    tables = {f"people-{name}": Table.of(found) for name, found in by.items()}
    return {"people": Table.of({one.name: one.plain for one in people}), **tables}


def _called(one: _Found) -> set[str]:
    roles = (role for seen in one.seen for role in seen.roles)
    return {word for role in roles for word in role_words(role)} | ({""} if one.offices else set())


@lru_cache(_REMEMBERED)
def role_words(role: str) -> frozenset[str]:
    """Return the words of a role that say what it is."""
    return frozenset(word.folded for word in words(role) if word.stem)


def _join_surnames(seen: dict[str, list[_Seen]], knowledge: PeopleKnowledge, read: Read) -> None:
    """Join "President Biden" to "President Joe Biden": same surname, same office, no other."""
    full: dict[str, list[str]] = {}
    for name in seen:
        parsed = knowledge.parse(name)
        if len(parsed.words) > 1:
            full.setdefault(fold(parsed.family[-1]), []).append(name)
    for name in [name for name in seen if " " not in name]:
        fitting = full.get(fold(name), [])
        if len(fitting) != 1:
            continue
        held, theirs = (
            {office.title for office in _offices_of(seen[one], read)} for one in (name, fitting[0])
        )
        if held & theirs:
            seen[fitting[0]] += seen.pop(name)


def _offices_of(seen: Iterable[_Seen], read: Read) -> Iterator[Office]:
    for one in seen:
        for role, written in zip(one.person.roles, one.roles, strict=True):
            office = read(written)
            if office:
                only = role.codes[0] if len(role.codes) == 1 else None
                yield replace(office, code=office.code or only)
