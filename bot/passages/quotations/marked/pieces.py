"""The stretches between quotation marks, also where marks are lost or of the wrong shape."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.articles.model import Span
from bot.passages.quotations.marked.marks import Mark, find_marks

_LABEL = re.compile(r"(?P<name>[^\W\d_a-z]{3,}(?:[ .-]+[^\W\d_a-z]{2,}){0,2}):\s+(?=\S)")
_NEXT_SENTENCE = re.compile(r"[.!?]\s+(?=[^\W_])")
_SINGLE_SPEECH = re.compile(
    r"[:,]\s(?P<open>['‘])(?P<words>[^\W_](?:[^'‘’\n]|(?<=[^\W_])['’](?=[^\W_]))*[.,!?])['’](?![^\W_])"
)
# Families that damaged text takes for one another.
_MIXED = frozenset({"straight", "curly", "pair"})
_STEP = {"open": -1, "close": 1, "either": 0}


@dataclass(slots=True)  # not frozen: very many are made, and freezing one costs most
class Piece:
    """Words between one pair of marks: `inner` without them, `outer` with them.

    `closed` is False when the closing mark is missing: then the words run to
    the end of the stretch, and perhaps on in the next one. `opened` is False
    when the opening mark is missing. `label` is a speaker's name in capitals
    that stands inside the marks ("SMITH: …") and is no part of the words.
    """

    inner: Span
    outer: Span
    closed: bool
    opened: bool = True
    label: Span | None = None


def find_pieces(text: str, span: Span, *, single: bool = False) -> list[Piece]:
    """Return the outermost marked stretches of `text` within `span`, in order.

    With `single`, single marks count too. Takes time linear in the span.
    """
    marks = find_marks(text, span, single=single)
    pieces = _Pairing(text, span, marks).pieces if marks else []
    if not single:
        pieces = sorted(
            (*pieces, *_single_speech(text, span, pieces)), key=lambda piece: piece.inner.start
        )
    found = (_trimmed(text, piece) for piece in pieces)
    kept = [piece for piece in found if piece.inner.end > piece.inner.start]
    return [piece for piece in kept if not _is_nickname(text, piece)]


class _Pairing:
    """Walks over the marks of one stretch and pairs them."""

    def __init__(self, text: str, span: Span, marks: list[Mark]) -> None:
        self._text = text
        self._span = span
        self._marks = marks
        self._last = {mark.family: at for at, mark in enumerate(marks) if mark.side != "open"}
        self._ahead = _closes_ahead(marks)
        self._begin: Mark | None = None
        self._depth = 0  # marks of the same family that opened inside
        self._inner = 0  # marks of another family that opened inside
        self.pieces: list[Piece] = []
        self._walk()

    def _walk(self) -> None:
        for at, mark in enumerate(self._marks):
            if self._begin is None:
                self._open(at)
            elif mark.side == "open":
                self._open_within(self._begin, at)
            else:
                self._close(self._begin, at)
        if self._begin is not None:
            self._end_unclosed(self._begin, self._span.end)

    def _open(self, at: int) -> None:
        mark = self._marks[at]
        self._depth = self._inner = 0
        if mark.side == "open" or (mark.side == "either" and mark.family != "single"):
            self._begin = mark
        elif mark.side == "close" and mark.family != "single":
            follower = self._marks[at + 1] if at + 1 < len(self._marks) else None
            if follower and follower.side == "close" and follower.family == mark.family:
                self._begin = mark  # a closing mark set for an opening one
            else:
                self._note_unopened(mark)

    def _note_unopened(self, mark: Mark) -> None:
        """Words at the head of the stretch, or of a sentence in it, whose opening mark is lost."""
        start = self._span.start
        if self.pieces:
            start = self._next_sentence(mark)
        if mark.start - start > 3 and self._text[mark.start - 1] in ".,!?":
            words, whole = Span(start, mark.start), Span(start, mark.end)
            self.pieces.append(Piece(words, whole, closed=True, opened=False))

    def _next_sentence(self, mark: Mark) -> int:
        """Where the sentence after the last piece's starts, if `mark` ends the stretch."""
        last = self.pieces[-1]
        if mark.end < self._span.end or not last.closed:
            return mark.start
        sentence = _NEXT_SENTENCE.search(self._text, last.outer.end, mark.start)
        return sentence.end() if sentence else mark.start

    def _open_within(self, begin: Mark, at: int) -> None:
        mark = self._marks[at]
        if mark.family != begin.family or mark.family == "single":
            self._inner += mark.family != "single"
        elif self._ahead[at + 1] >= 2:
            self._depth += 1
        elif self._ahead[at + 1] == 1:
            self._end_unclosed(begin, mark.start)
            self._begin, self._depth = mark, 0

    def _close(self, begin: Mark, at: int) -> None:
        mark = self._marks[at]
        other = mark.family != begin.family
        if other and self._inner and mark.side == "close" and mark.family != "single":
            self._inner -= 1
        elif self._ends(begin, at):
            if self._depth:
                self._depth -= 1
                return
            words, whole = Span(begin.end, mark.start), Span(begin.start, mark.end)
            self.pieces.append(Piece(words, whole, closed=True))
            self._begin = None

    def _ends(self, begin: Mark, at: int) -> bool:
        """Tell whether the mark at `at` can end the words that `begin` opened."""
        mark = self._marks[at]
        if mark.family == "single":
            return begin.family == "single" and not _is_apostrophe(self._text, self._marks, at)
        mixed = mark.side == "close" and {begin.family, mark.family} <= _MIXED
        return mark.family == begin.family or mixed or self._last.get(begin.family, -1) <= at

    def _end_unclosed(self, begin: Mark, end: int) -> None:
        while end > begin.end and self._text[end - 1].isspace():
            end -= 1
        self.pieces.append(Piece(Span(begin.end, end), Span(begin.start, end), closed=False))


