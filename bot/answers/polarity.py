"""What a text denies: the words that a "not" reaches, so that a saying is never taken for its
opposite.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from bot.index.tokens import Word

# A denial ends with its clause: at a mark, or at one of these words.
_MARKS = frozenset(".,;:!?…—–\"“”„«»()")
_TURNS = frozenset(("but", "because", "if", "unless", "until", "when", "while", "although", "and"))

# "Not only" and "not just" deny nothing.
_AFFIRMED = frozenset(("only", "just", "merely", "simply"))


class Denied(NamedTuple):
    """Positions of words: all that a denial reaches, and those it bears on, the first of each."""

    reached: frozenset[int]
    heads: frozenset[int]


def denied(found: Sequence[Word], text: str, negations: Collection[str]) -> Denied:
    """Return what is denied in `text`, whose words are `found`."""
    reached: set[int] = set()
    heads: set[int] = set()
    denying = waiting = False
    for at, word in enumerate(found):
        gap = text[found[at - 1].end : word.start] if at else ""
        if word.folded in _TURNS or not _MARKS.isdisjoint(gap):
            denying = waiting = False
        if word.folded in negations and not _affirmed(found, at):
            denying = waiting = True
        elif denying:
            reached.add(at)
            if waiting and word.stem:
                heads.add(at)
                waiting = False
    return Denied(frozenset(reached), frozenset(heads))


def _affirmed(found: Sequence[Word], at: int) -> bool:
    return at + 1 < len(found) and found[at + 1].folded in _AFFIRMED
