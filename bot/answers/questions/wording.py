"""Knowledge of how questions are worded: what they ask for, filler, synonyms."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

from bot.errors import KnowledgeError
from bot.index.tokens import stem
from bot.names.fold import fold

Want = Literal[
    "saying",
    "person",
    "place",
    "date",
    "time",
    "duration",
    "amount",
    "money",
    "country",
    "cause",
    "holder",
    "stance",
]


@dataclass(frozen=True)
class Wording:
    """What the words of questions mean; all are folded, those of `light` and `verbs` stems.

    `asks` ask for a kind of answer, `filler` for nothing, as do the `phrases`, `light` for little,
    among them the `verbs`; `measures` are things that have an amount. `forms` maps a stem to
    those of the same word's other forms, `synonyms` to all stems of its groups, `kinds` the name
    of a kind to the stems of its members.
    """

    asks: Mapping[str, Want]
    filler: frozenset[str]
    phrases: re.Pattern[str]
    light: frozenset[str]
    verbs: frozenset[str]
    measures: frozenset[str]
    forms: Mapping[str, frozenset[str]]
    synonyms: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    retold: Mapping[str, frozenset[str]]
    opposites: Mapping[str, frozenset[str]]
    negations: frozenset[str]

    @cached_property
    def common(self) -> frozenset[str]:
        """Stems of everyday words: no names, even where the articles know them from names alone."""
        tables = (self.forms, self.synonyms, self.kinds, self.retold, self.opposites)
        return self.light.union(*tables, *self.kinds.values())

    @classmethod
    def from_data(cls, questions: Mapping[str, Any], synonyms: Mapping[str, Any]) -> "Wording":
        """Build from the parsed `config/questions.toml` and `config/synonyms.toml`.

        Raises KnowledgeError naming the file and the entry that is wrong.
        """
        lists = {
            name: frozenset(map(fold, _words(questions.get(name, {}).get("words", []), name)))
            for name in ("filler", "light", "measures")
        }
        verbs = _words(questions.get("light", {}).get("verbs", []), "light.verbs")
        lists["verbs"] = frozenset(stem(fold(verb)) for verb in verbs) - {""}
        lists["light"] = lists["verbs"].union(map(stem, lists["light"])) - {""}
        return cls(
            asks=_asks(questions.get("asks", {})),
            **lists,
            phrases=_any_of(questions.get("filler", {}).get("phrases", [])),
            forms=_groups([line.split() for line in _lines(synonyms.get("irregular", []))]),
            synonyms=_groups(synonyms.get("groups", [])),
            kinds=_across(_lines(synonyms.get("kinds", []), "kinds"), "kinds"),
            retold=_groups([line.split() for line in _lines(synonyms.get("retold", []), "retold")]),
            opposites=_opposites(_lines(synonyms.get("opposites", []), "opposites")),
            negations=frozenset(
                fold(word).replace("'", "")
                for line in _lines(synonyms.get("negations", []), "negations")
                for word in line.split()
            ),
        )


def _asks(table: Mapping[Want, Any]) -> dict[str, Want]:
    found: dict[str, Want] = {}
    for want, listed in table.items():
        if want not in get_args(Want):
            raise KnowledgeError(
                f"config/questions.toml: [asks] has no kind {want!r}; "
                f"it takes {', '.join(get_args(Want))}."
            )
        found.update(dict.fromkeys(map(fold, _words(listed, f"asks.{want}")), want))
    return found


def _words(listed: object, entry: str) -> list[str]:
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise KnowledgeError(f"config/questions.toml: {entry} must be a list of words.")
    return listed


def _any_of(phrases: object) -> re.Pattern[str]:
    """Return a pattern for any of the phrases, as whole words."""
    known = map(re.escape, sorted(_words(phrases, "filler.phrases"), key=len, reverse=True))
    return re.compile(rf"\b(?:{'|'.join(known) or '(?!)'})(?!\w)", re.IGNORECASE)


def _lines(listed: object, entry: str = "irregular") -> list[str]:
    if not isinstance(listed, list) or not all(isinstance(line, str) for line in listed):
        raise KnowledgeError(f"config/synonyms.toml: {entry} must be a list of lines of words.")
    return listed


def _opposites(lines: list[str]) -> dict[str, frozenset[str]]:
    """Map each stem of a line to those on the other side of its stroke ("rise grow / fall")."""
    turned = [" / ".join(line.split("/", 1)[::-1]) for line in lines]
    return _across([*lines, *turned], "opposites")


def _across(lines: list[str], entry: str) -> dict[str, frozenset[str]]:
    """Map each stem before a line's stroke to those behind it."""
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        left, stroke, right = line.partition("/")
        if not stroke:
            raise KnowledgeError(f"config/synonyms.toml: {entry} need a stroke: {line!r}.")
        here, there = (frozenset(stem(fold(one)) for one in side.split()) for side in (left, right))
        for one in here - {""}:
            found[one] = found.get(one, frozenset()) | (there - {""})
    return found


def _groups(groups: object) -> dict[str, frozenset[str]]:
    if not isinstance(groups, list) or not all(isinstance(group, list) for group in groups):
        raise KnowledgeError("config/synonyms.toml: groups must be a list of lists of words.")
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        stems = frozenset(stem(fold(str(word))) for word in group) - {""}
        for one in stems:
            found[one] = found.get(one, frozenset()) | stems
    return found
