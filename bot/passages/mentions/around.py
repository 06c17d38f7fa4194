"""The words before and after a name, as far as its sentence and paragraph go."""

import re
from collections.abc import Iterable
from functools import cached_property

_TOKEN = re.compile(r"\w+(?:[-'’.&]\w+)*|--|[^\w\s]")
_POSSESSIVE = re.compile(r"['’‘´`]s?(?!\w)")
_SENTENCE_ENDS = frozenset(".!?;:")
_QUOTES = frozenset("\"'“”‘’«»„[]")
# Enough for eight words each way; more would not change a verdict and would cost time.
_REACH = 72


class Around:
    """A name at `[start, end)` of the paragraph `text`, and its surroundings."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end

    @cached_property
    def before(self) -> list[str]:
        """The words and marks before the name in its sentence, nearest first, no quotes."""
        low = max(0, self.start - _REACH)
        tokens = _TOKEN.findall(self.text, low, self.start)
        if low and tokens:
            del tokens[0]
        return _in_sentence(reversed(tokens))

    @cached_property
    def after(self) -> list[str]:
        """The words and marks after the name and its possessive, nearest first, no quotes."""
        start = self.end + len(self.possessive)
        return _in_sentence(_TOKEN.findall(self.text, start, start + _REACH))

    @cached_property
    def possessive(self) -> str:
        """The possessive ending behind the name, or nothing."""
        match = _POSSESSIVE.match(self.text, self.end)
        return match[0] if match else ""

    @property
    def word_before(self) -> str:
        """The word or mark right before, or nothing."""
        return self.before[0] if self.before else ""

    @property
    def word_after(self) -> str:
        """The word or mark right after, or nothing."""
        return self.after[0] if self.after else ""

    @cached_property
    def touching(self) -> bool:
        """Whether one blank alone parts the name from the word after it."""
        start = self.end + len(self.possessive)
        return self.text[start : start + 1] == " " and self.text[start + 1 : start + 2].isalnum()

    @cached_property
    def touched(self) -> bool:
        """Whether one blank alone parts the name from the word before it."""
        return (
            self.start > 1 and self.text[self.start - 1] == " " and self.text[self.start - 2].isalnum()
        )

    @cached_property
    def hyphened(self) -> str:
        """The word joined to the name by a hyphen behind it, in small letters, or nothing."""
        if self.text[self.end : self.end + 1] not in {"-", "‑", "‐"}:
            return ""
        words = _TOKEN.findall(self.text, self.end + 1, self.end + 40)
        return words[0].lower().split("-")[0] if words else ""

    @cached_property
    def title_case(self) -> bool:
        """Whether the words around are capitalised as in a headline, so that capitals say nothing."""
        words = [w for w in (*self.before[:6], *self.after[:6]) if len(w) > 3 and w[0].isalpha()]
        capitals = sum(w[0].isupper() for w in words)
        return len(words) > 2 and capitals >= 0.75 * len(words)


def _in_sentence(tokens: Iterable[str]) -> list[str]:
    kept: list[str] = []
    for token in tokens:
        if token in _SENTENCE_ENDS:
            break
        if token not in _QUOTES:
            kept.append(token)
    return kept
