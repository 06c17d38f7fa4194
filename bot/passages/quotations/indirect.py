"""Indirect speech: what somebody is reported to have said, in the writer's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.articles.model import Span
from bot.passages.quotations.layout import Sentence, Stretch
from bot.passages.quotations.sayings import Saying
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

# Verbs that tell what was said without "that": accuse X of, urge X to, deny something.
_WITH_OBJECT = frozenset(
    "accuse urge blame deny reject condemn criticize criticise demand denounce dismiss announce promise pledge vow propose recommend "
    "warn praise welcome call confirm admit acknowledge tell ask insist declare stress emphasize emphasise highlight reiterate "
    "explain express suggest reveal predict threaten apologize apologise object order instruct advise remind defend "
    "refuse describe assure claim argue allege note predict invite appeal vow voice rebuke cite commend applaud lament".split()
)
_NEGATED = frozenset("not never n't without".split())
_LEAST = 4
_STOP_AFTER = frozenset({";"})
_SELF = frozenset("i we my our me myself ourselves".split())


@dataclass(frozen=True, slots=True)
class Reported:
    """A saying without marks: its clause, and whether the words are the speaker's own."""

    stretch: Stretch
    clause: Sentence
    saying: Saying
    span: Span
    content: Span
    unmarked: bool


def find_reported(stretch: Stretch, taken: set[int]) -> Iterator[Reported]:
    """Yield the reported sayings of a stretch; `taken` are the ids of sayings that own marked words."""
    for clause in stretch.clauses:
        for number, saying in enumerate(clause.sayings):
            if saying.subject is None or id(saying) in taken or saying.kind in ("passive", "infinitive"):
                continue
            found = _report(stretch, clause, saying, clause.sayings[number + 1 :])
            if found:
                yield found


def _report(stretch: Stretch, clause: Sentence, saying: Saying, later: list[Saying]) -> Reported | None:
    tokens = stretch.tokens
    if "speech" not in saying.verb.classes or _negated(stretch, saying):
        return None
    if saying.subject is not None and saying.subject.kind == "pronoun" and saying.subject.head in ("i", "we", "you", "who", "that", "which"):
        return None
    after = _content_end(stretch, clause, saying)
    if saying.kind == "source":
        return _source(stretch, clause, saying)
    if _is_tail(stretch, clause, saying):
        return _tail(stretch, clause, saying)
    if after - saying.hi < _LEAST or PIECE in tokens.words[saying.hi : after]:
        return None
    if not _reports(stretch, saying, after):
        return None
    del later
    lo = saying.lo
    span = Span(tokens.starts[lo], tokens.ends[after - 1])
    return Reported(stretch, clause, saying, span, Span(tokens.starts[saying.hi], tokens.ends[after - 1]), unmarked=False)


def _negated(stretch: Stretch, saying: Saying) -> bool:
    low = stretch.tokens.low
    return any(word in _NEGATED or word.endswith("n't") for word in low[max(0, saying.at - 3) : saying.at])


def _content_end(stretch: Stretch, clause: Sentence, saying: Saying) -> int:
    words = stretch.tokens.words
    at = saying.hi
    while at < clause.hi and words[at] not in _STOP_AFTER and words[at] != PIECE:
        at += 1
    end = at
    while end > saying.hi and not words[end - 1][0].isalnum() and words[end - 1] not in (")", "%", "'s"):
        end -= 1
    return end


def _is_tail(stretch: Stretch, clause: Sentence, saying: Saying) -> bool:
    """ "Content, X said": the saying stands after a comma near the end of the sentence."""
    tokens = stretch.tokens
    if saying.lo <= clause.lo + _LEAST or tokens.words[saying.lo - 1] not in (",", "—", "–"):
        return False
    if PIECE in tokens.words[clause.lo : saying.lo] or saying.verb.weak:
        return False
    if saying.kind == "participle":
        return False
    rest = [k for k in range(saying.hi, clause.hi) if tokens.words[k][0].isalnum()]
    if not rest:
        return True
    follow = tokens.low[saying.hi]
    if follow in (",", "—") or stretch.reader.flags(saying.hi) & Word.TIME:
        return True
    return follow in ("in", "on", "at", "during", "to", "as", "after") or (saying.verb.base == "tell" and len(rest) <= 8)


def _tail(stretch: Stretch, clause: Sentence, saying: Saying) -> Reported:
    tokens = stretch.tokens
    content = Span(tokens.starts[clause.lo], tokens.ends[saying.lo - 2])
    own = any(
        (tokens.low[at] in _SELF or tokens.low[at].split("'")[0] in ("i", "we")) and tokens.words[at] not in ("US", "I.")
        for at in range(clause.lo, saying.lo)
    )
    if own:
        return Reported(stretch, clause, saying, content, content, unmarked=True)
    return Reported(stretch, clause, saying, Span(content.start, tokens.ends[saying.hi - 1]), content, unmarked=False)


def _source(stretch: Stretch, clause: Sentence, saying: Saying) -> Reported | None:
    tokens = stretch.tokens
    if PIECE in tokens.words[clause.lo : clause.hi]:
        return None
    if saying.at - clause.lo >= _LEAST:
        end = saying.at - 1 if tokens.words[saying.at - 1] == "," else saying.at
        content = Span(tokens.starts[clause.lo], tokens.ends[end - 1])
        return Reported(stretch, clause, saying, Span(content.start, tokens.ends[saying.hi - 1]), content, unmarked=False)
    end = _content_end(stretch, clause, saying)
    start = saying.hi
    while start < end and not tokens.words[start][0].isalnum():
        start += 1
    if end - start < _LEAST:
        return None
    content = Span(tokens.starts[start], tokens.ends[end - 1])
    return Reported(stretch, clause, saying, Span(tokens.starts[saying.lo], content.end), content, unmarked=False)


def _reports(stretch: Stretch, saying: Saying, end: int) -> bool:
    tokens, reader = stretch.tokens, stretch.reader
    following = tokens.low[saying.hi : end]
    if "that" in following[:8]:
        return True
    if saying.verb.base in _WITH_OBJECT:
        return True
    if saying.verb.weak:
        return False
    at = saying.hi
    if saying.verb.base in ("speak", "talk", "read", "write", "begin", "start", "continue", "post", "sing", "play"):
        return False
    clause_like = any(reader.flags(k) & Word.AUXILIARY or tokens.low[k].endswith("ed") or tokens.low[k] in ("he", "she", "it", "they") for k in range(at, end))
    return clause_like or any(word.endswith("s") and not reader.flags(at + k) & Word.FUNCTION for k, word in enumerate(following[1:], 1))
