"""What else the sentence tells of a saying: to whom, where and how, and when."""

from bisect import bisect_left
from datetime import date

from bot.articles.model import Span
from bot.names.wordset import wordset
from bot.passages.dates import find_date, resolve
from bot.passages.model import SaidOn
from bot.passages.phrases import Phrase, PhraseReader
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.marked.layout import Sentence, Stretch
from bot.passages.quotations.speakers.circumstances import PLACES
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_TOLD = wordset("""
    tell ask inform remind assure warn advise urge order instruct brief thank email message
    text
""")
_ADDRESSING = wordset("addressing briefing telling")
_QUESTIONED = wordset("asked consulted contacted reached questioned interviewed approached")
_QUESTIONS = wordset("question questions query queries")
_ASKED_FOR = wordset("for about if whether why how what when once twice one two three several many")
_US = ("us", "me")
_SPEAKING = wordset("speaking talking")
_TALKED = wordset("interview conversation speaking talking")
_SENT = wordset(
    "comments remarks comment statement email e-mail letter message reply speaking talking"
)
_KINDS = wordset(
    "written emailed e-mailed exclusive recent joint brief telephone phone open television tv radio"
)
_DETERMINERS = wordset("""
    a an the his her its their this that
""")
_REACH = 24
_NEAR = 4  # characters


def addressee(stretch: Stretch, clause: Sentence, saying: Saying) -> Phrase | None:
    """Return the phrase for those spoken to, None when the sentence names nobody."""
    tokens, reader = stretch.tokens, stretch.reader
    at = saying.end if not saying.inverted else saying.hi
    told = saying.verb.base in _TOLD and not saying.inverted
    asks = saying.verb.base == "ask"
    ceiling = _asked_what(stretch, at, clause.hi) if asks else clause.hi
    if at < clause.hi and told and tokens.low[at] in _US:
        return Phrase(at, at + 1, "role", role=tokens.low[at], head=tokens.low[at], many=True)
    spoken = saying.kind != "source" and "speech" in saying.verb.classes
    if at < clause.hi and tokens.low[at] == "to" and spoken:
        found = _listener(reader, at + 1, clause.hi, Word.ROLE | Word.BODY)
    elif told:
        occasion = Word.OCCASION if tokens.low[at : at + 1] == ["the"] else 0
        found = _listener(reader, at, ceiling, Word.ROLE | Word.BODY | occasion)
    else:
        found = None
    return found or _spoken_with(stretch, clause, saying)


def _listener(reader: PhraseReader, at: int, ceiling: int, kinds: int) -> Phrase | None:
    phrase = None if reader.is_that(at) else reader.at(at, ceiling)
    if phrase is None or phrase.kind in ("pronoun", "document"):
        return None
    return phrase if phrase.name or reader.flags_of(phrase.head) & kinds else None


def _spoken_with(stretch: Stretch, clause: Sentence, saying: Saying) -> Phrase | None:
    """ "In an interview with X", "speaking to reporters", "in an email to X"."""
    tokens, reader = stretch.tokens, stretch.reader
    for at in range(max(clause.lo, saying.at - _REACH), min(clause.hi - 2, saying.at + _REACH)):
        word = tokens.low[at]
        if PIECE in tokens.words[saying.hi : at]:
            continue
        if word in _ADDRESSING:
            placed = (one for one in range(at + 1, clause.hi) if tokens.low[one] in PLACES)
            found = _listener(reader, at + 1, next(placed, clause.hi), Word.ROLE)
            if found and not found.name:
                return found
        told_of = word in _QUESTIONED and at > saying.at and tokens.low[at - 1] != "being"
        if told_of or tokens.low[at + 1] not in _links_of(word):
            continue
        asked = word in _QUESTIONED or word in _QUESTIONS
        after_noun = asked or word in _SPEAKING or tokens.low[at - 1] in _DETERMINERS | _KINDS
        found = _listener(reader, at + 2, clause.hi, Word.ROLE | Word.BODY) if after_noun else None
        if found:
            return found
    return None


