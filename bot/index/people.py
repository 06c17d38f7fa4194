"""Everybody named in the corpus: one entry a person, whatever the article and the spelling."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from bot.articles.model import Span
from bot.index.articles import Articles
from bot.index.people_found import role_words
from bot.index.table import Table
from bot.names.fold import fold
from bot.names.offices import Office, Offices
from bot.names.people import PeopleKnowledge, match_person
from bot.passages.model import AnnotatedArticle, Person, Role

_ENOUGH_WORDS = 2  # of a role that is no listed office, to tell whose it is
_AT_HAND = 4096  # people; articles
_LONGEST_NAME = 400  # characters


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in one article."""

    article: AnnotatedArticle
    person: Person

    @property
    def spellings(self) -> Iterator[str]:
        """Every form of the name, as written."""
        return (span.of(self.article.article.text) for span in self.person.spans)


@dataclass(frozen=True, eq=False)
class Known:
    """A person: canonical name and every article that names them; never changed.

    `places` are the articles' numbers with the person's in each; `mentions` is how
    often the person is named in all, `codes` are the countries and blocs that the
    roles and offices serve, in any article.
    """

    name: str
    places: tuple[tuple[int, int], ...]
    offices: tuple[Office, ...]
    codes: frozenset[str]
    mentions: int
    articles: Articles

    @property
    def seen(self) -> Iterator[Seen]:
        """The person in each of the articles, in order."""
        return (self._at(*place) for place in self.places)

    @property
    def roles(self) -> list[tuple[AnnotatedArticle, Role]]:
        """The roles that the articles give, each with its article."""
        return [(seen.article, role) for seen in self.seen for role in seen.person.roles]

    @property
    def spellings(self) -> Counter[str]:
        """How often each form of the name is written."""
        return Counter(form for seen in self.seen for form in seen.spellings)

    @property
    def newest(self) -> str:
        """The day of the newest article that names the person, "" where none is dated."""
        days = (self.articles.published(article) for article, _ in self.places)
        return max((day.isoformat() for day in days if day), default="")

    def spans(self, article: str) -> tuple[Span, ...]:
        """Return where an article names the person."""
        found = self._places.get(self.articles.number(article), ())
        return self._at(*found[-1]).person.spans if found else ()

    def every_span(self, article: str) -> Iterator[Span]:
        """Yield where an article names the person, under all names that it has for them."""
        for place in self._places.get(self.articles.number(article), ()):
            yield from self._at(*place).person.spans

    @cached_property
    def _places(self) -> dict[int | None, list[tuple[int, int]]]:
        found: dict[int | None, list[tuple[int, int]]] = {}
        for place in self.places:
            found.setdefault(place[0], []).append(place)
        return found

    def _at(self, article: int, person: int) -> Seen:
        annotated = self.articles[article]
        return Seen(annotated, annotated.people[person])


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
        matched = match_person(asked, self.names, self._knowledge)
        office = self._offices.read(asked)
        # "us president" is nobody's name, whoever is called something like it.
        of_country = office is not None and office.code is not None
        if matched.names and not of_country and not self._is_office(asked):
            return Match(tuple(known for known in map(self.get, matched.names) if known))
        held = self.holders(asked)
        if not held.people and not matched.names:
            held = self._called(asked) or held
        if held.people:
            return held
        if matched.names and not of_country:
            return Match(tuple(known for known in map(self.get, matched.names) if known))
        return Match((), matched.suggestions[:3], bare=held.bare)

    def _called(self, asked: str) -> Match | None:
        """Return whom a role names that holds all words of `asked`: "the mayor of Rocha"."""
        wanted = role_words(asked)
        if len(wanted) < _ENOUGH_WORDS or self._offices.read(asked):
            return None
        found = [
            known
            for known in self._under("called", min(wanted, key=self._rarity))
            if any(
                wanted <= role_words(role.span.of(one.article.text)) for one, role in known.roles
            )
        ]
        return (
            Match(tuple(sorted(found, key=_newest, reverse=True)), office=True) if found else None
        )

    def _rarity(self, word: str) -> int:
        return len(self._tables["people-called"].get(word, ()))

    def holders(self, asked: str) -> Match:
        """Return who holds the office that `asked` names, by what the articles say.

        The holder named in the newest article comes first.
        """
        office = self._offices.read(asked)
        if office is None:
            return Match(())
        held = [(known, one) for known in self._under("called", "") for one in known.offices]
        found = [known for known, one in held if self._holds(office, one, known)]
        ordered = sorted(dict.fromkeys(found), key=_latest, reverse=True)
        bare = [
            known
            for known, one in held
            if not ordered and not known.codes and self._offices.is_same(office, one)
        ]
        return Match(tuple(ordered), office=bool(ordered), bare=tuple(dict.fromkeys(bare)))

    def _holds(self, asked: Office, held: Office, known: Known) -> bool:
        """Tell whether an office held is the one asked for, a bare one by its holder."""
        if asked.code is None:
            return self._offices.is_same(asked, replace(held, code=None))
        codes = {held.code} if held.code else known.codes
        return asked.code in codes and self._offices.is_same(asked, replace(held, code=asked.code))

    def _is_office(self, asked: str) -> bool:
        """Tell whether `asked` is an office, so that no look-alike name is taken for it."""
        return bool(self.holders(asked).people)


def _latest(known: Known) -> tuple[str, int]:
    """Order by the newest article, and where none is newer by how often somebody is named."""
    return known.newest, known.mentions


def _newest(known: Known) -> str:
    return known.newest
