"""Blocs whose name stands for each member: "the five Central Asian republics"."""

import re
from collections.abc import Iterable, Mapping

from bot.names.country import Country
from bot.passages.mentions.around import REACH, Around

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


class Members:
    """The `blocs`, by their codes, whose name may stand for every member."""

    def __init__(self, blocs: Iterable[Country]) -> None:
        self.blocs = {bloc.code: bloc for bloc in blocs if bloc.each}
        # Without one of these nearby no bloc stands for its members: seen sooner than words parted.
        self._signs = {code: _signs(len(bloc.members)) for code, bloc in self.blocs.items()}

    def are_meant(self, code: str, text: str, start: int, end: int) -> bool:
        """Tell whether a bloc named at `[start, end)` of a paragraph counts for every member."""
        bloc = self.blocs[code]
        if bloc.each == "always":
            return True
        near = text[max(0, start - REACH) : end].lower()
        for sign in self._signs[code]:
            if sign in near:
                return _numbers_members(len(bloc.members), Around(text, start, end))
        return False


def _signs(count: int) -> tuple[str, ...]:
    words = (word for word, number in _NUMBERS.items() if number == count)
    return (*words, str(count), *_ALL)


def _numbers_members(count: int, around: Around) -> bool:
    """Tell whether states in this number, or all states, are spoken of."""
    before = [word.lower() for word in around.before[:8]]
    written = re.findall(r"\w+", around.text[around.start : around.end].lower())
    numbered = any(_number(w) == count for w in (*before, *written))
    if not numbered and _ALL.isdisjoint(before[:2]):
        return False
    after = [word.lower() for word in around.after[:4]]
    return not _STATES.isdisjoint((*before, *written, *after))


def _number(word: str) -> int:
    return int(word) if word.isdigit() and len(word) < 3 else _NUMBERS.get(word, 0)
