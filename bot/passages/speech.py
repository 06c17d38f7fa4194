"""What `config/speech.toml` says: verbs of saying, nouns for people, bodies and documents."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from bot.names.people import Gender, PeopleKnowledge, fold
from bot.names.wordset import wordset

VerbForm = Literal["base", "s", "ing", "past"]
_DOUBLING = wordset("""
    quip chat stop brag beg snap admit submit commit refer rebut plan blog pen quiz crow nod
    jab tag dub jot regret
""") - {"crow"}
# Words that only a speaker uses of himself.
FIRST_PERSON = re.compile(
    r"\b(?:I|we|We|my|My|our|Our|me|I['’](?:m|ve|d|ll)|[Ww]e['’](?:re|ve|d|ll))\b"
)
_VOWELS = frozenset("aeiou")


class Word:
    """What a word in lower case can be, as bits to be joined: plain integers are fast."""

    FUNCTION: Final = 1
    CUE: Final = 2
    ADVERB: Final = 4
    AUXILIARY: Final = 8
    ROLE: Final = 16
    BODY: Final = 32
    DOCUMENT: Final = 64
    TIME: Final = 128
    TITLE: Final = 256
    PARTICLE: Final = 512
    OCCASION: Final = 1024
    PRONOUN: Final = 2048
    SCARE: Final = 4096
    DAY: Final = 8192
    MONTH: Final = 16384
    THING: Final = 32768
    OPENER: Final = 65536
    VERB: Final = 131072
    TRADE: Final = 262144
    TOPIC: Final = 524288


PRONOUNS = {
    "he": "m",
    "she": "f",
    "they": "many",
    "it": "it",
    "i": "self",
    "we": "self",
    "who": "who",
    "that": "who",
    "which": "who",
}


@dataclass(frozen=True, slots=True)
class Verb:
    """One inflected form of a verb that reports."""

    base: str
    form: VerbForm
    classes: frozenset[str]

    @property
    def weak(self) -> bool:
        """It also names plain acts, so that it needs words in marks or a clause."""
        return "act" in self.classes or "speech" not in self.classes


@dataclass(frozen=True, slots=True)
class SpeechKnowledge:
    """Lexicon for finding sayings. Keys are words in lower case with straight apostrophes."""

    verbs: Mapping[str, tuple[Verb, ...]]
    words: Mapping[str, int]
    genders: Mapping[str, Gender]
    plurals: Mapping[str, str]
    openers: tuple[tuple[str, ...], ...]
    people: PeopleKnowledge
    labels: frozenset[str]
    endings: tuple[str, ...]
    stance: Mapping[str, frozenset[str]]
    sources: Mapping[str, frozenset[str]]

    @classmethod
    def from_data(cls, data: Mapping[str, Any], people: PeopleKnowledge) -> "SpeechKnowledge":
        """Build from the parsed TOML; raises KeyError when a table is missing."""
        words: dict[str, int] = {}

        def mark(names: Iterable[str], kind: int) -> None:
            for name in names:
                words[name] = words.get(name, 0) | kind

        verbs = _inflect(data["verbs"])
        mark(verbs, Word.CUE)
        mark(data["verbs"]["plain"].split(), Word.VERB)
        mark(data["function"]["words"].split(), Word.FUNCTION)
        mark(data["adverbs"]["words"].split(), Word.ADVERB)
        mark(
            (word.replace("’", "'") for word in data["adverbs"]["auxiliaries"].split()),
            Word.AUXILIARY,
        )
        plurals: dict[str, str] = {}
        roles = [
            word
            for key in ("male", "female", "any", "trades")
            for word in data["roles"][key].split()
        ]
        mark(data["roles"]["plural"].split(), Word.ROLE)
        mark(data["roles"]["trades"].split(), Word.TRADE)
        for nouns, kind in (
            (roles, Word.ROLE),
            (data["bodies"]["words"].split(), Word.BODY),
            (data["documents"]["words"].split(), Word.DOCUMENT),
        ):
            mark(nouns, kind)
            more = {_plural(noun): noun for noun in nouns}
            mark(more, kind)
            plurals |= more
        plurals |= {word: word for word in data["roles"]["plural"].split()}
        mark(data["occasions"]["words"].split(), Word.OCCASION)
        mark(data["things"]["words"].split(), Word.THING)
        mark(data["topics"]["words"].split(), Word.TOPIC)
        mark(data["scare"]["before"].split(), Word.SCARE)
        mark(data["time"]["days"].split(), Word.TIME | Word.DAY)
        months = data["time"]["months"].split()
        mark((*months, *(f"{month}." for month in months)), Word.TIME | Word.MONTH)
        mark(data["time"]["words"].split(), Word.TIME)
        mark(people.titles, Word.TITLE)
        mark(people.particles, Word.PARTICLE)
        mark(PRONOUNS, Word.PRONOUN)
        genders: dict[str, Gender] = dict.fromkeys(data["roles"]["male"].split(), "m")
        genders |= dict.fromkeys(data["roles"]["female"].split(), "f")
        openers = tuple(
            tuple(line.split()) for line in data["phrases"]["according"].strip().splitlines()
        )
        mark((opener[0] for opener in openers), Word.OPENER)
        stance = {name: frozenset(names.split()) for name, names in data["stance"].items()}
        sources = {name: frozenset(names.split()) for name, names in data["sources"].items()}
        for key in ("ascribed", "views", "given"):
            mark(sources[key], Word.OPENER)
        labels = frozenset(data["labels"]["words"].split())
        endings = tuple(data["endings"]["people"].split())
        return cls(
            verbs, words, genders, plurals, openers, people, labels, endings, stance, sources
        )

    def name_start(self, words: Sequence[str]) -> int:
        """Return where the name starts after the titles and roles in `words`.

        That is their number when no name is left. A title that is a given name
        too ("Emir Hodžić") counts as one when a single family name follows, and
        a family name that is a title too ("Ms. Sheikh", "Zainab Sheikh") stays
        one after a given name or honorific.
        """
        low = [word.lower().rstrip(".") for word in words]
        titles = [
            at
            for at, word in enumerate(low)
            if _is_title(self._before_name(word, at, len(low)), words[at])
            and self.plurals.get(word) != word
        ]
        if not titles:
            return 0
        last = titles.pop()
        if (
            last == len(low) - 1
            and last > 0
            and (
                low[last - 1] in self.people.honorifics
                or self.people.gender(low[last - 1])
                or (self.people.gender(low[0]) and 0 not in titles)
            )
        ):
            last = titles.pop() if titles else -1
        if (
            last == len(low) - 2
            and last >= 0
            and self.people.given.get(fold(low[last]))
            and low[last] not in self.people.honorifics
        ):
            last = titles.pop() if titles else -1
        return last + 1

    def _before_name(self, low: str, at: int, count: int) -> int:
        """What a word before a name can be; its ending alone makes no last name a role."""
        ends = at == count - 1 > 0
        return self.words.get(low, 0) if ends else self.kinds(low)

    def kinds(self, low: str) -> int:
        """Return what a word in lower case can be; unknown nouns for people go by their ending."""
        known = self.words.get(low)
        if known is not None:
            return known
        if "-of-" in low:  # "dad-of-three"
            return self.kinds(low.split("-of-", maxsplit=1)[0]) & Word.ROLE
        return Word.ROLE if len(low) > 6 and low.endswith(self.endings) else 0


def _is_title(kinds: int, word: str) -> bool:
    """Tell a title or role; "Smith" and "Baker" written large are names."""
    trade = kinds & Word.TRADE and word[:1].isupper() and not kinds & Word.TITLE
    return bool(kinds & (Word.TITLE | Word.ROLE)) and not trade


def _inflect(table: Mapping[str, Any]) -> dict[str, tuple[Verb, ...]]:
    classes: dict[str, set[str]] = {}
    for kind in ("speech", "thought", "document", "act"):
        for base in table[kind].split():
            classes.setdefault(base, set()).add(kind)
    forms: dict[str, dict[tuple[str, str], Verb]] = {}
    for base, kinds in classes.items():
        for word, form in _forms(base, table["irregular"]):
            forms.setdefault(word, {})[base, form] = Verb(base, form, frozenset(kinds))
    return {word: tuple(found.values()) for word, found in forms.items()}


def _forms(base: str, irregular: Mapping[str, str]) -> list[tuple[str, VerbForm]]:
    stem = base
    if base.endswith("e") and not base.endswith("ee"):
        stem = base[:-1]
    elif base in _DOUBLING:
        stem = base + base[-1]
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    past = base + "d" if base.endswith("ee") else stem + "ed"
    if base.endswith("y") and base[-2] not in _VOWELS:
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    pasts = irregular[base].split() if base in irregular else [past]
    return [
        (base, "base"),
        (third, "s"),
        (stem + "ing", "ing"),
        *((word, "past") for word in dict.fromkeys(pasts)),
    ]


def _plural(noun: str) -> str:
    if noun.endswith("man") and noun != "human":
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    return noun + "s"
