"""What `config/speech.toml` says: verbs of saying, nouns for people, bodies and documents."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from bot.names.people import Gender, PeopleKnowledge, fold
from bot.names.wordset import wordset
from bot.passages.inflection import Verb, inflect, plural

# Words that only a speaker uses of himself.
FIRST_PERSON = re.compile(
    r"\b(?:I|we|We|my|My|our|Our|me|I['’](?:m|ve|d|ll)|[Ww]e['’](?:re|ve|d|ll))\b"
)
# Verbs whose form in -ing is hardly ever a noun.
_NO_NOUNS = wordset("say tell add claim insist argue")


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
    # What only a word as written tells: see `WordForms`.
    CAPITAL: Final = 1048576
    NOMINAL: Final = 2097152


PRONOUNS = {
    "he": "m",
    "she": "f",
    "they": "many",
    "it": "it",
    "he'd": "m",
    "she'd": "f",
    "they'd": "many",
    "i": "self",
    "we": "self",
    "who": "who",
    "that": "who",
    "which": "who",
}


# Capitals make these abbreviations, not pronouns.
SHOUTED = frozenset({"US", "IT", "WHO", "UN", "AN"})
# A name with its particle joined to it: "al-Zubaydi", "d'Estaing".
PREFIXED = re.compile(
    r"(?:al|el|ul|ud|ur|ad|an|ar|as|ash|at|az|d|dall|dell|l)[-‑'’ʼ](?=[^\W\d_])(?![a-z])"
)
# An article has a few thousand different words, and the next one has most of them too.
_KEPT_FORMS = 1 << 16
_KEPT_NAMES = 1 << 14


class WordForms(dict[str, int]):
    """What a word can be, by the word as written; each worked out once.

    Beside what the word in lower case can be: whether it starts with a capital
    letter (or in a script without case) and can stand inside a noun phrase.
    """

    def __init__(self, speech: "SpeechKnowledge") -> None:
        super().__init__()
        self._speech = speech

    def __missing__(self, word: str) -> int:
        """Work out and keep what a word met for the first time can be."""
        low = word.lower().replace("’", "'")
        first = word[0]
        flags = 0 if word in SHOUTED else self._speech.kinds(low)
        if flags & Word.TRADE and first.isupper():
            flags &= ~Word.ROLE
        if first.isupper() or (first.isalpha() and first.lower() == first.upper()) or first in "@#":
            flags |= Word.CAPITAL
        elif "-" in word or "'" in low:
            flags |= Word.CAPITAL * (PREFIXED.match(word) is not None)
        if word == "&" or (low == "'s" and len(word) > 1) or self._is_nominal(first, low, flags):
            flags |= Word.NOMINAL
        if len(self) >= _KEPT_FORMS:
            self.clear()
        self[word] = flags
        return flags

    def _is_nominal(self, first: str, low: str, flags: int) -> bool:
        if not (first.isalnum() or first in "@#"):
            return False
        capital = bool(flags & Word.CAPITAL)
        if flags & (Word.FUNCTION | Word.PRONOUN | Word.TIME | Word.AUXILIARY):
            return capital and bool(flags & Word.TIME) and not flags & (Word.DAY | Word.MONTH)
        if capital or flags & (Word.ROLE | Word.BODY | Word.DOCUMENT):
            return True
        if flags & (Word.VERB | Word.ADVERB):
            return False
        return not (flags & Word.CUE and self._is_finite(low))

    def _is_finite(self, low: str) -> bool:
        """Tell whether a form is a verb of saying and no noun: past, third person, "saying"."""
        return any(
            (verb.form in ("past", "s") and not verb.weak)
            or (verb.form == "ing" and verb.base in _NO_NOUNS)
            for verb in self._speech.verbs[low]
        )


@dataclass(frozen=True, slots=True, eq=False)
class SpeechKnowledge:
    """Lexicon for finding sayings. Keys are words in lower case with straight apostrophes.

    One object equals only itself, so that what was found by it can be kept under it.
    """

    verbs: Mapping[str, tuple[Verb, ...]]
    words: Mapping[str, int]
    genders: Mapping[str, Gender]
    plurals: Mapping[str, str]
    senses: Mapping[str, frozenset[str]]
    openers: tuple[tuple[str, ...], ...]
    people: PeopleKnowledge
    labels: frozenset[str]
    endings: tuple[str, ...]
    stance: Mapping[str, frozenset[str]]
    sources: Mapping[str, frozenset[str]]
    forms: WordForms = field(init=False, repr=False)
    _name_starts: dict[tuple[str, ...], int] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Start with no word form worked out."""
        object.__setattr__(self, "forms", WordForms(self))

    @classmethod
    def from_data(cls, data: Mapping[str, Any], people: PeopleKnowledge) -> "SpeechKnowledge":
        """Build from the parsed TOML; raises KeyError when a table is missing."""
        words: dict[str, int] = {}

        def mark(names: Iterable[str], kind: int) -> None:
            for name in names:
                words[name] = words.get(name, 0) | kind

        verbs = inflect(data["verbs"])
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
            more = {plural(noun): noun for noun in nouns}
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
        senses = {noun: frozenset(others.split()) for noun, others in data["senses"].items()}
        return cls(
            verbs,
            words,
            genders,
            plurals,
            senses,
            openers,
            people,
            labels,
            endings,
            stance,
            sources,
        )

    def name_start(self, words: Sequence[str]) -> int:
        """Return where the name starts after the titles and roles in `words`.

        That is their number when no name is left. A title that is a given name
        too ("Emir Hodžić") counts as one when a single family name follows, and
        a family name that is a title too ("Ms. Sheikh", "Zainab Sheikh") stays
        one after a given name or honorific.
        """
        key = tuple(words)
        known = self._name_starts.get(key)
        if known is None:
            if len(self._name_starts) >= _KEPT_NAMES:
                self._name_starts.clear()
            known = self._name_starts[key] = self._name_start(key)
        return known

    def _name_start(self, words: Sequence[str]) -> int:
        low = [word.lower().rstrip(".") for word in words]
        if len(low) == 1 and low[0] in self.people.initials:
            return 0
        titles = [
            at
            for at, word in enumerate(low)
            if _is_title(self._before_name(word, at, len(low)), words[at])
            and self.plurals.get(word) != word
            and not (at == len(low) - 1 > 0 and word in self.people.suffixes)  # "John Doe Sr."
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
        if low.endswith("n't"):
            return Word.AUXILIARY
        if "-of-" in low:  # "dad-of-three"
            return self.kinds(low.split("-of-", maxsplit=1)[0]) & Word.ROLE
        return Word.ROLE if len(low) > 6 and low.endswith(self.endings) else 0


def _is_title(kinds: int, word: str) -> bool:
    """Tell a title or role; "Smith" and "Baker" written large are names."""
    trade = kinds & Word.TRADE and word[:1].isupper() and not kinds & Word.TITLE
    return bool(kinds & (Word.TITLE | Word.ROLE)) and not trade
