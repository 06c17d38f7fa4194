"""A stretch of text as bare words between blanks, with the way back to the original."""

import re
from bisect import bisect_right
from itertools import accumulate

from bot.names.fold import CharTable, bare, lower_chars

# What may stand inside a name without being part of it: soft hyphens, zero-width
# characters, direction marks, combining accents, and all white space after the first.
_NOISE_CHARS = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\u0300-\u036f"
_NOISE = re.compile(rf"[{_NOISE_CHARS}]+|(?<=\s)\s+")
_NOISE_CHAR = re.compile(rf"[{_NOISE_CHARS}]")
_NOISE_MARK = "\0"
# Characters that most texts beyond ASCII have and nothing else: without them,
# `str.translate` takes its fast path.
_COMMON = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("…", "."))


class _WordTable(CharTable):
    """Folds letters and digits, marks noise, and makes a blank of everything else."""

    def character(self, char: str) -> str:
        if _NOISE_CHAR.match(char):
            return _NOISE_MARK
        folded = bare(char)
        return folded if folded.isalnum() else " "


_TABLE = _WordTable()


class WordView:
    """Folded words of `text`, a blank before the first and after the last.

    `words` has one character for each character of `text` that is not noise,
    so a name is found whatever punctuation, accents or line breaks it holds.
    Unless the view `is_shifted` by noise, `words[i + 1]` is `text[i]`.
    """

    __slots__ = ("_kept_before", "_shifts", "is_shifted", "words")

    def __init__(self, text: str) -> None:
        self._kept_before: list[int] = []
        self._shifts: list[int] = []
        words = _words(text)
        if _NOISE_MARK in words or _may_have_double_blanks(text):
            words = self._without_noise(text)
        self.is_shifted = bool(self._shifts)
        self.words = f" {words} "

    def original(self, at: int) -> int:
        """Return the offset in the original text of the character at `words[at]`."""
        kept = at - 1
        before = bisect_right(self._kept_before, kept)
        return kept + (self._shifts[before - 1] if before else 0)

    def _without_noise(self, text: str) -> str:
        noise = [match.span() for match in _NOISE.finditer(text)]
        self._shifts = list(accumulate(end - start for start, end in noise))
        self._kept_before = [
            start - shift for (start, _), shift in zip(noise, [0, *self._shifts], strict=False)
        ]
        return _words(_NOISE.sub("", text))


def _may_have_double_blanks(text: str) -> bool:
    return "  " in text or "\n" in text or "\t" in text or "\r" in text or "\xa0" in text


def as_words(form: str) -> str:
    """Return `form` as it stands in `WordView.words`, with its two blanks."""
    return WordView(form).words


def _words(text: str) -> str:
    if not text.isascii():
        for odd, plain in _COMMON:
            text = text.replace(odd, plain)
    return lower_chars(text).translate(_TABLE)