def _links_of(word: str) -> tuple[str, ...]:
    """The prepositions between a word and those spoken with."""
    if word in _TALKED:
        return ("to", "with")
    if word in _SENT:
        return ("to",)
    if word in _QUESTIONED:
        return ("by",)
    return ("from",) if word in _QUESTIONS else ()


def _asked_what(stretch: Stretch, at: int, ceiling: int) -> int:
    """The token before which those asked end: "asked the minister three times for the study"."""
    low = stretch.tokens.low
    asked = (one for one in range(at + 1, ceiling) if low[one] in _ASKED_FOR)
    return next(asked, ceiling)


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
    if saying.subject and saying.subject.hi < saying.at and saying.kind != "participle":
        found = find_date(text, tokens.ends[saying.subject.hi - 1], cue)
        if found and not _deed_between(stretch, saying.subject.hi, saying.at):
            return _said_on(text, found, published)
    spans = _outside(stretch, clause)
    for span in spans:
        if span.start <= after <= span.end or (loose and span.start > after):
            limit = span.end if loose else min(span.end, after + 45)
            found = find_date(text, max(span.start, after - 1), limit)
            far = found and _is_year(text, found) and found[0] > after + _NEAR
            if found and not far and not _clause_between(stretch, saying.hi, clause.hi, found[0]):
                return _said_on(text, found, published)
    for span in reversed(spans):
        if span.start < cue and (loose or span is spans[0]):
            limit = min(span.end, cue) if loose else min(cue, span.start + 40)
            found = find_date(text, span.start, limit)
            if found and not _clause_between(stretch, clause.lo, saying.lo, found[0]):
                theirs = _told_first(stretch, saying, found)
                return None if theirs else _said_on(text, found, published)
    return None


def _told_first(stretch: Stretch, saying: Saying, found: tuple[int, int]) -> bool:
    """Tell "Rain last winter was rare, he said": a verb stands before the speaker."""
    tokens, subject = stretch.tokens, saying.subject
    first = bisect_left(tokens.starts, found[1])
    if subject is None or saying.inverted:
        return _clause_between(stretch, first, saying.lo, tokens.starts[saying.at])
    if (
        found[0] > tokens.starts[subject.lo]
    ):  # "He will go in May, adding that", "the report of May"
        until = bisect_left(tokens.starts, found[0])
        if saying.kind != "participle":
            return _deed_between(stretch, subject.hi, until)
        return _clause_between(stretch, subject.hi, saying.at, found[0])
    return _clause_between(stretch, first, subject.lo, tokens.starts[saying.at])


def _deed_between(stretch: Stretch, lo: int, hi: int) -> bool:
    """Tell whether somebody does something else in the tokens between a subject and its cue."""
    tokens, reader = stretch.tokens, stretch.reader
    for at in range(lo, hi):
        flags, low = reader.flags(at), tokens.low[at]
        plain = not reader.capital(at) and not flags & (Word.ROLE | Word.BODY | Word.ADVERB)
        if plain and (flags & (Word.PRONOUN | Word.VERB) or low.endswith("ed")):
            return True
    return False


def _clause_between(stretch: Stretch, lo: int, hi: int, until: int) -> bool:
    """Tell whether a verb that is no cue stands in the tokens `[lo, hi)` before `until`."""
    tokens, reader = stretch.tokens, stretch.reader
    for at in range(lo, hi):
        if tokens.starts[at] >= until:
            return False
        flags, low = reader.flags(at), tokens.low[at]
        past = low.endswith("ed") and len(low) > 4 and not flags and not reader.capital(at)
        if past and at and _describes(stretch, at - 1):
            continue
        if low == "that" or past or (flags & (Word.AUXILIARY | Word.VERB) and low != "'s"):
            return True
    return False


def _is_year(text: str, found: tuple[int, int]) -> bool:
    """Tell a year alone, which is more often when the thing was than when it was said."""
    return text[found[0] : found[1]].lower().removeprefix("in ").strip().isdigit()


def _describes(stretch: Stretch, before: int) -> bool:
    """Tell "a televised address", "a note published": no verb of the sentence."""
    given_out = Word.OCCASION | Word.DOCUMENT
    return stretch.tokens.low[before] in _DETERMINERS or bool(
        stretch.reader.flags(before) & given_out
    )


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
