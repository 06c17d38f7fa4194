"""Phrases with wildcards, compared word by word: how patterns in `config/` are written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from bot.articles.para import words_of

T = TypeVar("T")

_ANY = "*"
_NUMBER = "<number>"
# How many words "*" may stand for; bounds the work for a phrase with several of them.
_REACH = 8


class PhraseBook(Generic[T]):
    """Phrases, each with a value; finds which of them a paragraph's words begin with or are.

    A phrase is words without regard to case, punctuation and the shape of
    apostrophes; "*" stands for up to eight words (none included), "<number>"
    for a number. Phrases without wildcards are looked up at once, the others
    tried when they share the first word.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._plain: dict[tuple[str, ...], T] = {}
        self._wild: dict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        for phrase, value in entries:
            pattern = pattern_of(phrase)
            if _ANY in pattern or _NUMBER in pattern:
                self._wild[pattern[0]].append((pattern, value))
            elif pattern:
                self._plain.setdefault(pattern, value)
        self._lengths = sorted({len(pattern) for pattern in self._plain}, reverse=True)
        self._firsts = {pattern[0] for pattern in self._plain} | set(self._wild)

    def openings(self, words: Sequence[str]) -> Iterator[T]:
        """Yield the values of all phrases that `words` begin with, plain and long ones first."""
        if words and words[0] in self._firsts:
            keys = (tuple(words[:length]) for length in self._lengths if length <= len(words))
            yield from (self._plain[key] for key in keys if key in self._plain)
        yield from self._wild_ones(words, whole=False)

    def opening(self, words: Sequence[str]) -> T | None:
        """Return the value of a phrase that `words` begin with, or None."""
        return next(self.openings(words), None)

    def whole(self, words: Sequence[str]) -> T | None:
        """Return the value of a phrase that all of `words` make up, or None."""
        exact = tuple(words)
        for key in (exact, exact[:-1] if exact[-1:] == (":",) else ()):
            if key in self._plain:
                return self._plain[key]
        return next(self._wild_ones(words, whole=True), None)

    def anywhere(self, words: Sequence[str]) -> T | None:
        """Return the value of a phrase that stands somewhere in `words`, or None."""
        starts = (i for i, word in enumerate(words) if word in self._firsts)
        hits = (self.opening(words[i:]) for i in starts)
        return next((hit for hit in hits if hit is not None), None)

    def length(self, words: Sequence[str]) -> int:
        """Return how many of `words` the longest plain phrase at their beginning takes."""
        if not words or words[0] not in self._firsts:
            return 0
        fitting = (n for n in self._lengths if n <= len(words))
        return next((n for n in fitting if tuple(words[:n]) in self._plain), 0)

    def _wild_ones(self, words: Sequence[str], *, whole: bool) -> Iterator[T]:
        """Yield the values of phrases with wildcards that match."""
        if not words:
            return
        keys = (words[0], _NUMBER, _ANY) if words[0][0].isdigit() else (words[0], _ANY)
        for key in keys:
            for pattern, value in self._wild.get(key, ()):
                if matches(pattern, words, whole=whole):
                    yield value


def pattern_of(phrase: str) -> tuple[str, ...]:
    """Split a phrase as written in `config/` into its words and wildcards."""
    parts: list[str] = []
    for piece in phrase.split():
        parts.extend([piece] if piece in (_ANY, _NUMBER) else words_of(piece))
    return tuple(parts)


def matches(pattern: Sequence[str], words: Sequence[str], *, whole: bool) -> bool:
    """Tell whether `words` begin with `pattern`, or with `whole` are nothing else."""
    if any(part not in words for part in pattern if part not in (_ANY, _NUMBER)):
        return False
    ends = {0}
    for part in pattern:
        if part == _ANY:
            ends = {end + more for end in ends for more in range(_REACH + 1)}
        else:
            ends = {end + 1 for end in ends if end < len(words) and _same(part, words[end])}
        if not ends:
            return False
    last = len(words) - (1 if words[-1] == ":" and pattern[-1] != ":" else 0)
    return (last in ends or len(words) in ends) if whole else min(ends) <= len(words)


def _same(part: str, word: str) -> bool:
    """Compare one part of a pattern with one word."""
    return word[0].isdigit() if part == _NUMBER else part == word
