"""Blocs whose name stands for each member: "the five Central Asian republics"."""

import re
from collections.abc import Mapping

from bot.names.country import Country
from bot.passages.mentions.around import Around

_NUMBERS: Mapping[str, int] = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
}  # fmt: skip
_ALL = frozenset({"all", "each", "every", "both"})
_STATES = frozenset(
    [
        "states",
        "state",
        "countries",
        "country",
        "nations",
        "nation",
        "republics",
        "republic",
        "stans",
        "stan",
        "leaders",
        "governments",
        "presidents",
        "capitals",
        "neighbors",
        "neighbours",
        "members",
        "economies",
    ]
)


def stands_for_members(country: Country, around: Around) -> bool:
    """Tell whether a mention of a bloc counts for every member too."""
    if not country.each:
        return False
    if country.each == "always":
        return True
    before = [word.lower() for word in around.before[:8]]
    written = re.findall(r"\w+", around.text[around.start : around.end].lower())
    numbered = any(_number(w) == len(country.members) for w in (*before, *written)) or bool(
        _ALL.intersection(before[:2])
    )
    if not numbered:
        return False
    after = [word.lower() for word in around.after[:4]]
    return not _STATES.isdisjoint((*before, *written, *after))


def _number(word: str) -> int:
    return int(word) if word.isdigit() and len(word) < 3 else _NUMBERS.get(word, 0)
