"""What a text denies: the words that a "not" reaches, so that a saying is never taken for its
opposite.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from bot.index.tokens import Word

# A denial ends with its clause: at a mark, or at one of these words.
_MARKS = frozenset('.,;:!?…—–"“”„«»()')
_TURNS = frozenset(("but", "because", "if", "unless", "until", "when", "while", "although", "and"))

# "Not only" and "not just" deny nothing.
_AFFIRMED = frozenset(("only", "just", "merely", "simply"))


class Denied(NamedTuple):
    """Positions of words: all that a denial reaches, and those it bears on, the first of each."""

    reached: frozenset[int]
    heads: frozenset[int]

    def covers(self, places: Collection[int]) -> bool:
        """Tell whether all of `places` are denied."""
        return self.reached.issuperset(places)


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


_SUBJECTS = frozenset(("i", "we", "you", "he", "she", "they", "it"))
_BE = frozenset(("am", "is", "are", "was", "were", "be", "been", "being", "get", "got", "getting"))


def suffers(found: Sequence[Word]) -> dict[tuple[str, str], bool]:
    """Map a pronoun and what is told of it to whether it is done to them: "we are blamed".

    The stem is that of the first word behind the pronoun that is no auxiliary.
    """
    told: dict[tuple[str, str], bool] = {}
    for at, word in enumerate(found):
        if word.folded not in _SUBJECTS:
            continue
        verb = next((k for k in range(at + 1, min(at + 5, len(found))) if found[k].stem), None)
        if verb is not None:
            passive = any(one.folded in _BE for one in found[at + 1 : verb])
            done = found[verb].folded.endswith(("ed", "en"))
            told.setdefault((word.folded, found[verb].stem), passive and done)
    return told