def _single_speech(text: str, span: Span, pieces: list[Piece]) -> Iterator[Piece]:
    """Speech in single marks where double ones are the rule: after a colon, ended like one."""
    bounds = [span.start, *(edge for piece in pieces for edge in _edges(piece)), span.end]
    for lo, hi in zip(bounds[::2], bounds[1::2], strict=True):
        for match in _SINGLE_SPEECH.finditer(text, lo, hi):
            yield Piece(Span(*match.span("words")), Span(match.start("open"), match.end()), True)


def _edges(piece: Piece) -> tuple[int, int]:
    return piece.outer.start, piece.outer.end


def _closes_ahead(marks: list[Mark]) -> list[int]:
    """For each mark, by how many closing marks outnumber opening ones from it on, at most."""
    ahead = [0] * (len(marks) + 1)
    for at in range(len(marks) - 1, -1, -1):
        ahead[at] = max(0, ahead[at + 1] + _STEP[marks[at].side])
    return ahead


def _is_apostrophe(text: str, marks: list[Mark], at: int) -> bool:
    """Tell a plural's apostrophe: a better closing mark follows before the next opening one."""
    if text[marks[at].start - 1] not in "sS":
        return False
    for follower in marks[at + 1 : at + 4]:
        if follower.family != "single" or follower.side == "open":
            return False
        if text[follower.start - 1] in ".,!?":
            return True
    return False


def _is_nickname(text: str, piece: Piece) -> bool:
    """Tell a nickname inside a name: Trevor “Spud” Gleeson."""
    word = piece.inner.of(text)
    if not piece.closed or " " in word or not word[:1].isupper() or not word.isalpha():
        return False
    left = text[max(0, piece.outer.start - 30) : piece.outer.start]
    right = text[piece.outer.end : piece.outer.end + 2]
    given = left[:-1].rsplit(" ", 1)[-1]
    return (
        left[-1:] == " "
        and given[:1].isupper()
        and given.isalpha()
        and right[:1] == " "
        and right[1:].isupper()
    )


def _trimmed(text: str, piece: Piece) -> Piece:
    start, end = piece.inner.start, piece.inner.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    label = _LABEL.match(text, start, end)
    named = Span(start, label.end("name")) if label else None
    start = label.end() if label else start
    return Piece(Span(start, end), piece.outer, piece.closed, piece.opened, named)
