"""Who is quoted in the corpus, under every name a reader may use for them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.index.people import People
from bot.index.sayings import Saying
from bot.index.tokens import Word, terms, words
from bot.names.closest import closest
from bot.names.fold import fold
from bot.names.gazetteer import Gazetteer
from bot.names.people import PeopleKnowledge, match_person

# "US Secretary of State", "the former Russian president", "President of Kazakhstan" speak for the
# country; "an expert on China", "director for China" do not.
_LEAD = re.compile(
    r"^(?:(?:the|an?|former|ex|then|senior|top|acting|deputy|chief)[\s-]+)+", re.IGNORECASE
)
_OF = re.compile(
    r"\b(?:of|spokes\w+ (?:for|from)) (?:the )?"
    r"((?:[A-Z][\w.'’-]*)(?: (?:and |of )?[A-Z][\w.'’-]*){0,4})"
)

# Words of a name as typed and as written are this much alike, in per cent of their letters.
ALIKE = 70

_ROLE_WORDS = 4  # words of a country's name at the head of a role


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
    """All sayings by who said them: persons, bodies, states and unnamed roles."""

    def __init__(
        self,
        sayings: Sequence[Saying],
        people: PeopleKnowledge,
        gazetteer: Gazetteer,
        everybody: People,
    ) -> None:
        self._people = people
        self._everybody = everybody
        self._gazetteer = gazetteer
        self._by_label: dict[str, list[Saying]] = {}
        self._roles: dict[str, set[str]] = {}
        for saying in sayings:
            if saying.label and saying.quotation.kind != "scare":
                self._add(saying)
        self._families = dict(self._family_names())
        self._codes = {label: self._countries_of(label) for label in self._by_label}

    def _add(self, saying: Saying) -> None:
        speaker = saying.quotation.speaker
        for label in (saying.label, *(speaker.joint if speaker else ())):
            if label:
                self._by_label.setdefault(label, []).append(saying)
        if saying.label and speaker and speaker.role:
            self._roles.setdefault(saying.label, set()).add(speaker.role)

    def _family_names(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Yield what a name is asked by, and what must stand where it is spoken of.

        That is the family name, or the whole name where two people share it.
        """
        names = [self._people.parse(label) for label in self._by_label]
        whole = {_folded(name.words): _folded(name.family) for name in names if name.given}
        shared = Counter(whole.values())
        for full, family in whole.items():
            yield full, family if shared[family] == 1 else full
            yield family, family

    @property
    def labels(self) -> list[str]:
        """Every name or unnamed role that is quoted, the most quoted first."""
        return sorted(self._by_label, key=lambda label: (-len(self._by_label[label]), label))

    def roles(self, label: str) -> tuple[str, ...]:
        """Return the roles that the articles give to a speaker, as written."""
        return tuple(sorted(self._roles.get(label, ())))

    def codes(self, label: str | None) -> frozenset[str]:
        """Return the countries and blocs that a speaker speaks for."""
        return self._codes.get(label or "", frozenset())

    def family(self, folded: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the folded family name of somebody quoted whose full or family name is given."""
        return self._families.get(folded)

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
            for written in (name, *self._roles.get(name, ()))
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
        found = {
            id(saying): saying
            for label, sayings in self._by_label.items()
            if code in self._codes[label]
            for saying in sayings
        }
        return tuple(found.values())

    def _office(self, asked: str) -> Voice | None:
        """Return the sayings of who holds an office by the articles' titles and appositions."""
        if any(fold(label) == fold(asked) for label in self._by_label):
            return None
        held = self._everybody.holders(asked)
        names = [one.name for one in held.people if one.name in self._by_label]
        if not names:
            return None
        found = {id(s): s for name in names for s in self._by_label[name]}
        label = " and ".join(names)
        return Voice(label, tuple(found.values()), note=f"Shown for {label}.")

    def _person(self, asked: str) -> Voice | None:
        matched = match_person(asked, self.labels, self._people)
        if not matched.names:
            return None
        found = {id(s): s for name in matched.names for s in self._by_label[name]}
        label, note = " and ".join(matched.names), None
        if len(matched.names) > 1:
            note = f"“{asked}” may be {' or '.join(matched.names)}; all of them are shown."
        elif fold(asked) not in fold(label):
            note = f"Shown for {label}."
        return Voice(label, tuple(found.values()), note=note)

    def _role(self, asked: str) -> Voice | None:
        """Match "the eu diplomat" to "An EU diplomat familiar with the matter".

        A country asked for may be the speaker's without standing in the role.
        """
        wanted = [word for word in words(asked) if word.stem]
        fitting = [label for label in self.labels if self._has_role(label, wanted)]
        found = {id(s): s for label in fitting for s in self._by_label[label]}
        if not found:
            return None
        return Voice(" and ".join(fitting), tuple(found.values()))

    def _has_role(self, label: str, wanted: Sequence[Word]) -> bool:
        for role in (label, *self._roles.get(label, ())):
            held = frozenset(terms(role))
            rest = [word for word in wanted if word.stem not in held]
            if len(rest) < len(wanted) and all(self._speaks_for(label, word) for word in rest):
                return True
        return False

    def _speaks_for(self, label: str, word: Word) -> bool:
        country = self._gazetteer.resolve(word.folded)
        return country is not None and country.code in self._codes[label]

    def _unknown(self, asked: str) -> Voice:
        near = match_person(asked, self.labels, self._people).suggestions
        return Voice(asked, (), suggestions=near or closest(asked, self.labels, 3))

    def _countries_of(self, label: str) -> frozenset[str]:
        named = self._gazetteer.resolve(label)
        known = self._everybody.get(label)
        codes = {named.code} if named else set(known.codes if known else ())
        for role in (*self._roles.get(label, ()), label):
            codes |= self._countries_in_role(role)
        return frozenset(codes)

    def _countries_in_role(self, role: str) -> set[str]:
        head = _LEAD.sub("", role).split()[:_ROLE_WORDS]
        names = [" ".join(head[:count]) for count in range(len(head), 0, -1)]
        names += [match.group(1) for match in _OF.finditer(role)]
        bare = (re.sub(r"['’]s?$", "", name) for name in names)
        # "La" and "El" are no countries, whatever their letters stand for in a list of codes.
        found = (
            self._gazetteer.resolve(name)
            for name in bare
            if len(name.replace(".", "")) > 3 or name.isupper()
        )
        return {country.code for country in found if country}


def _folded(name: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a name as a question's words are read ("Al-Kindi" is two)."""
    return tuple(word.folded for word in words(" ".join(name)))
