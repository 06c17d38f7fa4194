"""A language that the bot speaks: its fixed phrases, counted nouns, days and numbers.

English is the language of the code: a phrase is named by its English text, and
what a language's file leaves out stays English.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from string import Formatter
from typing import Final

Plural = Callable[[int], int]

# Which of a noun's forms goes with a whole number; after the plural rules of Unicode's CLDR.
PLURALS: Final[dict[str, Plural]] = {
    "one form": lambda _: 0,
    "one, other": lambda n: int(n != 1),
    "up to one, other": lambda n: int(n > 1),
    "one, few, many": lambda n: (
        0 if n % 10 == 1 and n % 100 != 11 else 1 if _few(n) else 2
    ),
}  # fmt: skip
FORMS: Final = {"one form": 1, "one, other": 2, "up to one, other": 2, "one, few, many": 3}

NOUNS: Final = {
    "article": ("{n} article", "{n} articles"),
    "file": ("{n} file", "{n} files"),
    "paragraph": ("{n} paragraph", "{n} paragraphs"),
    "passage": ("{n} passage", "{n} passages"),
    "quotation": ("{n} quotation", "{n} quotations"),
    "saying": ("{n} saying", "{n} sayings"),
    "word": ("{n} word", "{n} words"),
}
# What stands in a sentence for words of ours, and for names with days or joined by "and".
_OWN: Final = frozenset({"reason", "kind"})
_SEVERAL: Final = frozenset({"names", "others"})
_LISTS: Final = _SEVERAL | {"first"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


_BETWEEN = re.compile(r"(?<=[.?]) (?=[A-Z“])")


def _few(number: int) -> bool:
    return 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14


@dataclass(frozen=True, slots=True)
class Language:
    """How the bot speaks one language.

    `locales` are Discord's codes for it, none where Discord has none; `phrases`
    give the translation of an English phrase, `sentences` of those
    that others say and that are recognised here, `counts` the forms of a counted
    noun in the order of `plurals`, `commands` the names of commands and options.
    """

    code: str = "en"
    name: str = "English"
    locales: tuple[str, ...] = ("en-US", "en-GB")
    plurals: str = "one, other"
    thousands: str = ","
    written_day: str = "{day} {month} {year}"
    months: tuple[str, ...] = _MONTHS
    months_alone: tuple[str, ...] = _MONTHS
    counts: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NOUNS)
    phrases: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)
    commands: Mapping[str, str] = field(default_factory=dict)

    def say(self, english: str, /, **values: object) -> str:
        """Return a phrase with its placeholders filled; whole numbers are grouped."""
        shown = {
            name: self.number(value) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return self._known(english).format(**shown)

    def count(self, number: int, noun: str) -> str:
        """Return "1 article", "1,200 articles"; `noun` is one of `NOUNS`."""
        return self.counts[noun][PLURALS[self.plurals](number)].format(n=self.number(number))

    def number(self, number: int) -> str:
        """Return a whole number with its thousands parted."""
        return f"{number:,}".replace(",", self.thousands)

    def day(self, value: date) -> str:
        """Return a date as it is written out: 7 March 2023."""
        month = self.months[value.month - 1]
        return self.written_day.format(day=value.day, month=month, year=value.year)

    def month(self, value: date) -> str:
        """Return the month of a date as it is written out: March 2023."""
        month = self.months_alone[value.month - 1]
        return self.say("{month} {year}", month=month, year=str(value.year))

    def translated(self, text: str) -> str:
        """Return what the answers say in English in this language, as it is where it is not known.

        Sentences are recognised by their fixed words, so that whoever speaks
        them need not know of languages.
        """
        several = [self._recognised(sentence) for sentence in parts(text)]
        known = [sentence for sentence in several if sentence is not None]
        return " ".join(known) if len(known) == len(several) else self._recognised(text) or text

    def _recognised(self, sentence: str) -> str | None:
        if sentence in self.sentences:
            return self.sentences[sentence]
        for english in sorted(self.sentences, key=_fixed, reverse=True):
            values = filled(english, sentence) if "{" in english else None
            if values:
                told = {name: self._value(name, value) for name, value in values.items()}
                return self.sentences[english].format(**told)
        return None

    def _value(self, name: str, value: str) -> str:
        """Return what the answers put into a sentence, with our own words in it translated."""
        if name in _OWN:
            return self._recognised(value) or value
        if name not in _LISTS:
            return value
        value = _DAY.sub(lambda found: f"({self.day(_read_day(found))})", value)
        value = value.replace("(undated)", f"({self.say('undated')})")
        more = _MORE.fullmatch(value)
        if more:
            return self.say("{names} and {n} more", names=more[1], n=more[2])
        one, both, other = value.rpartition(" and ") if name in _SEVERAL else ("", "", "")
        return self.say("{one} and {other}", one=one, other=other) if both else value

    def heard(self, english: str, said: str) -> dict[str, str] | None:
        """Return the values in a phrase that was said in this language; None for another one."""
        return filled(self._known(english), said)

    def _known(self, english: str) -> str:
        return self.phrases.get(english) or self.sentences.get(english, english)


ENGLISH: Final = Language()
_DAY = re.compile(rf"\((\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\)")
_MORE = re.compile(r"(.+) and (\d+) more", re.DOTALL)


def _read_day(found: re.Match[str]) -> date:
    day, month, year = found.groups()
    return date(int(year), _MONTHS.index(month) + 1, int(day))


def parts(text: str) -> list[str]:
    """Return the sentences of a text."""
    return _BETWEEN.split(text)


def phrase(english: str) -> str:
    """Mark a text as one that is said elsewhere, so that its translations are looked for."""
    return english


def filled(template: str, text: str) -> dict[str, str] | None:
    """Return what stands in `text` for the placeholders of `template`; None where it differs.

    A placeholder ends where the fixed words after it are first met, so the
    time is linear; two of them without words between cannot be told apart.
    """
    values: dict[str, str] = {}
    at, pending = 0, ""
    for fixed, name, _, _ in Formatter().parse(template):
        found = text.find(fixed, at) if pending else at if text.startswith(fixed, at) else -1
        if pending and not name and fixed and text.endswith(fixed):
            found = len(text) - len(fixed)
        if found < at or (pending and found == at):
            return None
        if pending:
            values[pending] = text[at:found]
        at, pending = found + len(fixed), name or ""
    if pending:
        values[pending], at = text[at:], len(text)
    return values if at == len(text) and all(values.values()) else None


def _fixed(template: str) -> int:
    return sum(len(fixed) for fixed, *_ in Formatter().parse(template))
