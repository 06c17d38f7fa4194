"""What led to a saying or where it fell, in words that name no occasion: "Asked whether …"."""

from bot.names.wordset import wordset
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.marked.layout import Sentence, Stretch
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_ASKED = wordset("asked questioned pressed challenged quizzed")
_ASKED_WHAT = wordset("if whether what why how when where who about on")
_SPEAKING = wordset("addressing briefing speaking talking")
_RESPONSES = wordset("response reply answer")
_QUESTIONS = wordset("question questions query queries enquiry enquiries inquiry inquiries request")
_PLACES = wordset("at from outside inside near")
PLACES = _PLACES | wordset("in on after before during")
_DETERMINERS = wordset("a an the his her its their our my")
_NO_PLACE = wordset("""
    least first last once all present issue hand stake risk length times fact full part turn detail
    particular general public private response reply brief short addition return
    time times moment beginning start end age rate level bottom top heart request
""")
_LONGEST = 30


def circumstance(text: str, stretch: Stretch, clause: Sentence, saying: Saying) -> str | None:
    """Return what the sentence tells of how a saying came about, as written, None without it."""
    if saying.kind == "source":
        return None
    found = _opening(stretch, clause, saying) or _in_answer(stretch, clause, saying)
    if found is None and "speech" in saying.verb.classes:
        found = _place(stretch, clause, saying)
    return stretch.tokens.text(text, *found) if found else None


def _opening(stretch: Stretch, clause: Sentence, saying: Saying) -> tuple[int, int] | None:
    """ "Asked whether he would go, X said", "Addressing the weekly majlis, X said"."""
    tokens = stretch.tokens
    start = clause.lo
    if start + 1 >= saying.lo:
        return None
    low, following = tokens.low[start], tokens.low[start + 1]
    comma = next((at for at in range(start, saying.lo) if tokens.words[at] == ","), None)
    if comma is None or comma - start > _LONGEST:
        return None
    if low in _ASKED and following in _ASKED_WHAT:
        return start, comma
    if low in _SPEAKING:
        return _speaking(stretch, start, comma)
    place = _place_end(stretch, start, comma)
    return (start, place) if place == comma else None


def _speaking(stretch: Stretch, start: int, comma: int) -> tuple[int, int] | None:
    """The body addressed, or where people were."""
    tokens, reader = stretch.tokens, stretch.reader
    first = start + (2 if tokens.low[start + 1] in ("to", "with") else 1)
    whom = reader.at(first, comma)
    if whom is None or whom.kind == "pronoun":
        return None
    if not reader.flags_of(whom.head) & Word.ROLE:
        return start, comma
    at = next((at for at in range(first, comma) if tokens.low[at] in PLACES), comma)
    return (at, comma) if at < comma else None


def _in_answer(stretch: Stretch, clause: Sentence, saying: Saying) -> tuple[int, int] | None:
    """ "In response to a question from X", "said in reply to questions"."""
    tokens, reader = stretch.tokens, stretch.reader
    for at in range(clause.lo, clause.hi - 4):
        if tokens.low[at] != "in" or tokens.low[at + 1] not in _RESPONSES:
            continue
        asked = reader.at(at + 3, clause.hi) if tokens.low[at + 2] == "to" else None
        near = at == clause.lo or abs(at - saying.hi) <= 1
        if asked and near and not _QUESTIONS.isdisjoint(tokens.low[at + 3 : asked.hi]):
            hi = asked.hi
            if hi + 1 < clause.hi and tokens.low[hi] in ("from", "by", "on", "about"):
                more = reader.at(hi + 1, clause.hi)
                hi = more.hi if more else hi
            return at, hi
    return None


def _place(stretch: Stretch, clause: Sentence, saying: Saying) -> tuple[int, int] | None:
    """ "said in Yerevan", "told reporters outside the court", "said from her hospital bed"."""
    tokens, reader = stretch.tokens, stretch.reader
    at = saying.hi
    if saying.verb.base == "tell" and not saying.inverted:
        whom = reader.at(at, clause.hi)
        at = whom.hi if whom else at
    if tokens.low[at : at + 2] == ["in", "writing"]:
        return at, at + 2
    end = _place_end(stretch, at, clause.hi)
    return (at, end) if end else None


def _place_end(stretch: Stretch, at: int, ceiling: int) -> int | None:
    """The token after a place whose preposition stands at `at`, None when none does."""
    tokens, reader = stretch.tokens, stretch.reader
    if at + 1 >= ceiling or tokens.low[at] not in _PLACES or tokens.words[at + 1] == PIECE:
        return None
    first = at + 1
    place = reader.at(first, ceiling)
    if place is None or place.kind == "pronoun":
        return None
    held = range(first, place.hi)
    timed = any(reader.flags(one) & Word.TIME or tokens.words[one][0].isdigit() for one in held)
    if timed or not _NO_PLACE.isdisjoint(tokens.low[first : place.hi]):
        return None
    named = reader.capital(first) and tokens.low[at] != "at"
    return place.hi if named or tokens.low[first] in _DETERMINERS else None
