"""Text → paragraphs: blank lines part them, or line ends, or the end of a hard-wrapped run."""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.articles.model import Span

_LINE = re.compile("[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BLANK = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff"
_BULLET = re.compile(r"(?:[-*•·‣–—]|\d{1,3}[.)])\s")
_WORD = re.compile(r"\S{1,40}")
_ENDINGS = (".", "!", "?", "…", ":", '."', ".”", "?”", "!”", ".’", ".)")
# Nobody wraps lines wider than this by hand or by a mail program.
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 40
# Lines that much longer than the width were not wrapped to it; a few (addresses) always are.
_TOO_LONG = 1.1
_MOST_TOO_LONG = 0.1
# What opens a by-line or a first paragraph, and so never continues a heading: "By Ana Reis",
# "HANOI, Oct 3 (Wire) -", "LIMA: ".
_HEAD_LINES = 5
_OPENER = re.compile(
    r"[Bb][Yy]:?\s[^\W\d_a-z]"
    r"|[A-ZÀ-Þ][\w .'’-]{1,30}(?:,\s[^()\n]{1,40})?\s?"
    r"(?:\([A-Z][^()\n]{1,30}\)\s?[-–—]|/[A-Z][\w-]{1,20}/)"
    r"|[A-ZÀ-Þ]{3}[A-ZÀ-Þ .'’-]{0,30}(?:,\s[^()\n]{1,40})?\s?(?:[–—:]|--?\s)"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line with something on it: its stretch without white space, and where it stood."""

    start: int
    end: int
    indent: int
    after_blank: bool


def split_paragraphs(text: str, *, by_line: bool = False) -> tuple[Span, ...]:
    """Return the paragraphs of `text`, in order, without surrounding white space.

    Each line is a paragraph (always with `by_line`) unless the text is
    hard-wrapped; then the lines of a run belong together until one ends early.
    Where blank lines part paragraphs, a line broken in mid-sentence is mended.
    Linear in the length of `text`.
    """
    lines = _lines(text)
    width = 0 if by_line else _wrap_width(text, lines)
    parted = not by_line and 2 * sum(line.after_blank for line in lines) > len(lines)
    spans: list[Span] = []
    for number, (before, line) in enumerate(zip([None, *lines], lines, strict=False)):
        opens = number < _HEAD_LINES and _OPENER.match(text, line.start, line.end)
        if before is None or line.after_blank or opens:
            joined = False
        elif width:
            joined = _goes_on(text, before, line, width)
        else:
            joined = parted and _is_broken(text, before, line)
        if joined:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(line.start, line.end))
    return tuple(spans)


def _lines(text: str) -> list[_Line]:
    """Find the lines that hold more than white space and invisible characters."""
    lines: list[_Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        start = match.start() + len(raw) - len(raw.lstrip(_BLANK))
        end = match.start() + len(raw.rstrip(_BLANK))
        if start >= end:
            continue
        gap = text[last_end : match.start()].replace("\r\n", "\n")
        breaks = sum(gap.count(mark) for mark in "\r\n\x0b\x0c\x85\u2028\u2029")
        lines.append(_Line(start, end, start - match.start(), breaks != 1))
        last_end = match.end()
    return lines


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """Return the width to which the text is wrapped, 0 when each line is a paragraph.

    Wrapped lines are of one modest width, most break off in mid-sentence, and hardly any
    other line is longer.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    if not pairs:
        return 0
    lengths = sorted(line.end - line.start for pair in pairs for line in pair[:1])
    width = lengths[int(len(lengths) * 0.95)]
    broken = sum(_breaks_off(text, a, b) for a, b in pairs)
    longer = sum(line.end - line.start > _TOO_LONG * width for line in lines)
    modest = _NARROWEST_WRAP <= width <= _WIDEST_WRAP and longer <= _MOST_TOO_LONG * len(lines)
    wrapped = modest and 2 * broken >= len(pairs)
    return width if wrapped else 0


def _breaks_off(text: str, line: _Line, following: _Line) -> bool:
    """Tell whether a line stops in mid-sentence, to go on in the next."""
    ends = text[max(line.start, line.end - 2) : line.end].endswith(_ENDINGS)
    return not ends and (text[following.start].islower() or line.end - line.start > 55)


def _is_broken(text: str, line: _Line, following: _Line) -> bool:
    """Tell whether a line breaks off: before a small letter, or at the semicolon of a heading."""
    if text.startswith(";", line.end - 1):
        return not line.start
    ends = text[max(line.start, line.end - 2) : line.end].endswith(_ENDINGS)
    return not ends and text[following.start].islower()


def _goes_on(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Tell whether `following` continues the paragraph of `line` in a wrapped text."""
    if text[following.start].islower():
        return True
    if following.indent > line.indent or _BULLET.match(text, following.start, following.start + 6):
        return False
    word = _WORD.match(text, following.start)
    needed = line.end - line.start + 1 + (len(word.group()) if word else 0)
    return needed > width * 0.92
