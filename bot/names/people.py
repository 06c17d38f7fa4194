"""Names of persons: taken apart, compared across spellings, grouped, and looked up.

A spelling is compared by a *sound key*: letters that transliterations swap
(q/k, y/i, kh/h, w/v, double letters, vowels after the first) are made equal.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from rapidfuzz import fuzz

from bot.names.fold import fold as plain

Gender = Literal["m", "f"]

_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ‘`][^\W\d_]+)*\.?")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"['’ʼ‘`.]", ""),
        (r"shch|sch|sh|sz", "S"),
        (r"dzh|dj|zh|j", "Z"),
        (r"tch|tsch|tsj|cz|ch", "C"),
        (r"kh|gh|h", "h"),
        (r"ph", "f"),
        (r"ck|q|k|c|x", "k"),
        (r"ou|oo|w|v", "u"),
        (r"iy|yy|ij|ii|ay|ai|ey|ei|y|i|e", "i"),
        (r"o", "u"),
    )
)
_NICKNAMES = (
    "mike michael", "joe joseph", "bill william will billy", "bob robert rob bobby",
    "jim james jimmy", "tom thomas", "dick richard rick", "ted edward theodore ed",
    "chris christopher", "dan daniel danny", "dave david", "steve stephen steven",
    "tim timothy", "kate katherine kathy catherine", "jeff jeffrey", "ben benjamin",
    "tony anthony antony", "nick nicholas", "sam samuel", "matt matthew", "ron ronald",
    "greg gregory", "ken kenneth", "larry lawrence", "liz elizabeth",
    "alex alexander aleksandr", "don donald", "andy andrew", "bernie bernard",
    "chuck charles", "sasha aleksandr alexander",
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return a name in small letters without accents; kept, since every name is asked often."""
    return plain(name)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return the sound key of one name word: equal for common transliterations of it."""
    key = fold(word).replace("-", "")
    for pattern, repl in _SOUNDS:
        key = pattern.sub(repl, key)
    key = re.sub(r"(.)\1+", r"\1", key)
    return key[:1] + re.sub(r"[aiu]", "", key[1:]) if len(key) > 1 else key


_NICK: dict[str, frozenset[int]] = {}
for _number, _group in enumerate(_NICKNAMES):
    for _nick in _group.split():
        _NICK[_nick] = _NICK.get(_nick, frozenset()) | {_number}


def _words(data: Mapping[str, Any], table: str, key: str = "words") -> frozenset[str]:
    return frozenset(fold(word) for word in str(data[table][key]).split())


# The same names are asked for over and over, those of an archive at each reload; so many are kept
# taken apart.
KEPT_NAMES = 1 << 16


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart. `given` and `family` are words as written, in order.

    `words` are all those that carry the name, in the order written.
    """

    title: str | None
    given: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str | None
    full: str

    words: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Part the name once; its words are asked for again and again."""
        object.__setattr__(self, "words", tuple(self.full.split()))


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """Answer to "whom does this query mean": exact hits, or suggestions."""

    names: tuple[str, ...]
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleKnowledge:
    """What `config/people.toml` says. Every word is folded (see `fold`)."""

    titles: Mapping[str, Gender | None]
    initials: frozenset[str]
    honorifics: frozenset[str]
    given: Mapping[str, Gender]
    particles: frozenset[str]
    suffixes: frozenset[str]
    surname_first: frozenset[str]
    spellings: Mapping[str, str]
    _parsed: dict[str, PersonName] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "PeopleKnowledge":
        """Build from the parsed TOML; raises KeyError when a table is missing."""
        titles: dict[str, Gender | None] = dict.fromkeys(_words(data, "titles", "any"))
        initials = _words(data, "titles", "initials")
        titles |= dict.fromkeys(initials)
        titles |= dict.fromkeys(_words(data, "titles", "male"), "m")
        titles |= dict.fromkeys(_words(data, "titles", "female"), "f")
        female = _words(data, "given", "female")
        male = _words(data, "given", "male")
        given: dict[str, Gender] = dict.fromkeys(female - male, "f")
        given |= dict.fromkeys(male - female, "m")
        spellings = {
            fold(form): group[0] for group in data["spellings"]["groups"] for form in group
        }
        return cls(
            titles=titles,
            initials=initials,
            honorifics=_words(data, "titles", "honorific"),
            given=given,
            particles=_words(data, "particles"),
            suffixes=_words(data, "particles", "suffixes"),
            surname_first=_words(data, "surname_first"),
            spellings=spellings,
        )

    def gender(self, given: str) -> Gender | None:
        """Return what a given name tells about its bearer, None when it tells nothing."""
        key = fold(given)
        return self.given.get(key) or self.given.get(key.split("-")[0])

    def parse(self, name: str) -> PersonName:
        """Take a written name apart: titles off, particles to the family name."""
        known = self._parsed.get(name)
        if known is None:
            if len(self._parsed) >= KEPT_NAMES:
                self._parsed.clear()
            known = self._parsed[name] = self._taken_apart(name)
        return known

    def _taken_apart(self, name: str) -> PersonName:
        words = _WORD.findall(name.replace("’s", "").replace("'s", ""))
        title: list[str] = []
        while len(words) > 1 and fold(words[0]).rstrip(".") in self.titles:
            if len(words) == 2 and self.given.get(fold(words[0])):
                break  # "Emir Hodžić" is no emir
            title.append(words.pop(0))
        suffix = None
        while len(words) > 1 and fold(words[-1]).rstrip(".") in self.suffixes:
            suffix = words.pop()
        family = self._family_at(words)
        if family == 0 and len(words) > 1 and fold(words[0]) in self.particles:
            given, names = [], words
        elif family == 0:
            given, names = words[1:], words[:1]
        else:
            given, names = words[:family], words[family:]
        return PersonName(
            " ".join(title) or None, tuple(given), tuple(names), suffix, " ".join(words)
        )

    def _family_at(self, words: Sequence[str]) -> int:
        """Index where the family name starts; 0 when it comes first."""
        if len(words) < 2:
            return 0
        folded = [fold(word) for word in words]
        family_first = folded[0] in self.surname_first and folded[-1] not in self.surname_first
        told = self.gender(words[0]) is not None and self.gender(words[-1]) is not None
        if family_first and len(words) <= 3 and not told:
            return 0
        at = len(words) - 1
        if all(word in self.particles for word in folded[:at]):
            return 0
        while at > 1 and folded[at - 1] in self.particles:
            at -= 1
        return at

    def canonical(self, name: str) -> str:
        """Return the preferred spelling listed for `name`, else `name`."""
        return self.spellings.get(fold(name), name)


def bare(word: str) -> str:
    """Return a name word folded, without full stop and Arabic article."""
    folded = fold(word).rstrip(".")
    return (
        folded[3:]
        if folded.startswith(("al-", "el-", "ul-", "ad-", "ar-", "as-", "an-", "az-", "at-"))
        and len(folded) > 5
        else folded
    )


def _same_word(left: str, right: str) -> bool:
    """Tell whether two name words are one: same letters, same sounds or a slip of one."""
    a, b = bare(left), bare(right)
    if a == b:
        return True
    if min(len(a), len(b)) > 4 and (a == b + "s" or b == a + "s"):
        return True
    return len(a) > 3 and len(b) > 3 and sound(a) == sound(b) and fuzz.ratio(a, b) >= 60


def same_given(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether given names are compatible: equal, an initial, or a short form."""
    if not left or not right:
        return True
    for a in left:
        for b in right:
            x, y = fold(a).rstrip("."), fold(b).rstrip(".")
            if _same_word(x, y) or (x[:1] == y[:1] and 1 in (len(x), len(y))):
                return True
            if _NICK.get(x, frozenset()) & _NICK.get(y, frozenset()):
                return True
            if sound(x).startswith(sound(y)) and len(y) > 2:
                return True
    return False


