"""Sentence boundaries, with offsets kept.

`sentencex` does the cutting; what it cuts wrongly is joined again: after
abbreviated titles, initials, "p.m." before a weekday, "U.S." before a noun.
"""

import re

import sentencex

from bot.articles.model import Span

# sentencex takes quadratic time on thousands of unclosed marks: it sees short stretches only.
_CHUNK = 4000
# sentencex miscounts wide blanks; a plain one of the same length stands in for each.
_WIDE = re.compile(
    r"[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\x85\x1c-\x1f\x0b\x0c]"
)
_CUT = re.compile(r"[.!?…。！？]['\"’”»)\]]*\s+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘'«])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Brig|"
    r"Hon|Rev|St|Mt|Ft|No|Nos|vs|Amb|Msgr|Engr?|Atty|Adv|Cllr|Supt|Insp|Lic|Ing|Arq|Dra|Sr|Jr|Smt|Dept|Assn|Inc|Ltd|Co|Corp|approx|est|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|[^\W\d_])\.$"
)
_ALWAYS = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Brig|Hon|Rev|Amb|Msgr|Engr?|Atty|Adv|Cllr|Supt|Insp|Lic|Ing|Arq|Dra|Smt)\.$"
)
_ACRONYM = re.compile(r"(?:^|[\s(“\"‘'«])(?:[^\W\d_]\.){2,}$")
_HOUR = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_AFTER_HOUR = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Eastern|Central|Pacific|Mountain|GMT|UTC|BST|EST|EDT|ET|CET|local)\b)"
)
# A full stop after an acronym ends the sentence when one of these follows.
_STARTER = re.compile(
    r"(?:The|A|An|In|On|At|But|And|It|He|She|They|We|I|This|That|These|Those|If|When|While|As|For|Then|So|There|His|Her|Their|Its|Mr|Mrs|Ms)\b"
)


def sentences(text: str, span: Span) -> list[Span]:
    """Return the sentences of `text` within `span`, trimmed of white space, in order.

    Together they cover everything in the span but white space.
    """
    ends: list[int] = []
    for lo, hi in _chunks(text, span):
        part = text[lo:hi]
        at = lo
        for piece in sentencex.segment("en", _WIDE.sub(" ", part)):
            at += len(piece)
            ends.append(min(at, hi))
    found: list[Span] = []
    start = span.start
    for position, end in enumerate(ends):
        if position < len(ends) - 1 and _joins(text, start, end):
            continue
        trimmed = _trim(text, start, end)
        if trimmed:
            found.append(trimmed)
        start = end
    tail = _trim(text, start, span.end)
    return [*found, tail] if tail else found


def _chunks(text: str, span: Span) -> list[tuple[int, int]]:
    chunks = []
    lo = span.start
    while span.end - lo > _CHUNK:
        cut = lo + _CHUNK
        for match in _CUT.finditer(text, lo + _CHUNK // 2, lo + _CHUNK):
            cut = match.end()
        chunks.append((lo, cut))
        lo = cut
    chunks.append((lo, span.end))
    return chunks


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def _joins(text: str, start: int, end: int) -> bool:
    """Tell whether the boundary at `end` is none."""
    left = text[max(start, end - 40) : end].rstrip()
    right = text[end : end + 20].lstrip()
    if not right or not left.endswith("."):
        return bool(right) and not left.strip(" .")
    if _HOUR.search(left):
        return right[:1].islower() or bool(_AFTER_HOUR.match(right))
    if _ALWAYS.search(left):
        return right[:1].isalpha()
    if _ACRONYM.search(left):
        return right[:1].isalnum() and not _STARTER.match(right)
    if _ABBREVIATION.search(left):
        return (
            right[:1].islower()
            or right[:1].isdigit()
            or (right[:1].isupper() and bool(re.search(r"\b[^\W\d_]\.$", left)))
        )
    return False
