"""Direct speech whose marks are lost: the speaker's own words before "…, she said" and after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.articles.model import Span
from bot.names.wordset import wordset
from bot.passages.quotations.clauses.datelines import past_dateline
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.clauses.scene import DASHES
from bot.passages.quotations.marked.layout import Sentence, Stretch
from bot.passages.quotations.unmarked.indirect import after_apposition
from bot.passages.quotations.unmarked.reporting import is_asserted
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

_SELF = wordset("i we my our me us myself ourselves")
_WRITERS = wordset("correspondent reporter newspaper outlet sources newsroom website")
_GOES_ON = wordset("""
    , — ( who on in at as while when before after with from during to by of last this late early
    earlier in whose and
""")
_KINDS = frozenset({"finite", "participle"})
_LINKS = frozenset({",", "?", "!", *DASHES})
_TIES = frozenset({",", ";", ":", *DASHES})
# Words that open an aside about when and where it was said.
_CONJUNCTIONS = wordset("when as after before while since having asked later then")
_PREPOSITIONS = wordset("in on at during for")
_NOBODY = frozenset({"it", "i", "we"})
_ASKS = wordset("ask tell")
_LEAST = 2
_SMALL = Word.FUNCTION | Word.ADVERB | Word.PRONOUN
_SOON = 4
_BETWEEN = 2
# An article with so many has lost its marks throughout.
_THROUGHOUT = 3


@dataclass(frozen=True, slots=True)
class Lost:
    """The words of one speaker, in order, and the saying that gives them to him."""

    stretch: Stretch
    saying: Saying
    pieces: tuple[Span, ...]
    sentences: range


def find_lost(stretches: Iterable[Stretch], taken: set[int]) -> list[Lost]:
    """Return the speech whose marks the stretches have lost, in order of the text.

    `taken` are the ids of sayings that own marked words.
    """
    stretches = list(stretches)
    if any(map(_narrated, stretches)):
        return [one for stretch in stretches for one in _lost(stretch, taken, alone=True)]
    found = [one for stretch in stretches for one in _lost(stretch, taken)]
    if len(found) < _THROUGHOUT:
        return found
    return [one for stretch in stretches for one in _lost(stretch, taken, rest=True)]


def _narrated(stretch: Stretch) -> bool:
    """Tell whether a reporter speaks of himself: "she told me", "I asked him"."""
    low = stretch.tokens.low
    return any(
        low[one.hi : one.hi + 1] == ["me"] or (one.subject.head == "i" and one.verb.base in _ASKS)
        for clause in stretch.clauses
        for one in clause.sayings
        if one.subject and one.kind == "finite" and "speech" in one.verb.classes
    )


def _lost(
    stretch: Stretch, taken: set[int], *, rest: bool = False, alone: bool = False
) -> Iterator[Lost]:
    """Read one stretch.

    `rest`: others show that the article has no marks left. `alone`: the writer
    speaks of himself too, so that only the sentence of the saying is sure.
    """
    free = 0
    for number, clause in enumerate(stretch.clauses):
        if number < free or PIECE in stretch.tokens.words[clause.lo : clause.hi]:
            continue
        found = (_words(stretch, clause, one) for one in clause.sayings if id(one) not in taken)
        words = next((one for one in found if one), None)
        if words is None:
            continue
        first = number if words.leads or alone else _precedes(stretch, number, free)
        last = number + 1 if alone else _follows(stretch, number + 1)
        own = words.own or first < number or last > number + 1
        present = rest and words.saying.verb.form == "s"
        if not own and not present:
            continue
        on = present or (rest and last > number + 1)
        while on and last < len(stretch.clauses) and _plain(stretch, last):
            last += 1
        free = last
        pieces = _pieces(stretch, words, first, number, last)
        yield Lost(stretch, words.saying, pieces, range(first, last))


@dataclass(frozen=True, slots=True)
class _Words:
    """Token ranges of one sentence that are spoken.

    `leads`: the saying stands before them; `own`: they cannot be the writer's.
    """

    saying: Saying
    parts: list[tuple[int, int]]
    leads: bool
    own: bool


def _words(stretch: Stretch, clause: Sentence, saying: Saying) -> _Words | None:
    heard = saying.kind in _KINDS and is_asserted(stretch, saying)
    if not heard or saying.subject is None or saying.subject.head in _NOBODY:
        return None
    before = None if saying.verb.weak else _before(stretch, clause, saying)
    behind = _behind(stretch, clause, saying)
    if (
        behind
        and before
        and before.own
        and stretch.tokens.low[clause.lo] not in _CONJUNCTIONS | _PREPOSITIONS
    ):
        return _Words(saying, before.parts + behind.parts, leads=False, own=True)
    return behind or before


def _before(stretch: Stretch, clause: Sentence, saying: Saying) -> _Words | None:
    """ "…, X said" and "I will, X said, as I must": the saying stands after a comma or dash."""
    words = stretch.tokens.words
    lo = past_dateline(stretch.reader, stretch.tokens, clause.lo, clause.hi)
    if saying.kind != "finite" or saying.lo - lo <= _LEAST or words[saying.lo - 1] not in _LINKS:
        return None
    if not _ends(stretch, clause, saying) or after_apposition(stretch, clause, saying):
        return None
    own = _says_i(stretch, lo, saying.lo) or {words[clause.lo], words[saying.lo - 1]} <= DASHES
    parts = [(lo, saying.lo)]
    if own and words[saying.hi : saying.hi + 1] == [","] and of_self(stretch, saying.hi, clause.hi):
        parts.append((saying.hi + 1, clause.hi))
    return _Words(saying, parts, leads=False, own=own)


def _says_i(stretch: Stretch, lo: int, hi: int) -> bool:
    """Tell whether the speaker says "I"; "When I rang, she said" and "In our survey" do not."""
    tokens = stretch.tokens
    if tokens.low[lo] in _CONJUNCTIONS:
        comma = next((at for at in range(lo, hi - 1) if tokens.words[at] == ","), hi)
        return of_self(stretch, comma, hi)
    if tokens.low[lo] in _PREPOSITIONS:
        return not {"i", "we"}.isdisjoint(word.split("'")[0] for word in tokens.low[lo:hi])
    return of_self(stretch, lo, hi)


def _ends(stretch: Stretch, clause: Sentence, saying: Saying) -> bool:
    """Tell whether little follows the saying: its hearers, a time, who the speaker is."""
    at = saying.hi
    while at < clause.hi and stretch.reader.flags(at) & Word.ADVERB:
        at += 1
    if at >= clause.hi or not stretch.tokens.words[at][0].isalnum():
        return True
    time = stretch.reader.flags(at) & Word.TIME
    return bool(time) or stretch.tokens.low[at] in _GOES_ON or saying.verb.base == "tell"


def _behind(stretch: Stretch, clause: Sentence, saying: Saying) -> _Words | None:
    """ "X said, We …" and "X wrote: …": the words start with a capital after comma or colon."""
    tokens, reader = stretch.tokens, stretch.reader
    at = _link(stretch, clause, saying)
    lo = at + 1
    links = (":",) if saying.verb.weak else (",", ":")
    if lo + _LEAST > clause.hi or tokens.words[at] not in links or not reader.capital(lo):
        return None
    small = reader.flags(lo) & _SMALL and not (lo + 1 < clause.hi and reader.capital(lo + 1))
    soon = of_self(stretch, lo, min(lo + _SOON, clause.hi))
    whole = tokens.words[at] == ":" and of_self(stretch, lo, clause.hi)
    return (
        _Words(saying, [(lo, clause.hi)], leads=True, own=True) if small or soon or whole else None
    )


def _link(stretch: Stretch, clause: Sentence, saying: Saying) -> int:
    """The colon soon after a saying, the comma after its hearers, else what follows it."""
    words = stretch.tokens.words
    reach = range(saying.hi, min(saying.hi + _SOON, clause.hi))
    sign = "," if saying.verb.base == "tell" else ":"
    return next((at for at in reach if words[at] in (":", sign)), saying.hi)


def _precedes(stretch: Stretch, number: int, free: int) -> int:
    """The first of the sentences before `number` that lead up to the words said in it."""
    first = number
    while first > free and _plain(stretch, first - 1) and _own(stretch, first - 1):
        first -= 1
    return first


def _follows(stretch: Stretch, number: int) -> int:
    """The sentence after the last that goes on with the words said before `number`.

    One or two sentences may stand between those in the first person.
    """
    last = at = number
    while at < len(stretch.clauses) and at - last <= _BETWEEN and _plain(stretch, at):
        at += 1
        if _own(stretch, at - 1):
            last = at
    return last


def _plain(stretch: Stretch, number: int) -> bool:
    """Tell whether a sentence has neither marks nor a speaker of its own."""
    clause = stretch.clauses[number]
    marked = PIECE in stretch.tokens.words[clause.lo : clause.hi]
    return not marked and not attributed(stretch, clause)


def _own(stretch: Stretch, number: int) -> bool:
    clause = stretch.clauses[number]
    return of_self(stretch, clause.lo, clause.hi)


def attributed(stretch: Stretch, clause: Sentence) -> bool:
    """Tell whether a sentence says by itself who speaks in it, other than "I" and "my wife"."""
    low = stretch.tokens.low
    return any(
        one.subject
        and one.kind in ("finite", "source")
        and not one.verb.weak
        and "thought" not in one.verb.classes
        and low[one.subject.lo] not in _SELF
        for one in clause.sayings
    )


def _pieces(
    stretch: Stretch, words: _Words, first: int, number: int, last: int
) -> tuple[Span, ...]:
    """The spoken stretches of the sentences `[first, last)`; `number` holds the saying."""
    clauses, parts = stretch.clauses, list(words.parts)
    if first < number:
        parts[0] = (clauses[first].lo, parts[0][1])
    if last > number + 1:
        end = clauses[last - 1].hi
        if parts[-1][1] == clauses[number].hi:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((clauses[number + 1].lo, end))
    spans = (trimmed(stretch, lo, hi) for lo, hi in parts)
    return tuple(span for span in spans if span)


def trimmed(stretch: Stretch, lo: int, hi: int) -> Span | None:
    """The tokens `[lo, hi)` without the signs that tie them to their attribution."""
    words = stretch.tokens.words
    while lo < hi and not words[lo][0].isalnum() and words[lo] not in "([":
        lo += 1
    while lo < hi and words[hi - 1] in _TIES:
        hi -= 1
    return Span(stretch.tokens.starts[lo], stretch.tokens.ends[hi - 1]) if lo < hi else None


def of_self(stretch: Stretch, lo: int, hi: int) -> bool:
    """Tell whether the tokens `[lo, hi)` speak in the first person."""
    tokens = stretch.tokens
    for at in range(lo, hi):
        if tokens.low[at].split("'")[0] not in _SELF or tokens.words[at] in ("US", "I."):
            continue
        if at + 1 >= len(tokens) or tokens.low[at + 1] not in _WRITERS:
            return True
    return False
