"""Forms of verbs and nouns, made from the words that `config/speech.toml` lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.names.wordset import wordset

VerbForm = Literal["base", "s", "ing", "past"]
_DOUBLING = wordset("""
    quip chat stop brag beg snap admit submit commit refer rebut plan blog pen quiz crow nod
    jab tag dub jot regret
""") - {"crow"}
_VOWELS = frozenset("aeiou")


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


def inflect(table: Mapping[str, Any]) -> dict[str, tuple[Verb, ...]]:
    """Return all forms of the verbs of a table: their bases by class, and the irregular pasts."""
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


def plural(noun: str) -> str:
    """Return the plural of a noun."""
    if noun.endswith("man") and noun != "human":
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    return noun + "s"
