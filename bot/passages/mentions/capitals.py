"""A capital's name: the government, or the city it sits in?"""

import re

from bot.passages.mentions.around import APOSTROPHES, HYPHENS, Around
from bot.passages.mentions.rules import CapitalWords

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
# "MOSCOW (Agency) —", "Beijing, March 3 –" at the head of a paragraph.
_DATELINE = re.compile(r"(?:[,(/ ]{1,2}[A-Z0-9][\w.]*\)?){0,6},? ?(?:—|―|–|--|- )")
_DATED = re.compile(rf", (?:\d{{1,2}}\b|(?:{_MONTHS})[a-z.]* \d)")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_LIST_MARKS = frozenset({",", "and", "or", "both", "&"})
_ARTICLES = frozenset({"the", "a", "an"})
_DIRECTIONS = frozenset(
    {"to", "from", "for", "toward", "towards", "between", "back", "through", "via"}
)
_CLOSE_BY = frozenset({"capital", "nearby", "neighbouring", "neighboring"})
# What makes a capital behind it part of a phrase: a list, a way, a belonging.
GOVERNING = _LIST_MARKS | _ARTICLES | _DIRECTIONS | _CLOSE_BY | {"of", "on"}
_AT_HEAD = 2  # characters that may stand before the name that opens a paragraph
_ASKED = 10  # of the words before a name, as many as any rule asks for
_DAY = re.compile(rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|(?:{_MONTHS})")


def is_government(around: Around, words: CapitalWords, own_names: frozenset[str]) -> bool:
    """Tell whether a capital stands for the government.

    `own_names` are the names of the capital's own country: "Tashkent,
    Uzbekistan" is a place. What follows the name is asked first, then what
    stands before it; a capital that nothing makes a place is the government.
    """
    mark = around.text[around.end : around.end + 1]
    if mark in HYPHENS and around.hyphened.lower() in words.place_hyphen:
        return False
    if (around.start <= _AT_HEAD or mark == ",") and (
        _is_dateline(around) or _is_place_with_country(around, own_names)
    ):
        return False
    after = around.word_after
    if (around.follower or around.touching) and _is_place_by_what_follows(after, around, words):
        return False
    if mark in APOSTROPHES and around.possessive:
        return True
    after = after.removesuffix("'s").removesuffix("’s").lower()
    return after in words.government_after or not _is_place_by_what_precedes(around, words)


def _is_dateline(around: Around) -> bool:
    text, end = around.text, around.end
    if text[end : end + 1] == "," and _DATED.match(text, end):
        return True
    if around.start > _AT_HEAD or text[: around.start].strip(" “\"'"):
        return False
    shouted = text[around.start : end].isupper() and text[end : end + 1] in {",", ".", "(", ":"}
    return shouted or _DATELINE.match(text, end) is not None


def _is_place_with_country(around: Around, own_names: frozenset[str]) -> bool:
    if around.text[around.end : around.end + 2] != ", ":
        return False
    tail = around.text[around.end + 2 : around.end + 40]
    return any(tail.startswith(name) for name in own_names)


def _is_place_by_what_follows(after: str, around: Around, words: CapitalWords) -> bool:
    if after[:1].isupper():
        return not _DAY.match(after) and not around.title_case
    if after in words.being:
        return not words.city.isdisjoint(around.after[:8])
    return after.removesuffix("'s") in words.place_after or _YEAR.match(after) is not None


def _is_place_by_what_precedes(around: Around, words: CapitalWords) -> bool:
    neighbour = around.neighbour
    if neighbour.islower() and neighbour.isalpha():
        # Most names stand behind a verb or a conjunction; no need to look further.
        if neighbour not in GOVERNING and neighbour != "in":
            return neighbour in words.place_before
    elif _is_named_after_something(neighbour, around):
        return True
    before, rest = _governing(around)
    if before in words.place_before:
        return not (before == "in" and rest and rest[0] in words.trust_in)
    if before in _DIRECTIONS:
        return _is_journey(before, rest, around, words)
    if before in {"of", "on"}:
        nouns, reach = (words.place_of, 2) if before == "of" else (words.strike, 3)
        return not nouns.isdisjoint(rest[:reach])
    return before in _ARTICLES and around.word_before.lower() == before


def _is_journey(before: str, rest: list[str], around: Around, words: CapitalWords) -> bool:
    """Tell whether "to", "from", "between" and the like speak of a way from place to place."""
    if rest and rest[0] in words.ties:
        return False
    if before == "from":
        return around.word_after == "to" or not words.motion_from.isdisjoint(rest[:4])
    if before == "between":
        return not words.motion.isdisjoint(rest[:2])
    return "from" in rest[:4] or not words.motion.isdisjoint(rest[:6])


def _is_named_after_something(neighbour: str, around: Around) -> bool:
    """Tell "Xi's Beijing" and "Hotel Riga": possession or a capitalised word inside a sentence."""
    if neighbour.endswith(("'s", "’s")):
        return True
    if not neighbour[:1].isupper() or not neighbour[-1:].isalnum():
        return False
    inside = len(around.before) > 1
    return inside and not around.title_case


def _governing(around: Around) -> tuple[str, list[str]]:
    """Return the small-letter word that governs the name and the words before that.

    In a list ("in Kharkiv, Kyiv and Odesa") it stands before the list's first
    name; capitalised words there are other names. "in the capital Kyiv" and
    "in nearby Kyiv" lead to "in".
    """
    tokens = around.before
    at = 0
    if tokens and tokens[0] in _LIST_MARKS and not _starts_clause(around):
        while at < min(len(tokens) - 1, 8) and (
            tokens[at] in _LIST_MARKS or tokens[at][0].isupper()
        ):
            at += 1
    small = [token.lower() for token in tokens[at : at + _ASKED]]
    if small and small[0] in _CLOSE_BY:
        del small[: 2 if small[1:2] in (["the"], ["its"]) else 1]
    return (small[0], small[1:]) if small else ("", [])


def _starts_clause(around: Around) -> bool:
    """Tell whether a comma before the name closes a phrase rather than joins a list."""
    return around.word_before == "," and around.word_after not in {",", "and", "or", ""}
