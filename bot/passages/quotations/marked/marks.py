"""Quotation marks: which opens and which closes.

Scraped text breaks every rule, so a mark is read by its shape *and* by what
it touches: glued to the word after it, it opens; glued to the one before, it
closes; where both are plain they outweigh a wrong shape.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.articles.model import Span

Side = Literal["open", "close", "either"]
# Both start with the set of all marks: the expression engine then leaps from one to the next.
# U+FFFD at the edge of a word is most often a mark that a wrong decoding lost.
_DOUBLE = re.compile(
    r"[“”„‟«»\"「」『』〝〞＂'’‘`<>\ufffd]"
    r"(?:(?<=[“”„‟«»\"「」『』〝〞＂])|(?<=')'(?!')|(?<=’)’(?!’)|(?<=‘)‘|(?<=`)`|(?<=<)<|(?<=>)>"
    r"|(?<=\ufffd)(?:(?<![^\W_].)|(?![^\W_])))"
)
_DOUBLED = re.compile(r"\"\"|" + _DOUBLE.pattern)  # exports that double every mark
_OPENS_DOUBLED = re.compile(r'(?<!\S)""(?!")')
_SINGLE = re.compile(
    r"[‘‚‛'’`‹›](?:(?<=[‘‚‛'’`‹])(?<![^\W_].)(?=[^\W_]|[\[(…$£€“])"
    r"|(?<=['’›‹])(?<=[^\s(\[—–].)(?![^\W_]))"
)
_OPENING = frozenset("“„‟«「『〝") | {"``", "<<", "‘‘"}
_CLOSING = frozenset("”»」』〞") | {">>", "’’"}
_BEFORE_OPEN = frozenset("([{—–-‘'/:“\"«„")
_AFTER_CLOSE = frozenset(")]}—–-,.;:!?’'…/”\"»")
_FEET = re.compile(r"\d['’]\d{1,2}$")
_INCHES = re.compile(r"\d['’]?\d*$")


@dataclass(slots=True)  # not frozen: very many are made, and freezing one costs most
class Mark:
    """One mark at `[start, end)`: its family of shapes, and on which side of words it stands."""

    start: int
    end: int
    family: str
    side: Side


def uses_single_marks(text: str, stretches: Sequence[Span]) -> bool:
    """Tell whether the article sets speech in single marks, as British papers do."""
    single = double = 0
    for span in stretches:
        double += len(_DOUBLE.findall(text, span.start, span.end))
        marks = _SINGLE.finditer(text, span.start, span.end)
        single += sum(1 for m in marks if _single_side(text, m.start(), m.end()) == "open")
    return single * 2 > double or (single * 2 == double and _starts_single(text, stretches))


def _starts_single(text: str, stretches: Sequence[Span]) -> bool:
    """Tell whether the first mark is a single one: it then holds the double ones."""
    for span in stretches:
        double = _DOUBLE.search(text, span.start, span.end)
        single = _SINGLE.search(text, span.start, span.end)
        if single:
            return double is None or single.start() < double.start()
        if double:
            return False
    return False


def find_marks(text: str, span: Span, *, single: bool) -> list[Mark]:
    """Return the marks of `text` within `span`, in order; single ones only with `single`."""
    found: list[Mark] = []
    doubled = '""' in text[span.start : span.end] and _OPENS_DOUBLED.search(
        text, span.start, span.end
    )
    for match in (_DOUBLED if doubled else _DOUBLE).finditer(text, span.start, span.end):
        mark = match.group()
        if mark == "’’" and single:
            continue  # the end of inner words and of outer ones
        if mark in ('"', "''", "”") and _is_inches(text, match, span, len(found)):
            continue
        found.append(Mark(match.start(), match.end(), _family(mark), _side(text, match, span)))
    if single:
        taken = {at for mark in found for at in range(mark.start, mark.end)}
        for match in _SINGLE.finditer(text, span.start, span.end):
            if match.start() not in taken:
                side = _single_side(text, match.start(), match.end())
                found.append(Mark(match.start(), match.end(), "single", side))
        found.sort(key=lambda mark: mark.start)
    return found


def _family(mark: str) -> str:
    if mark in ('"', "＂", '""'):
        return "straight"
    if mark in ("''", "``", "’’", "‘‘"):
        return "pair"
    if mark in "«»<<>>":
        return "angle"
    if mark in "‘’‚‛'`‹›":
        return "single"
    return "curly"


def _is_inches(text: str, match: re.Match[str], span: Span, before: int) -> bool:
    left = text[max(span.start, match.start() - 4) : match.start()]
    if not left or not (left[-1].isdecimal() or left[-1] in "'’"):
        return False
    right = text[match.end() : match.end() + 1]
    if _FEET.search(left):
        return True
    plain = match.group() != "”" and before % 2 == 0
    return plain and bool(_INCHES.search(left)) and not right.isalnum()


def _side(text: str, match: re.Match[str], span: Span) -> Side:
    mark = match.group()
    before = text[match.start() - 1] if match.start() > span.start else " "
    after = text[match.end()] if match.end() < span.end else " "
    if before.isspace() and after in ",.;" and text[match.end() + 1 : match.end() + 2] != after:
        return "close"  # "… and so on ” , he said"
    left = not before.isspace() and before not in _BEFORE_OPEN
    right = not after.isspace() and after not in _AFTER_CLOSE
    if before in "\"'" and not right and text[max(span.start, match.start() - 2)].strip():
        left = match.start() > span.start + 1  # the outer one of two closing marks
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