def same_person(left: PersonName, right: PersonName) -> bool:
    """Tell whether two names can be one person's: family equal, given names not at odds."""
    if not left.full or not right.full:
        return False
    if fold(left.full) == fold(right.full):
        return True
    if len(left.words) == 1 or len(right.words) == 1:
        one, other = (left, right) if len(left.words) == 1 else (right, left)
        return any(_same_word(one.words[0], word) for word in (*other.family, *other.given[:1]))
    if _same_word(left.family[-1], right.family[-1]):
        return same_given(left.given, right.given)
    flipped = sorted(map(fold, left.words)) == sorted(map(fold, right.words))
    return flipped and len(left.words) > 1


def match_person(
    query: str, people: Sequence[str], knowledge: PeopleKnowledge, cutoff: float = 78.0
) -> PersonMatch:
    """Find whom a query means among canonical names.

    A full name, a surname, a given name, a transliteration or a misspelling
    matches; several people of one surname are all returned. Near names that
    are no match come back as suggestions, best first.
    """
    wanted = knowledge.parse(knowledge.canonical(query.strip()))
    folded = fold(query.strip())
    exact = tuple(name for name in people if fold(name) == folded)
    if exact:
        return PersonMatch(exact, ())
    same = tuple(name for name in people if same_person(wanted, knowledge.parse(name)))
    if same:
        return PersonMatch(same, ())
    scored = sorted(
        ((fuzz.WRatio(folded, fold(name)), name) for name in people), key=lambda x: (-x[0], x[1])
    )
    close = tuple(name for score, name in scored if score >= cutoff)
    if close and scored[0][0] >= 86:
        best = scored[0][0]
        return PersonMatch(tuple(n for s, n in scored if s >= best - 2), close[:5])
    return PersonMatch((), close[:5])
