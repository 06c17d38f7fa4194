"""Indirect speech: what somebody is reported to have said, in the writer's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.articles.model import Span
from bot.names.wordset import wordset
from bot.passages.quotations.clauses.datelines import past_dateline
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.clauses.scene import DASHES
from bot.passages.quotations.marked.layout import Sentence, Stretch
from bot.passages.quotations.unmarked.reporting import is_asserted, reports
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_SUBORDINATING = wordset("while although though when because if since after before who")
_CLAUSE_OPENERS = wordset("and but while although though which whereas as so yet despite")
_TIME_AFTER = wordset(", — last this late early earlier in on at during")
_LEADS = wordset(
    "in on at during after before but and still however meanwhile then later for to as"
)
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Reported:
    """A saying without marks.

    `span` is the shortest clause that holds speaker, cue and content.
    """

    stretch: Stretch
    clause: Sentence
    saying: Saying
    span: Span


def find_reported(stretch: Stretch, taken: set[int]) -> Iterator[Reported]:
    """Yield the reported sayings of a stretch.

    `taken` are the ids of sayings that own marked words, or belong to the words of others.
    """
    for clause in stretch.clauses:
        at_end = (one for one in clause.sayings if one.subject and _is_tail(stretch, clause, one))
        tail = next(at_end, None)
        for saying in clause.sayings:
            inside = tail is not None and saying.at < tail.at
            if inside or id(saying) in taken or saying.kind in ("passive", "infinitive", "modal"):
                continue
            found = _report(stretch, clause, saying) if is_asserted(stretch, saying) else None
            if found:
                yield found


def _report(stretch: Stretch, clause: Sentence, saying: Saying) -> Reported | None:
    if saying.kind == "source":
        return _source(stretch, clause, saying)
    if _is_tail(stretch, clause, saying):
        return _tail(stretch, clause, saying)
    if _is_inset(stretch, clause, saying):
        return _inset(stretch, clause, saying)
    tokens = stretch.tokens
    aside = saying.lo > clause.lo and tokens.low[saying.lo - 1] == "as"
    if aside and saying.lo - 1 == clause.lo and tokens.words[saying.hi] == ",":
        return _source(stretch, clause, saying)
    end = _content_end(stretch, clause, saying)
    if aside or not reports(stretch, saying, end):
        return None
    return _reported(stretch, clause, saying, saying.lo, end)


def _reported(stretch: Stretch, clause: Sentence, saying: Saying, start: int, end: int) -> Reported:
    tokens = stretch.tokens
    return Reported(stretch, clause, saying, Span(tokens.starts[start], tokens.ends[end - 1]))


def _source(stretch: Stretch, clause: Sentence, saying: Saying) -> Reported | None:
    """ "According to X, …" · "…, according to X"."""
    words = stretch.tokens.words
    if PIECE in words[clause.lo : clause.hi]:
        return None
    if _is_inset(stretch, clause, saying):
        return _inset(stretch, clause, saying)
    if saying.at - clause.lo >= _LEAST:
        return _reported(stretch, clause, saying, clause.lo, saying.hi)
    end = _content_end(stretch, clause, saying)
    start = saying.hi
    while start < end and not words[start][0].isalnum():
        start += 1
    if end - start < _LEAST:
        return None
    return _reported(stretch, clause, saying, saying.lo, end)


def _is_inset(stretch: Stretch, clause: Sentence, saying: Saying) -> bool:
    """ "The ships, X says, are waiting": the saying stands between commas in its content."""
    words = stretch.tokens.words
    if saying.lo < clause.lo + 2 or saying.hi >= clause.hi - _LEAST or saying.verb.weak:
        return False
    if saying.kind not in ("finite", "source") or PIECE in words[clause.lo : clause.hi]:
        return False
    parted = words[saying.lo - 1] == "," and words[saying.hi] == ","
    if not parted or after_apposition(stretch, clause, saying):
        return False
    reader = stretch.reader
    return bool(reader.of_kind(Word.AUXILIARY | Word.VERB, saying.hi + 1, saying.hi + 3))


def _inset(stretch: Stretch, clause: Sentence, saying: Saying) -> Reported:
    tokens = stretch.tokens
    start = saying.lo - 2
    while start > clause.lo and tokens.words[start - 1] not in (",", ";", ":"):
        start -= 1
    if start > clause.lo and tokens.low[start] in ("and", "but"):
        start += 1
    end = clause.hi
    while end > saying.hi + 1 and not tokens.words[end - 1][0].isalnum():
        end -= 1
    return _reported(stretch, clause, saying, start, end)


def _tail(stretch: Stretch, clause: Sentence, saying: Saying) -> Reported:
    """ "…, X said"."""
    tokens, end = stretch.tokens, saying.hi
    if end < clause.hi and (tokens.words[end] == "," or saying.verb.base == "tell"):
        end = max(end, _content_end(stretch, clause, saying))
    start = past_dateline(stretch.reader, tokens, clause.lo, clause.hi)
    return _reported(stretch, clause, saying, start, end)


def _is_tail(stretch: Stretch, clause: Sentence, saying: Saying) -> bool:
    """ "Content, X said": the saying stands after a comma, with little behind it."""
    words = stretch.tokens.words
    participle = saying.kind == "participle"
    if saying.verb.weak or participle or after_apposition(stretch, clause, saying):
        return False
    if saying.lo <= clause.lo + _LEAST:
        return _is_short_tail(stretch, clause, saying)
    linked = words[saying.lo - 1] == "," or words[saying.lo - 1] in DASHES
    if not linked or PIECE in words[clause.lo : saying.lo]:
        return False
    return {words[clause.lo], words[saying.lo - 1]} <= DASHES or _is_last(stretch, clause, saying)


def _is_last(stretch: Stretch, clause: Sentence, saying: Saying) -> bool:
    """Tell whether nothing, a hearer or a time stands behind the saying."""
    tokens = stretch.tokens
    rest = sum(tokens.words[at][0].isalnum() for at in range(saying.hi, clause.hi))
    if rest == 0 or _ends_with_hearer(stretch, clause, saying):
        return True
    follow = tokens.low[saying.hi]
    if follow in _TIME_AFTER or stretch.reader.flags(saying.hi) & Word.TIME:
        return True
    return rest <= 2 * _LEAST and (saying.verb.base == "tell" or follow in ("to", "as", "after"))


def _is_short_tail(stretch: Stretch, clause: Sentence, saying: Saying) -> bool:
    """ "A plumber, he said.": a word or two, and nothing behind."""
    words = stretch.tokens.words
    said = saying.verb.base == "say" and saying.kind == "finite" and not saying.inverted
    if not said or saying.lo < clause.lo + 2 or PIECE in words[clause.lo : clause.hi]:
        return False
    rest = words[saying.hi : clause.hi]
    plain = stretch.tokens.low[clause.lo] not in _LEADS and words[clause.lo] not in DASHES
    return plain and words[saying.lo - 1] == "," and rest in ([], ["."])


def after_apposition(stretch: Stretch, clause: Sentence, saying: Saying) -> bool:
    """ "Its envoy, Jane Doe, said": what stands before the name is no content."""
    subject = saying.subject
    words = stretch.tokens.words
    if subject is None or saying.inverted or subject.hi >= saying.at:
        return False
    if words[subject.hi] != "," or subject.lo <= clause.lo + 1:
        return False
    office = stretch.reader.before(subject.lo - 1, clause.lo)
    return office is not None and office.lo == clause.lo


def _ends_with_hearer(stretch: Stretch, clause: Sentence, saying: Saying) -> bool:
    """ "…, X told reporters": those spoken to end the clause."""
    tokens = stretch.tokens
    to = tokens.low[saying.hi] == "to"
    if saying.verb.base != "tell" and not to:
        return False
    whom = stretch.reader.at(saying.hi + to, clause.hi)
    at = whom.hi if whom else saying.hi
    if at >= clause.hi or tokens.words[at] in (",", ".", "—"):
        return True
    return whom is not None and bool(stretch.reader.flags(at) & Word.TIME)


def _content_end(stretch: Stretch, clause: Sentence, saying: Saying) -> int:
    """The token after the content: before the next clause, saying or marked words."""
    words = stretch.tokens.words
    limit = _next_clause(stretch, saying, _next_participle(stretch, clause, saying))
    end = saying.hi
    while end < limit and words[end] not in (";", PIECE):
        end += 1
    if end < clause.hi and words[end] == PIECE:
        comma = next((at for at in range(end - 1, saying.hi, -1) if words[at] == ","), saying.hi)
        end = comma if comma - saying.hi >= _LEAST else saying.hi
    while (
        end > saying.hi
        and not words[end - 1][0].isalnum()
        and words[end - 1] not in (")", "%", "'s")
    ):
        end -= 1
    return end


def _next_participle(stretch: Stretch, clause: Sentence, saying: Saying) -> int:
    words = stretch.tokens.words
    later = (one.at for one in clause.sayings if one.at > saying.hi and one.kind == "participle")
    at = next(later, None)
    return at if at is not None and words[at - 1] == "," else clause.hi


def _next_clause(stretch: Stretch, saying: Saying, limit: int) -> int:
    """Where a further clause starts after a comma, so that the saying ends."""
    tokens = stretch.tokens
    within = {tokens.low[at - 1] for at in (saying.at, saying.lo) if at > 0} & _SUBORDINATING
    for at in range(saying.hi + _LEAST, limit - 1):
        opens = within or saying.kind == "participle" or tokens.low[at + 1] in _CLAUSE_OPENERS
        if tokens.words[at] == "," and opens:
            return at
    return limit
