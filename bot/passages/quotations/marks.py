"""Quotation marks: which opens, which closes, and the stretches between them.

Scraped text breaks every rule, so a mark is read by its shape *and* by what
it touches: glued to the word after it, it opens; glued to the one before, it
closes; where both are plain they outweigh a wrong shape.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.articles.model import Span

Side = Literal["open", "close", "either"]

_DOUBLE = re.compile(r"[“”„‟«»\"「」『』〝〞＂]|''(?!')|``|<<|>>")
_SINGLE = re.compile(r"(?<![^\W_])[‘‚‛'’`‹](?=[^\W_]|[\[(…$£€“])|(?<=[^\s(\[—–])['’›‹](?![^\W_])")
_OPENING = frozenset("“„‟«「『〝") | {"``", "<<"}
_CLOSING = frozenset("”»」』〞") | {">>"}
_BEFORE_OPEN = frozenset("([{—–-‘'/:“\"«„")
_AFTER_CLOSE = frozenset(")]}—–-,.;:!?’'…/”\"»")
_LABEL = re.compile(r"(?P<name>[^\W\d_a-z]{3,}(?:[ .-]+[^\W\d_a-z]{2,}){0,2}):\s+(?=\S)")
_INCHES = re.compile(r"\d['’]?\d*$")
_ATTRIBUTION_AHEAD = re.compile(r"\s*,?\s*(?:[^\W\d_][\w.'’-]*\s+){1,4}")


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str
    side: Side


def uses_single_marks(text: str, stretches: Iterable[Span]) -> bool:
    """Tell whether the article sets speech in single marks, as British papers do."""
    single = double = 0
    for span in stretches:
        double += sum(1 for _ in _DOUBLE.finditer(text, span.start, span.end))
        marks = [m for m in _SINGLE.finditer(text, span.start, span.end)]
        single += sum(1 for m in marks if _single_side(text, m.start(), m.end()) == "open")
    return single * 2 > double


def find_pieces(text: str, span: Span, *, single: bool = False) -> list[Piece]:
    """Return the outermost marked stretches of `text` within `span`, in order.

    With `single`, single marks count too. Takes time linear in the span.
    """
    marks = _marks(text, span, single)
    if not marks:
        return []
    return _pair(text, span, marks)


def _family(mark: str) -> str:
    if mark in '"＂':
        return "straight"
    if mark in ("''", "``"):
        return "pair"
    if mark in "«»<<>>":
        return "angle"
    if mark in "‘’‚‛'`‹›":
        return "single"
    return "curly"


def _marks(text: str, span: Span, single: bool) -> list[_Mark]:
    found = []
    for match in _DOUBLE.finditer(text, span.start, span.end):
        mark = match.group()
        if mark in ('"', "''") and _is_inches(text, match, span, len(found)):
            continue
        found.append(_Mark(match.start(), match.end(), _family(mark), _side(text, match, span)))
    if single:
        taken = {at for mark in found for at in range(mark.start, mark.end)}
        for match in _SINGLE.finditer(text, span.start, span.end):
            if match.start() not in taken:
                side = _single_side(text, match.start(), match.end())
                found.append(_Mark(match.start(), match.end(), "single", side))
        found.sort(key=lambda mark: mark.start)
    return found


def _is_inches(text: str, match: re.Match[str], span: Span, before: int) -> bool:
    left = text[max(span.start, match.start() - 4) : match.start()]
    right = text[match.end() : match.end() + 1]
    return before % 2 == 0 and bool(_INCHES.search(left)) and not right.isalnum()


def _side(text: str, match: re.Match[str], span: Span) -> Side:
    mark = match.group()
    before = text[match.start() - 1] if match.start() > span.start else " "
    after = text[match.end()] if match.end() < span.end else " "
    left = not before.isspace() and before not in _BEFORE_OPEN
    right = not after.isspace() and after not in _AFTER_CLOSE
    seen: Side = "either" if left == right else "close" if left else "open"
    shape: Side = "open" if mark in _OPENING else "close" if mark in _CLOSING else "either"
    if seen == "either":
        return shape
    if mark == "“" and seen == "close":
        return "close"
    return seen


def _single_side(text: str, start: int, end: int) -> Side:
    before = text[start - 1] if start else " "
    return (
        "open"
        if not before.isalnum() and text[end : end + 1].strip() and before not in ".,!?…"
        else "close"
    )


def _closes_ahead(marks: list[_Mark]) -> list[int]:
    """For each mark, by how many closing marks outnumber opening ones from it on, at most."""
    ahead = [0] * (len(marks) + 1)
    for at in range(len(marks) - 1, -1, -1):
        step = {"open": -1, "close": 1, "either": 0}[marks[at].side]
        ahead[at] = max(0, ahead[at + 1] + step) if step else ahead[at + 1]
    return ahead


def _pair(text: str, span: Span, marks: list[_Mark]) -> list[Piece]:
    pieces: list[Piece] = []
    last = {mark.family: at for at, mark in enumerate(marks) if mark.side != "open"}
    ahead = _closes_ahead(marks)
    begin: _Mark | None = None
    depth = inner = 0
    for at, mark in enumerate(marks):
        if begin is None:
            begin = _opens(text, span, marks, at, pieces)
            depth = inner = 0
        elif mark.side == "open":
            if mark.family != begin.family or mark.family == "single":
                inner += mark.family != "single"
                continue
            if ahead[at + 1] >= 2:
                depth += 1
            elif ahead[at + 1] == 1:
                pieces.append(_lost_close(text, begin, mark))
                begin, depth = mark, 0
        elif (
            mark.family != begin.family
            and inner
            and mark.side == "close"
            and mark.family != "single"
        ):
            inner -= 1
        elif (
            mark.family == begin.family
            or last.get(begin.family, -1) <= at
            or _stands_in(begin, mark)
        ):
            if begin.family != "single" and mark.family == "single":
                continue
            if mark.family == "single" and _is_apostrophe(text, marks, at):
                continue
            if depth:
                depth -= 1
                continue
            pieces.append(
                Piece(Span(begin.end, mark.start), Span(begin.start, mark.end), closed=True)
            )
            begin = None
    if begin is not None:
        end = span.end
        while end > begin.end and text[end - 1].isspace():
            end -= 1
        pieces.append(Piece(Span(begin.end, end), Span(begin.start, end), closed=False))
    return [
        _trimmed(text, piece)
        for piece in pieces
        if text[piece.inner.start : piece.inner.end].strip()
    ]


def _opens(text: str, span: Span, marks: list[_Mark], at: int, pieces: list[Piece]) -> _Mark | None:
    """The mark at `at` as an opening one, or None; notes words whose opening mark is lost."""
    mark = marks[at]
    if mark.side != "close":
        return mark if mark.family != "single" or mark.side == "open" else None
    if mark.family == "single":
        return None
    follower = marks[at + 1] if at + 1 < len(marks) else None
    if follower and follower.side == "close" and follower.family == mark.family:
        return mark
    floor = pieces[-1].outer.end if pieces else span.start
    start = floor
    while start < mark.start and (text[start].isspace() or text[start] in ".,;"):
        start += 1
    if start == span.start and mark.start - start > 3 and text[mark.start - 1] in ".,!?":
        pieces.append(
            Piece(Span(start, mark.start), Span(start, mark.end), closed=True, opened=False)
        )
    return None


def _stands_in(begin: _Mark, mark: _Mark) -> bool:
    """Tell whether a closing mark of another shape ends the words: straight and curly are mixed at random."""
    return mark.side == "close" and {begin.family, mark.family} <= {"straight", "curly", "pair"}


def _lost_close(text: str, begin: _Mark, following: _Mark) -> Piece:
    end = following.start
    while end > begin.end and text[end - 1].isspace():
        end -= 1
    return Piece(Span(begin.end, end), Span(begin.start, end), closed=False)


def _is_apostrophe(text: str, marks: list[_Mark], at: int) -> bool:
    """A plural's apostrophe inside single marks: a better closing mark follows before the next opening one."""
    mark = marks[at]
    if text[mark.start - 1] not in "sS":
        return False
    for follower in marks[at + 1 : at + 4]:
        if follower.family != "single" or follower.side == "open":
            return False
        if text[follower.start - 1] in ".,!?":
            return True
    return False


def _trimmed(text: str, piece: Piece) -> Piece:
    start, end = piece.inner.start, piece.inner.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    label = _LABEL.match(text, start, end)
    named = Span(start, label.end("name")) if label else None
    return Piece(
        Span(label.end() if label else start, end), piece.outer, piece.closed, piece.opened, named
    )
