"""Indirect speech: what somebody is reported to have said, in the writer's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.articles.model import Span
from bot.names.wordset import wordset
from bot.passages.quotations.layout import Sentence, Stretch
from bot.passages.quotations.saying import Saying
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

# Verbs that tell what was said without "that": accuse X of, urge X to, deny something.
_WITH_OBJECT = wordset("""
    accuse urge blame deny reject condemn criticize criticise demand denounce dismiss announce
    promise pledge vow recommend warn praise welcome admit acknowledge tell insist reiterate
    express threaten apologize apologise rebuke applaud lament reaffirm affirm confirm deplore
""")
# Verbs of saying that tell nothing of the content by themselves.
_PARTICIPLES = wordset("""
    say add claim insist argue warn note tell accuse call blame urge
""")
_EMPTY = wordset("""
    speak talk read write begin start continue post sing play respond reply answer comment
    quote cite report broadcast
""")
_DASHES = frozenset({"—", "–", "-", "―"})
_SUBORDINATING = wordset("""
    while although though when because if since after before
""")
_NO_CONTENT = wordset("""
    came come comes was were is are has had have went and or but
""")
_CLAUSE_OPENERS = wordset("""
    and but while although though which whereas as so yet despite
""")
_NOT_ASSERTED = frozenset(["whether", "if", "nor", "neither", "no"])
_NEGATED = frozenset(["not", "never", "n't", "without"])
_LEAST = 4
_LEAST_CONTENT = 3
_STOP_AFTER = frozenset({";"})
_SELF = wordset("""
    i we my our me myself ourselves
