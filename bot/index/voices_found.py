"""Who is quoted in the articles, found by going through all sayings."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from bot.index.people import People
from bot.index.sayings import Saying
from bot.index.table import Table
from bot.index.tokens import terms, words
from bot.names.gazetteer import Gazetteer
from bot.names.people import PeopleKnowledge

# "US Secretary of State", "the former Russian president", "President of Kazakhstan" speak for the
# country; "an expert on China", "director for China" do not.
_LEAD = re.compile(
    r"^(?:(?:the|an?|former|ex|then|senior|top|acting|deputy|chief)[\s-]+)+", re.IGNORECASE
)
_OF = re.compile(
    r"\b(?:of|spokes\w+ (?:for|from)) (?:the )?"
    r"((?:[A-Z][\w.'’-]*)(?: (?:and |of )?[A-Z][\w.'’-]*){0,4})"
)

_REMEMBERED = 1 << 16  # labels and roles: most are the same at each reload
_ROLE_WORDS = 4  # words of a country's name at the head of a role


class States:
    """Tells for which countries somebody speaks; remembers what roles say."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._named = lru_cache(_REMEMBERED)(gazetteer.resolve)
        self._in_role = lru_cache(_REMEMBERED)(self._read)

    def of(self, label: str, roles: Sequence[str], everybody: People) -> frozenset[str]:
        """Return the countries and blocs of a label with the roles that the articles give."""
        named = self._named(label)
        known = everybody.get(label)
        codes = {named.code} if named else set(known.codes if known else ())
        for role in (*roles, label):
            codes |= self._in_role(role)
        return frozenset(codes)

    def _read(self, role: str) -> frozenset[str]:
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
        return frozenset(country.code for country in found if country)


def voices_tables(
    sayings: Sequence[Saying], people: PeopleKnowledge, states: States, everybody: People
) -> dict[str, Table]:
    """Return the tables of `Voices`.

    "voices" has numbers of sayings, roles and countries by label, the most quoted
    first; "voices-families" what must stand where somebody is spoken of, by what
    the name is asked by; "voices-serving" labels by the country spoken for;
    "voices-called" places in "voices" by the stems of label and roles.
    """
    said: dict[str, list[int]] = {}
    roles: dict[str, set[str]] = {}
    for saying in sayings:
        if saying.label and saying.quotation.kind != "scare":
            _add(saying, said, roles)
    given = {label: sorted(roles.get(label, ())) for label in said}
    codes = {label: sorted(states.of(label, given[label], everybody)) for label in said}
    serving: dict[str, list[str]] = {}
    for label in said:
        for code in codes[label]:
            serving.setdefault(code, []).append(label)
    ordered = sorted(said, key=lambda label: (-len(said[label]), label))
    called: dict[str, list[int]] = {}
    for number, label in enumerate(ordered):
        for stem in sorted({stem for role in (label, *given[label]) for stem in _stems(role)}):
            called.setdefault(stem, []).append(number)
    return {
        "voices": Table.of({one: [said[one], given[one], codes[one]] for one in ordered}),
        "voices-families": Table.of(dict(_family_names(said, people))),
        "voices-serving": Table.of(serving),
        "voices-called": Table.of(called),
    }


def _add(saying: Saying, said: dict[str, list[int]], roles: dict[str, set[str]]) -> None:
    speaker = saying.quotation.speaker
    for label in (saying.label, *(speaker.joint if speaker else ())):
        if label:
            said.setdefault(label, []).append(saying.number)
    if saying.label and speaker and speaker.role:
        roles.setdefault(saying.label, set()).add(speaker.role)


def _family_names(
    labels: Iterable[str], people: PeopleKnowledge
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what a name is asked by, and what must stand where it is spoken of.

    That is the family name, or the whole name where two people share it.
    """
    names = [people.parse(label) for label in labels]
    whole = {_folded(name.words): _folded(name.family) for name in names if name.given}
    shared = Counter(whole.values())
    for full, family in whole.items():
        yield " ".join(full), family if shared[family] == 1 else full
        yield " ".join(family), family


@lru_cache(_REMEMBERED)
def _folded(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name as a question's words are read ("Al-Kindi" is two)."""
    return tuple(word.folded for word in words(" ".join(name)))


@lru_cache(_REMEMBERED)
def _stems(role: str) -> tuple[str, ...]:
    return tuple(terms(role))
