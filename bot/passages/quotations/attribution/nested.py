"""Marks within marks: words that a speaker repeats as somebody else's."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.articles.model import Span
from bot.passages.quotations.attribution.attributed import Attribution
from bot.passages.quotations.attribution.attribution import attribute
from bot.passages.quotations.attribution.scare import is_scare
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.marked.layout import read_stretch
from bot.passages.quotations.marked.pieces import find_pieces
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_HEARER = 5
_LED_IN = 12
_INNER_MARKS = frozenset("‘’'‹›“”„\"«»「」『』`")


@dataclass(frozen=True, slots=True)
class Nested:
    """Words in marks inside `outer`'s, with the saying among its words that owns them, if any."""

    outer: Attribution
    attribution: Attribution
    words: Span

    @property
    def saying(self) -> Saying | None:
        """The saying that names the inner speaker."""
        return self.attribution.saying

    @property
    def own(self) -> bool:
        """Whether the outer speaker repeats words of his own: "I told them ‘no’"."""
        subject = self.attribution.subject
        return subject is not None and subject.head in ("i", "we")


def find_nested(text: str, outer: Attribution) -> Iterator[Nested]:
    """Yield what `outer`'s words repeat in marks of their own as somebody's saying.

    Terms and titles that the speaker sets in marks are none.
    """
    span = outer.stretch.pieces[outer.piece].inner
    if _INNER_MARKS.isdisjoint(text[span.start : span.end]):
        return
    pieces = [
        piece
        for piece in find_pieces(text, span, single=True)
        if piece.closed and piece.opened and piece.inner != span
    ]
    if not pieces:
        return
    inner = read_stretch(text, 0, span, pieces, outer.stretch.reader.speech)
    for found in attribute([inner]):
        if _is_said(text, found):
            yield Nested(outer, found, inner.pieces[found.piece].inner)


def _is_said(text: str, found: Attribution) -> bool:
    """Tell whether a saying touches the words, at most with its hearer between."""
    if found.rule == "colon" or _after_colon(found):
        return True
    saying, token = found.saying, found.token
    if saying is None or saying.verb.weak or found.rule not in ("after", "before"):
        return False
    between = found.stretch.tokens.words[saying.hi : token]
    term = found.stretch.reader.flags(token - 1) & Word.SCARE if token else 0
    led = saying.verb.base == "say" and between[-1:] == [","]  # "said from the door, ‘…’"
    reach = _LED_IN if led else _HEARER
    near = len(between) <= reach and PIECE not in between and not term
    return near and (saying.hi < token or not is_scare(text, found))


def _after_colon(found: Attribution) -> bool:
    """Tell whether a colon introduces the words: "The answer was: ‘…’"."""
    words = found.stretch.tokens.words
    return found.token > 0 and words[found.token - 1] == ":" and PIECE in words