""")


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
        tail = next(
            (
                saying
                for saying in clause.sayings
                if saying.subject and _is_tail(stretch, clause, saying)
            ),
            None,
        )
        for saying in clause.sayings:
            if (
                saying.subject is None
                or id(saying) in taken
                or saying.kind in ("passive", "infinitive", "modal")
            ):
                continue
            if tail and saying.at < tail.at:
                continue
            found = _report(stretch, clause, saying)
            if found:
                yield found


def _report(stretch: Stretch, clause: Sentence, saying: Saying) -> Reported | None:
    tokens = stretch.tokens
    if (
        "speech" not in saying.verb.classes
        or "thought" in saying.verb.classes
        or _negated(stretch, saying)
    ):
        return None
    if not _speaker_like(stretch, saying):
        return None
    if saying.kind == "source":
        return _source(stretch, clause, saying)
    if _is_tail(stretch, clause, saying):
        return _tail(stretch, clause, saying)
    if saying.lo > clause.lo and tokens.low[saying.lo - 1] == "as":
        return None
    end = _content_end(stretch, clause, saying)
    if end - saying.hi < (
        2 if saying.verb.base in _WITH_OBJECT or saying.verb.base == "call" else _LEAST_CONTENT
    ) or not _reports(stretch, saying, end):
        return None
    content = Span(tokens.starts[saying.hi], tokens.ends[end - 1])
    return Reported(
        stretch,
        clause,
        saying,
        Span(tokens.starts[saying.lo], content.end),
        content,
        unmarked=False,
    )


def _speaker_like(stretch: Stretch, saying: Saying) -> bool:
    """Tell whether the subject can speak at all."""
    subject = saying.subject
    if subject is None:
        return False
    if subject.kind == "pronoun":
        return subject.head in ("he", "she", "they", "it")
    tokens = stretch.tokens
    if subject.lo > 0 and tokens.low[subject.lo - 1] in _NOT_ASSERTED:
        return False
    if subject.kind == "document":
        return "document" in saying.verb.classes
    return stretch.reader.can_speak(subject) or tokens.low[subject.lo] in (
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
    )


def _negated(stretch: Stretch, saying: Saying) -> bool:
    low = stretch.tokens.low
    return any(
        word in _NEGATED or word.endswith("n't") for word in low[max(0, saying.at - 3) : saying.at]
    )


def _content_end(stretch: Stretch, clause: Sentence, saying: Saying) -> int:
    words = stretch.tokens.words
    at = saying.hi
    following = [
        other.at for other in clause.sayings if other.at > saying.hi and other.kind == "participle"
    ]
    limit = following[0] if following and words[following[0] - 1] == "," else clause.hi
    limit = min(limit, _next_clause(stretch, saying, limit))
    while at < limit and words[at] not in _STOP_AFTER and words[at] != PIECE:
        at += 1
    if at < clause.hi and words[at] == PIECE:
        comma = next((k for k in range(at - 1, saying.hi, -1) if words[k] == ","), None)
        at = comma if comma is not None and comma - saying.hi >= _LEAST else saying.hi
    end = at
    while (
        end > saying.hi
        and not words[end - 1][0].isalnum()
        and words[end - 1] not in (")", "%", "'s")
    ):
        end -= 1
    return end


def _next_clause(stretch: Stretch, saying: Saying, limit: int) -> int:
    """Where a further clause starts after a comma, so that the saying ends."""
    tokens = stretch.tokens
    relative = saying.at > 0 and tokens.low[saying.at - 1] == "who"
    relative = relative or (saying.lo > 0 and tokens.low[saying.lo - 1] in _SUBORDINATING)
    for at in range(saying.hi + _LEAST, limit - 1):
        if tokens.words[at] != ",":
            continue
        if relative or saying.kind == "participle" or tokens.low[at + 1] in _CLAUSE_OPENERS:
            return at
    return limit


def _is_tail(stretch: Stretch, clause: Sentence, saying: Saying) -> bool:
    """ "Content, X said": the saying stands after a comma near the end of the sentence."""
    tokens = stretch.tokens
    if saying.lo <= clause.lo + _LEAST or tokens.words[saying.lo - 1] not in (
        ",",
        "—",
        "–",
        "-",
        "―",
    ):
        return False
    if PIECE in tokens.words[clause.lo : saying.lo] or saying.verb.weak:
        return False
    if saying.kind == "participle":
        return False
    at = saying.hi
    if saying.verb.base == "tell" or tokens.low[at : at + 1] == ["to"]:
        whom = stretch.reader.at(at + (tokens.low[at : at + 1] == ["to"]), clause.hi)
        at = whom.hi if whom else at
        if at >= clause.hi or tokens.words[at] in (",", ".", "—"):
            return True
    rest = [k for k in range(saying.hi, clause.hi) if tokens.words[k][0].isalnum()]
    if not rest:
        return True
    follow = tokens.low[saying.hi]
    if follow in (",", "—") or stretch.reader.flags(saying.hi) & Word.TIME:
        return True
    if follow in ("last", "this", "late", "early", "earlier", "in", "on", "at", "during"):
        return True
    return len(rest) <= 8 and (saying.verb.base == "tell" or follow in ("to", "as", "after"))


def _past_dateline(stretch: Stretch, clause: Sentence) -> int:
    """First token after "TASHKENT, Nov 21 (Agency) -", if the clause starts so."""
    tokens = stretch.tokens
    for at in range(clause.lo + 1, min(clause.hi - 1, clause.lo + 12)):
        if tokens.words[at] in _DASHES:
            before = range(clause.lo, at)
            plain = all(
                stretch.reader.capital(k) or not tokens.words[k][0].isalpha() for k in before
            )
            return at + 1 if plain else clause.lo
    return clause.lo


def _tail(stretch: Stretch, clause: Sentence, saying: Saying) -> Reported:
    tokens = stretch.tokens
    start = _past_dateline(stretch, clause)
    stop = saying.lo - 2
    while stop > start and not tokens.words[stop][0].isalnum():
        stop -= 1
    content = Span(tokens.starts[start], tokens.ends[stop])
    own = tokens.words[clause.lo] in _DASHES or any(
        (tokens.low[at] in _SELF or tokens.low[at].split("'")[0] in ("i", "we"))
        and tokens.words[at] not in ("US", "I.")
        for at in range(clause.lo, saying.lo)
    )
    if own:
        while not tokens.words[start][0].isalnum():
            start += 1
        content = Span(tokens.starts[start], content.end)
        return Reported(stretch, clause, saying, content, content, unmarked=True)
    end = saying.hi
    if saying.hi < clause.hi and (tokens.words[saying.hi] == "," or saying.verb.base == "tell"):
        end = max(end, _content_end(stretch, clause, saying))
    return Reported(
        stretch, clause, saying, Span(content.start, tokens.ends[end - 1]), content, unmarked=False
    )


def _source(stretch: Stretch, clause: Sentence, saying: Saying) -> Reported | None:
    tokens = stretch.tokens
    if PIECE in tokens.words[clause.lo : clause.hi]:
        return None
    if saying.at - clause.lo >= _LEAST:
        end = saying.at - 1 if tokens.words[saying.at - 1] == "," else saying.at
        content = Span(tokens.starts[clause.lo], tokens.ends[end - 1])
        return Reported(
            stretch,
            clause,
            saying,
            Span(content.start, tokens.ends[saying.hi - 1]),
            content,
            unmarked=False,
        )
    end = _content_end(stretch, clause, saying)
    start = saying.hi
    while start < end and not tokens.words[start][0].isalnum():
        start += 1
    if end - start < _LEAST:
        return None
    content = Span(tokens.starts[start], tokens.ends[end - 1])
    return Reported(
        stretch,
        clause,
        saying,
        Span(tokens.starts[saying.lo], content.end),
        content,
        unmarked=False,
    )


def _reports(stretch: Stretch, saying: Saying, end: int) -> bool:
    tokens, reader = stretch.tokens, stretch.reader
    if (
        "identified" in tokens.low[saying.hi : saying.hi + 5]
        or "named" in tokens.low[saying.hi : saying.hi + 5]
    ):
        return False
    if tokens.words[saying.hi] == "," or tokens.low[saying.hi] in _NO_CONTENT:
        return False
    following = tokens.low[saying.hi : end]
    if "that" in following[:8]:
        return True
    if saying.verb.base in ("call", "accuse", "blame", "urge") and saying.kind == "participle":
        return True
    if saying.verb.base in _WITH_OBJECT and saying.kind == "finite":
        return True
    if saying.verb.base == "call" and following[:1] in (["for"], ["on"]):
        return True
    if (
        saying.verb.base in ("ask", "order", "instruct", "advise", "invite", "appeal")
        and "to" in following[:7]
    ):
        return True
    if saying.verb.weak:
        return False
    at = saying.hi
    if saying.verb.base in _EMPTY or (
        saying.kind == "participle"
        and saying.verb.base
        not in ("say", "add", "claim", "insist", "argue", "warn", "note", "tell")
    ):
        return False
    clause_like = any(
        reader.flags(k) & Word.AUXILIARY
        or tokens.low[k].endswith("ed")
        or tokens.low[k] in ("he", "she", "it", "they")
        for k in range(at, end)
    )
    return clause_like or any(
        word.endswith("s") and not reader.flags(at + k) & Word.FUNCTION
        for k, word in enumerate(following[1:], 1)
    )
