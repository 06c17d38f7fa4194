"""Who is quoted in the corpus, under every name a reader may use for them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

from bot.index.people import People
from bot.index.sayings import Saying, Sayings
from bot.index.table import Table
from bot.index.tokens import Word, terms, words
from bot.names.closest import closest
from bot.names.fold import fold
from bot.names.gazetteer import Gazetteer
from bot.names.people import PeopleKnowledge, match_person

# Words of a name as typed and as written are this much alike, in per cent of their letters.
ALIKE = 70

_AT_HAND = 4096  # speakers


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of a speaker: numbers of sayings, roles as written, countries spoken for."""

    sayings: tuple[int, ...]
    roles: tuple[str, ...]
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Voice:
    """The sayings that a name means; `note` tells the reader how the name was understood.

    With no sayings, `suggestions` are the nearest names that are quoted.
    """

    label: str
    sayings: tuple[Saying, ...]
    suggestions: tuple[str, ...] = ()
    note: str | None = None


class Voices:
    """All sayings by who said them: persons, bodies, states, unnamed roles; see `voices_found`."""

    def __init__(
        self,
        tables: Mapping[str, Table],
        sayings: Sayings,
        people: PeopleKnowledge,
        gazetteer: Gazetteer,
        everybody: People,
    ) -> None:
        self._tables, self._sayings = tables, sayings
        self._people = people
        self._everybody = everybody
        self._gazetteer = gazetteer
        self._known = lru_cache(_AT_HAND)(self._read)

    def _read(self, label: str) -> "_Known":
        numbers, roles, codes = self._tables["voices"].get(label, ((), (), ()))
        return _Known(tuple(numbers), tuple(roles), frozenset(codes))

    def _said(self, labels: Iterable[str]) -> tuple[Saying, ...]:
        """Return the sayings of some speakers, each once."""
        numbers = dict.fromkeys(n for label in labels for n in self._known(label).sayings)
        return tuple(map(self._sayings.__getitem__, numbers))

    @property
    def labels(self) -> list[str]:
        """Every name or unnamed role that is quoted, the most quoted first."""
        return self._tables["voices"].names

    def roles(self, label: str) -> tuple[str, ...]:
        """Return the roles that the articles give to a speaker, as written."""
        return self._known(label).roles

    def codes(self, label: str | None) -> frozenset[str]:
        """Return the countries and blocs that a speaker speaks for."""
        return self._known(label or "").codes

    def family(self, folded: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the folded family name of somebody quoted whose full or family name is given."""
        family = self._tables["voices-families"].get(" ".join(folded))
        return tuple(family) if family else None

    def is_person(self, asked: str) -> bool:
        """Tell whether `asked` means one who is quoted, by name or by role, not a country."""
        return bool(self._office(asked) or self._named(asked) or self._role(asked))

    def _named(self, asked: str) -> Voice | None:
        """Return whom `asked` names, when no word of it is left over."""
        person = self._person(asked)
        return person if person and self._all_named(asked, person.label) else None

    def _all_named(self, asked: str, label: str) -> bool:
        """Tell whether every word of `asked` belongs to the name that it was matched with."""
        known = {
            word.folded
            for name in label.split(" and ")
            for written in (name, *self._known(name).roles)
            for word in words(written)
        }
        return all(
            not word.stem
            or word.folded in self._people.titles
            or any(fuzz.ratio(word.folded, one) >= ALIKE for one in known)
            for word in words(asked)
        )

    def find(self, asked: str) -> Voice:
        """Return the sayings of whom `asked` means.

        A full name, surname, spelling, misspelling, role ("eu diplomat") or
        country ("kazakhstan": all who speak for it).
        """
        country = self._gazetteer.resolve(asked)
        if country:
            sayings = self.of_country(country.code)
            if sayings:
                note = f"All who speak for {country.name} in the articles."
                return Voice(country.name, sayings, note=note)
        return (
            self._office(asked)
            or self._named(asked)
            or self._role(asked)
            or self._person(asked)
            or self._unknown(asked)
        )

    def of_country(self, code: str) -> tuple[Saying, ...]:
        """Return the sayings of a country's officials and of the state itself."""
        return self._said(self._tables["voices-serving"].get(code, ()))

    def heard_in(self, labels: Iterable[str]) -> frozenset[int]:
        """Return the numbers of the articles in which one of some speakers says something."""
        numbers = {number for label in labels for number in self._known(label).sayings}
        return frozenset(map(self._sayings.article_of, numbers))

    def serving(self, code: str) -> list[str]:
        """Return the labels of all who speak for a country."""
        found: list[str] = self._tables["voices-serving"].get(code, [])
        return found

    def _office(self, asked: str) -> Voice | None:
        """Return the sayings of who holds an office by the articles' titles and appositions."""
        if fold(asked) in self._folded:
            return None
        held = self._everybody.holders(asked)
        names = [one.name for one in held.people if one.name in self._tables["voices"]]
        if not names:
            return None
        label = " and ".join(names)
        return Voice(label, self._said(names), note=f"Shown for {label}.")

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(map(fold, self.labels))

    def _person(self, asked: str) -> Voice | None:
        matched = match_person(asked, self.labels, self._people)
        if not matched.names:
            return None
        label, note = " and ".join(matched.names), None
        if len(matched.names) > 1:
            note = f"“{asked}” may be {' or '.join(matched.names)}; all of them are shown."
        elif fold(asked) not in fold(label):
            note = f"Shown for {label}."
        return Voice(label, self._said(matched.names), note=note)

    def _role(self, asked: str) -> Voice | None:
        """Match "the eu diplomat" to "An EU diplomat familiar with the matter".

        A country asked for may be the speaker's without standing in the role.
        """
        wanted = [word for word in words(asked) if word.stem]
        called = self._tables["voices-called"]
        numbers = {number for word in wanted for number in called.get(word.stem, ())}
        labels = (self.labels[number] for number in sorted(numbers))
        fitting = [label for label in labels if self._has_role(label, wanted)]
        return Voice(" and ".join(fitting), self._said(fitting)) if fitting else None

    def _has_role(self, label: str, wanted: Sequence[Word]) -> bool:
        for role in (label, *self._known(label).roles):
            held = frozenset(terms(role))
            rest = [word for word in wanted if word.stem not in held]
            if len(rest) < len(wanted) and all(self._speaks_for(label, word) for word in rest):
                return True
        return False

    def _speaks_for(self, label: str, word: Word) -> bool:
        country = self._gazetteer.resolve(word.folded)
        return country is not None and country.code in self._known(label).codes

    def _unknown(self, asked: str) -> Voice:
        near = match_person(asked, self.labels, self._people).suggestions
        return Voice(asked, (), suggestions=near or closest(asked, self.labels, 3))
