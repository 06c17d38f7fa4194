"""What else the sentence tells of a saying: to whom, where and how, and when."""

from datetime import date

from bot.articles.model import Span
from bot.names.wordset import wordset
from bot.passages.dates import find_date, resolve
from bot.passages.model import SaidOn
from bot.passages.phrases import Phrase
from bot.passages.quotations.layout import Sentence, Stretch
from bot.passages.quotations.saying import Saying
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_TOLD = wordset("""
    tell ask inform remind assure warn advise urge order instruct brief thank email message
    text
""")
_OCCASION_LINKS = wordset("""
    at in during on after via before through
""")
_DETERMINERS = wordset("""
    a an the his her its their this that
""")
_REACH = 24


def addressee(stretch: Stretch, clause: Sentence, saying: Saying) -> Phrase | None:
    """Return the phrase for those spoken to, None when the sentence names nobody."""
    tokens, reader = stretch.tokens, stretch.reader
    at = saying.end if not saying.inverted else saying.hi
    if at >= clause.hi:
        return None
    if tokens.low[at] == "to" and saying.kind != "source" and "speech" in saying.verb.classes:
        at += 1
    elif saying.verb.base not in _TOLD or saying.inverted:
        return None
    phrase = reader.at(at, clause.hi)
    if phrase is None or phrase.kind in ("pronoun", "document"):
        return None
    if phrase.name is None and not reader.flags_of(phrase.head) & (Word.ROLE | Word.BODY):
        return None
    return phrase


def occasion(text: str, stretch: Stretch, clause: Sentence, saying: Saying) -> str | None:
    """Return "at a press conference", "during a visit to X" and the like, as written."""
    tokens = stretch.tokens
    best: tuple[int, str] | None = None
    for at in range(clause.lo, clause.hi - 1):
        if tokens.low[at] not in _OCCASION_LINKS or abs(at - saying.at) > _REACH + 10:
            continue
        phrase = _occasion_at(stretch, at + 1, clause.hi)
        if phrase is None:
            continue
        distance = abs(at - saying.at) + (0 if at > saying.at else 3)
        if PIECE in tokens.words[min(at, saying.at) : max(at, saying.at)]:
            distance += 6
        if at > saying.at and at - saying.hi > _REACH:
            continue
        if best is None or distance < best[0]:
            best = (distance, tokens.text(text, at, phrase))
    return best[1] if best else None


def _occasion_at(stretch: Stretch, start: int, ceiling: int) -> int | None:
    """The token after the phrase when a noun for an occasion heads it."""
    reader, tokens = stretch.reader, stretch.tokens
    hi = start
    while hi < ceiling and hi - start < 8:
        flags = reader.flags(hi)
        if (
            flags & Word.OCCASION
            and not flags & Word.TIME
            and not (hi + 1 < ceiling and reader.flags(hi + 1) & Word.OCCASION)
        ):
            break
        plain = (
            reader.nominal(hi)
            or flags & Word.TIME
            or tokens.low[hi] in _DETERMINERS
            or tokens.words[hi].isdigit()
        )
        if not plain:
            return None
        hi += 1
    else:
        return None
    if hi >= ceiling:
        return None
    hi += 1
    while hi + 1 < ceiling and tokens.low[hi] in ("with", "to", "in", "at", "on", "of", "for"):
        more = reader.at(hi + 1, ceiling)
        if more is None or more.hi - hi > 8 or more.kind == "pronoun":
            break
        hi = more.hi
    return hi


def said_on(
    text: str,
    stretch: Stretch,
    clause: Sentence,
    saying: Saying,
    published: date | None,
    *,
    loose: bool,
) -> SaidOn | None:
    """Return the date of the saying; with `loose` one far from the cue will do.

    A date that a verb parts from the cue tells of something else: "said the
    road had reopened on Monday", "They will meet in May, she said".
    """
    tokens = stretch.tokens
    cue, after = tokens.starts[saying.at], tokens.ends[saying.hi - 1]
    if saying.subject and saying.subject.hi < saying.at:
        found = find_date(text, tokens.ends[saying.subject.hi - 1], cue)
        if found:
            return _said_on(text, found, published)
    spans = _outside(stretch, clause)
    for span in spans:
        if span.start <= after <= span.end or (loose and span.start > after):
            limit = span.end if loose else min(span.end, after + 45)
            found = find_date(text, max(span.start, after - 1), limit)
            if found and not _clause_between(stretch, saying.hi, clause.hi, found[0]):
                return _said_on(text, found, published)
    for span in reversed(spans):
        if span.start < cue and (loose or span is spans[0]):
            limit = min(span.end, cue) if loose else min(cue, span.start + 40)
            found = find_date(text, span.start, limit)
            if found and not _clause_between(stretch, clause.lo, saying.lo, found[0]):
                return _said_on(text, found, published)
    return None


def _clause_between(stretch: Stretch, lo: int, hi: int, until: int) -> bool:
    """Tell whether a verb that is no cue stands in the tokens `[lo, hi)` before `until`."""
    tokens, reader = stretch.tokens, stretch.reader
    for at in range(lo, hi):
        if tokens.starts[at] >= until:
            return False
        flags, low = reader.flags(at), tokens.low[at]
        past = low.endswith("ed") and len(low) > 4 and not flags and not reader.capital(at)
        if low == "that" or past or (flags & (Word.AUXILIARY | Word.VERB) and low != "'s"):
            return True
    return False


def _said_on(text: str, found: tuple[int, int], published: date | None) -> SaidOn:
    written = text[found[0] : found[1]]
    return SaidOn(written, resolve(written, published))


def _outside(stretch: Stretch, clause: Sentence) -> list[Span]:
    """The parts of the clause that stand outside the marks."""
    tokens = stretch.tokens
    spans: list[Span] = []
    start = None
    for at in range(clause.lo, clause.hi):
        if tokens.words[at] == PIECE:
            if start is not None:
                spans.append(Span(start, tokens.ends[at - 1]))
            start = None
        elif start is None:
            start = tokens.starts[at]
    if start is not None:
        spans.append(Span(start, tokens.ends[clause.hi - 1]))
    return spans
