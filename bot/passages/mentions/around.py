"""The words before and after a name, as far as its sentence and paragraph go."""

import re
from typing import Literal

_WORD = re.compile(r"\w+(?:[-'’.&]\w+)*")
_TOKEN = re.compile(r"\w+(?:[-'’.&]\w+)*|--|[^\w\s]")
_NEXT_WORD = re.compile(r"[\s\"“”‘’«»\[\]]*(\w+(?:[-'’.&]\w+)*|[^\w\s.!?;:])")
APOSTROPHES = "'’‘´`"
_OPENING = "(“\"'‘[—–"
HYPHENS = "-‑‐"
_SENTENCE_ENDS = frozenset(".!?;:")
_QUOTES = frozenset("\"'“”‘’«»„[]")
# Enough for eight words each way; more would not change a verdict and would cost time.
REACH = 72
_WORD_REACH = 24


def neighbour_of(text: str, start: int) -> str:
    """Return the word that one blank alone parts from what starts at `start`, or nothing."""
    low = start - _WORD_REACH
    head = text[max(0, low) : start]
    if head[-1:] != " ":
        return ""
    word = head[:-1].rpartition(" ")[2]
    return word if word.isalpha() else word.lstrip(_OPENING)


def follower_of(text: str, end: int) -> str:
    """Return the word that one blank alone parts from what ends at `end`, or nothing."""
    if text[end : end + 1] != " ":
        return ""
    match = _WORD.match(text, end + 1, end + 32)
    return match[0] if match else ""


class Around:
    """A name at `[start, end)` of the paragraph `text`, and its surroundings.

    `neighbour` is the word that one blank alone parts from the name in front,
    `follower` the one behind; empty where something else stands there. Made
    for every name in every article, so the rest is worked out on demand.
    """

    __slots__ = ("_after", "_before", "end", "follower", "neighbour", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self._before: list[str] | None = None
        self._after: list[str] | None = None
        self.neighbour = neighbour_of(text, start)
        self.follower = follower_of(text, end)

    @property
    def before(self) -> list[str]:
        """The words and marks before the name in its sentence, nearest first, no quotes."""
        if self._before is None:
            low = max(0, self.start - REACH)
            half = _TOKEN.search(self.text, low, self.start) if low else None
            low = half.end() if half else low
            self._before = _in_sentence(self.text[low : self.start], -1)
        return self._before

    @property
    def after(self) -> list[str]:
        """The words and marks after the name and its possessive, nearest first, no quotes."""
        if self._after is None:
            start = self.end + len(self.possessive)
            self._after = _in_sentence(self.text[start : start + REACH], 1)
        return self._after

    @property
    def possessive(self) -> str:
        """The possessive ending behind the name, or nothing."""
        mark = self.text[self.end : self.end + 1]
        if mark == " " or not mark or mark not in APOSTROPHES:
            return ""
        letter, rest = (
            self.text[self.end + 1 : self.end + 2],
            self.text[self.end + 2 : self.end + 3],
        )
        if letter == "s" and not rest.isalnum():
            return mark + letter
        return "" if letter.isalnum() else mark

    @property
    def word_before(self) -> str:
        """The word or mark right before, or nothing."""
        return self.before[0] if self.before else ""

    @property
    def word_after(self) -> str:
        """The word or mark right after in its sentence, or nothing."""
        if self.follower:
            return self.follower
        start = self.end + len(self.possessive)
        match = _NEXT_WORD.match(self.text, start, start + 32)
        return match[1] if match else ""

    @property
    def touching(self) -> bool:
        """Whether one blank alone parts the name and its possessive from the next word."""
        start = self.end
        if self.text[start : start + 1] != " ":
            start += len(self.possessive)
        return self.text[start : start + 1] == " " and self.text[start + 1 : start + 2].isalnum()

    @property
    def hyphened(self) -> str:
        """The word joined to the name by a hyphen behind it, as written, or nothing."""
        mark = self.text[self.end : self.end + 1]
        if mark == " " or not mark or mark not in HYPHENS:
            return ""
        match = _WORD.match(self.text, self.end + 1, self.end + 40)
        return match[0].split("-")[0] if match else ""

    @property
    def title_case(self) -> bool:
        """Whether the words around are capitalised as in a headline, so capitals say nothing."""
        words = [w for w in (*self.before[:6], *self.after[:6]) if len(w) > 3 and w[0].isalpha()]
        capitals = sum(w[0].isupper() for w in words)
        return len(words) > 2 and capitals >= 0.75 * len(words)


def _in_sentence(stretch: str, step: Literal[1, -1]) -> list[str]:
    """Return words and marks of a stretch up to the first that ends a sentence, no quotes.

    With `step` -1 they are read from the end, and come so.
    """
    found: list[str] = []
    for part in stretch.split()[::step]:
        if part.isalpha():  # most are, and need no taking apart
            found.append(part)
            continue
        for token in _TOKEN.findall(part)[::step]:
            if token in _SENTENCE_ENDS:
                return found
            if token not in _QUOTES:
                found.append(token)
    return found
