"""Everybody named in the corpus: one entry a person, whatever the article and the spelling."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.articles.model import Span
from bot.index.serving import with_countries
from bot.index.tokens import words
from bot.names.fold import fold
from bot.names.offices import Office, Offices
from bot.names.people import PeopleKnowledge, match_person
from bot.passages.model import AnnotatedArticle, Person, Role

_LONGEST_NAME = 400  # characters
_ENOUGH_WORDS = 2  # of a role that is no listed office, to tell whose it is


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in one article."""

    article: AnnotatedArticle
    person: Person

    @property
    def spellings(self) -> Iterator[str]:
        """Every form of the name, as written."""
        return (span.of(self.article.article.text) for span in self.person.spans)


@dataclass(frozen=True)
class Known:
    """A person: canonical name and every article that names them; never changed."""

    name: str
    seen: tuple[Seen, ...]
    offices: tuple[Office, ...] = ()

    @cached_property
    def codes(self) -> frozenset[str]:
        """The countries and blocs that the person's roles and offices serve, in any article."""
        written = {code for _, role in self.roles for code in role.codes}
        return frozenset(written | {one.code for one in self.offices if one.code})

    @property
    def roles(self) -> list[tuple[AnnotatedArticle, Role]]:
        """The roles that the articles give, each with its article."""
        return [(seen.article, role) for seen in self.seen for role in seen.person.roles]

    @property
    def spellings(self) -> Counter[str]:
        """How often each form of the name is written."""
        return Counter(form for seen in self.seen for form in seen.spellings)

    def spans(self, article: str) -> tuple[Span, ...]:
        """Return where an article names the person."""
        return self._spans.get(article, ())

    @cached_property
    def _spans(self) -> dict[str, tuple[Span, ...]]:
        return {seen.article.article.id: seen.person.spans for seen in self.seen}

    @property
    def mentions(self) -> int:
        """How often the person is named in all."""
        return sum(len(seen.person.spans) for seen in self.seen)


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
    """All people of the corpus, found by name, spelling or office.

    `names` maps a name as an article has it to the canonical one.
    """

    def __init__(
        self,
        articles: Sequence[AnnotatedArticle],
        names: Mapping[str, str],
        knowledge: PeopleKnowledge,
        offices: Offices,
    ) -> None:
        self._knowledge, self._offices = knowledge, offices
        seen: dict[str, list[Seen]] = {}
        for annotated in articles:
            for person in annotated.people:
                seen.setdefault(names[person.name], []).append(Seen(annotated, person))
        self._join_surnames(seen)
        held = with_countries(
            (
                ([(one.article, one.person) for one in found], [*self._offices_of(found)])
                for found in seen.values()
            ),
            offices,
        )
        known = [
            Known(name, tuple(found), of_theirs)
            for (name, found), of_theirs in zip(seen.items(), held, strict=True)
        ]
        real = [one for one in known if any(each.person.sure for each in one.seen)]
        self._by_name = {one.name: one for one in sorted(real, key=_rank)}
        self._by_code: dict[str, dict[str, list[Span]]] = {}
        self._by_article: dict[str, list[Known]] = {}
        self._located: dict[str, list[tuple[Span, str]]] = {}
        self._forms: dict[str, list[Known]] = {}
        for one in self._by_name.values():
            self._place(one)

    def _join_surnames(self, seen: dict[str, list[Seen]]) -> None:
        """Join "President Biden" to "President Joe Biden": same surname, same office, no other."""
        full: dict[str, list[str]] = {}
        for name in seen:
            parsed = self._knowledge.parse(name)
            if len(parsed.words) > 1:
                full.setdefault(fold(parsed.family[-1]), []).append(name)
        for name in [name for name in seen if " " not in name]:
            fitting = full.get(fold(name), [])
            if len(fitting) == 1 and self._titles(seen[name]) & self._titles(seen[fitting[0]]):
                seen[fitting[0]] += seen.pop(name)

    def _titles(self, seen: Iterable[Seen]) -> set[str]:
        return {office.title for office in self._offices_of(seen)}

    def _offices_of(self, seen: Iterable[Seen]) -> Iterator[Office]:
        for one in seen:
            for role in one.person.roles:
                office = self._offices.read(role.span.of(one.article.article.text))
                if office:
                    yield replace(office, code=office.code or _only(role.codes))

    def _place(self, known: Known) -> None:
        for seen in known.seen:
            self._by_article.setdefault(seen.article.article.id, []).append(known)
        for form in {known.name, *known.spellings}:
            self._forms.setdefault(fold(form), []).append(known)
        for code in known.codes:
            by_article = self._by_code.setdefault(code, {})
            for seen in known.seen:
                by_article.setdefault(seen.article.article.id, []).extend(seen.person.spans)

    def __iter__(self) -> Iterator[Known]:
        """Iterate over everybody, the most named first."""
        return iter(self._by_name.values())

    @property
    def names(self) -> list[str]:
        """Every canonical name, the most named first."""
        return list(self._by_name)

    def get(self, name: str) -> Known | None:
        """Return the person under a canonical name."""
        return self._by_name.get(name)

    def named(self, form: str) -> Known | None:
        """Return the one person whose name is written so; None for nobody or several."""
        found = self._forms.get(fold(form), [])
        return found[0] if len(found) == 1 else None

    def named_in(self, article: str, span: Span) -> dict[str, list[Span]]:
        """Return whom a stretch of an article names, by canonical name, and where."""
        if article not in self._located:
            known = self._by_article.get(article, ())
            self._located[article] = sorted(
                (where, one.name) for one in known for where in one.spans(article)
            )
        located = self._located[article]
        first = bisect_left(located, span.start - _LONGEST_NAME, key=lambda at: at[0].start)
        found: dict[str, list[Span]] = {}
        for where, name in located[first:]:
            if where.start >= span.end:
                break
            if where.overlaps(span):
                found.setdefault(name, []).append(where)
        return found

    def spans_of(self, code: str, article: str) -> Sequence[Span]:
        """Return where an article names somebody whose role serves the country."""
        return self._by_code.get(code, {}).get(article, ())

    def find(self, asked: str) -> Match:
        """Return whom `asked` means: a name in any spelling, else the holder of an office."""
        matched = match_person(asked, self.names, self._knowledge)
        office = self._offices.read(asked)
        # "us president" is nobody's name, whoever is called something like it.
        of_country = office is not None and office.code is not None
        if matched.names and not of_country and not self._is_office(asked):
            return Match(tuple(self._by_name[name] for name in matched.names))
        held = self.holders(asked)
        if not held.people and not matched.names:
            held = self._called(asked) or held
        if held.people:
            return held
        if matched.names and not of_country:
            return Match(tuple(self._by_name[name] for name in matched.names))
        return Match((), matched.suggestions[:3], bare=held.bare)

    def _called(self, asked: str) -> Match | None:
        """Return whom a role names that holds all words of `asked`: "the mayor of Rocha"."""
        wanted = _role_words(asked)
        if len(wanted) < _ENOUGH_WORDS or self._offices.read(asked):
            return None
        found = [
            known
            for known in self
            if any(
                wanted <= _role_words(role.span.of(one.article.text)) for one, role in known.roles
            )
        ]
        return (
            Match(tuple(sorted(found, key=_newest, reverse=True)), office=True) if found else None
        )

    def holders(self, asked: str) -> Match:
        """Return who holds the office that `asked` names, by what the articles say.

        The holder named in the newest article comes first.
        """
        office = self._offices.read(asked)
        if office is None:
            return Match(())
        held = [(known, one) for known in self for one in known.offices]
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


def _role_words(role: str) -> frozenset[str]:
    return frozenset(word.folded for word in words(role) if word.stem)


def _only(codes: Sequence[str]) -> str | None:
    return codes[0] if len(codes) == 1 else None


def _rank(known: Known) -> tuple[int, str]:
    return -known.mentions, known.name


def _latest(known: Known) -> tuple[str, int]:
    """Order by the newest article, and where none is newer by how often somebody is named."""
    return _newest(known), known.mentions


def _newest(known: Known) -> str:
    days = [seen.article.article.published for seen in known.seen]
    return max((day.isoformat() for day in days if day), default="")
