"""A stretch of text as bare words between blanks, with the way back to the original."""

import re
from bisect import bisect_right
from itertools import accumulate

from bot.names.fold import CharTable, bare, lower_chars

# What may stand inside a name without being part of it: soft hyphens, zero-width
# characters, direction marks, combining accents, and all white space after the first.
_NOISE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\u0300-\u036f]+|(?<=\s)\s+")


class _WordTable(CharTable):
    """Folds letters and digits, and makes a blank of everything else."""

    def character(self, char: str) -> str:
        folded = bare(char)
        return folded if folded.isalnum() else " "


_TABLE = _WordTable()
# A table with all of ASCII in it lets `str.translate` take its fast path.
for _code in range(128):
    _TABLE[_code] = _TABLE.character(chr(_code).lower())


class WordView:
    """Folded words of `text`, a blank before the first and after the last.

    `words` has one character for each character of `text` that is not noise,
    so a name is found whatever punctuation, accents or line breaks it holds.
    """

    __slots__ = ("_kept_before", "_shifts", "words")

    def __init__(self, text: str) -> None:
        self._kept_before: list[int] = []
        self._shifts: list[int] = []
        kept = text
        if noise := [match.span() for match in _NOISE.finditer(text)]:
            self._shifts = list(accumulate(end - start for start, end in noise))
            self._kept_before = [
                start - shift
                for (start, _), shift in zip(noise, [0, *self._shifts], strict=False)
            ]
            kept = _NOISE.sub("", text)
        self.words = f" {lower_chars(kept).translate(_TABLE)} "

    def original(self, at: int) -> int:
        """Return the offset in the original text of the character at `words[at]`."""
        kept = at - 1
        before = bisect_right(self._kept_before, kept)
        return kept + (self._shifts[before - 1] if before else 0)


def as_words(form: str) -> str:
    """Return `form` as it stands in `WordView.words`, with its two blanks."""
    return WordView(form).words
