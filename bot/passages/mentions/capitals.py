"""A capital's name: the government, or the city it sits in?"""

import re

from bot.passages.mentions.around import Around
from bot.passages.mentions.rules import CapitalWords

# "MOSCOW (Agency) —", "Beijing, March 3 –" at the head of a paragraph.
_DATELINE = re.compile(r"(?:[,(/ ]{1,2}[A-Z0-9][\w.]*\)?){0,6},? ?(?:—|–|--|- )")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_LIST_MARKS = frozenset({",", "and", "or", "both", "&"})
_DAYS = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June
    July August September October November December""".split()
)


def is_government(around: Around, words: CapitalWords, own_names: frozenset[str]) -> bool:
    """Tell whether a capital stands for the government.

    `own_names` are the names of the capital's own country: "Tashkent,
    Uzbekistan" is a place. What follows the name is asked first, then what
    stands before it; a capital that nothing makes a place is the government.
    """
    return not (
        _is_place_by_hyphen(around, words)
        or _is_dateline(around)
        or _is_place_with_country(around, own_names)
        or _is_place_by_what_follows(around, words)
        or (not _has_government_behind(around, words) and _is_place_by_what_precedes(around, words))
    )


def _is_place_by_hyphen(around: Around, words: CapitalWords) -> bool:
    return around.hyphened.lower() in words.place_hyphen


def _is_dateline(around: Around) -> bool:
    at_head = not around.text[: around.start].strip(" “\"'")
    return at_head and _DATELINE.match(around.text, around.end) is not None


def _is_place_with_country(around: Around, own_names: frozenset[str]) -> bool:
    if around.text[around.end : around.end + 2] != ", ":
        return False
    tail = around.text[around.end + 2 : around.end + 40]
    return any(tail.startswith(name) for name in own_names)


def _has_government_behind(around: Around, words: CapitalWords) -> bool:
    """Tell whether possession or a word like "officials" shows the government."""
    return bool(around.possessive) or around.word_after.lower() in words.government_after


def _is_place_by_what_follows(around: Around, words: CapitalWords) -> bool:
    after = around.word_after
    if after.lower() in words.place_after:
        return around.touching
    if not around.touching:
        return False
    if _YEAR.match(after):
        return True
    return after[:1].isupper() and after not in _DAYS and not around.title_case


def _is_place_by_what_precedes(around: Around, words: CapitalWords) -> bool:
    if around.neighbour.endswith(("'s", "’s")):
        return True
    before, rest = _governing(around)
    if before in {"the", "a", "an"}:
        return bool(around.word_before) and around.word_before.lower() == before
    if before in words.place_before:
        return not (before in {"in", "on"} and rest and rest[0] in words.trust_in)
    if before == "of":
        return any(word in words.place_of for word in rest[:2])
    if before == "on":
        return any(word in words.strike for word in rest[:3])
    if before in {"to", "from", "for", "toward", "towards", "between", "back"}:
        return any(word in words.motion for word in rest[:6])
    return False


def _governing(around: Around) -> tuple[str, list[str]]:
    """Return the small-letter word that governs the name and the words before that.

    In a list ("in Kharkiv, Kyiv and Odesa") it stands before the list's first
    name; capitalised words there are other names. "in the capital Kyiv" and
    "in nearby Kyiv" lead to "in".
    """
    tokens = around.before
    at = 0
    if tokens and tokens[0] in _LIST_MARKS and not _starts_clause(around):
        while at < min(len(tokens), 8) and (tokens[at] in _LIST_MARKS or tokens[at][0].isupper()):
            at += 1
    if at < len(tokens) and tokens[at].lower() in {
        "capital",
        "nearby",
        "neighbouring",
        "neighboring",
    }:
        at += 1
        if at < len(tokens) and tokens[at].lower() in {"the", "its"}:
            at += 1
    if at >= len(tokens):
        return (tokens[-1].lower(), []) if tokens and at == len(tokens) > 1 else ("", [])
    return tokens[at].lower(), [token.lower() for token in tokens[at + 1 :]]


def _starts_clause(around: Around) -> bool:
    """Tell whether a comma before the name closes a phrase rather than joins a list."""
    if around.word_before != ",":
        return False
    return around.word_after not in {",", "and", "or", ""}
