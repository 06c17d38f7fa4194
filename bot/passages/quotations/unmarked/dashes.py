"""Speech that a dash opens: dialogues as in books, and paragraphs signed on the next line."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.articles.model import Span
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.clauses.scene import DASHES
from bot.passages.quotations.marked.layout import Stretch
from bot.passages.quotations.marked.pieces import Piece
from bot.passages.quotations.unmarked.block import Block
from bot.passages.quotations.unmarked.lost_marks import trimmed
from bot.passages.speech import SpeechKnowledge, Word

_DASH = re.compile(r"[—–―-]\s+(?=[^\W\d_])")
_SIGNATURE = re.compile(
    r"(?:[—–―~-]+\s*)?(?P<name>[^\W\d_][^\s,.:;]*(?:\s+[^\s,.:;]+){0,4})\s*(?:,\s*(?P<role>[^.:;]{2,90}))?\.?$"
)
_NEAR = 3
_TERM = 3
_SELF = frozenset({"i", "we"})  # who speaks, not who writes
_ENDS = frozenset({",", "?", "!"})


def find_dialogue(text: str, stretches: list[Stretch]) -> Iterator[Block]:
    """ "—We lost the cows —said Ivone": and the paragraphs between that open with a dash.

    A paragraph that names nobody is given to the speaker before the last one; where nobody
    else spoke, to the last one, unless something is asked.
    """
    turns: list[Block] = []
    for stretch in stretches:
        block = _turn(text, stretch, turns)
        if block is None:
            turns.clear()
            continue
        turns.append(block)
        yield block


def _turn(text: str, stretch: Stretch, turns: list[Block]) -> Block | None:
    words = stretch.tokens.words
    if (
        not words
        or words[0] not in DASHES
        or not all(_is_term(text, one) for one in stretch.pieces)
    ):
        return None
    saying, pieces = _spoken(text, stretch)
    if saying and pieces:
        return Block(stretch, pieces, saying=saying, where=stretch)
    if not turns or not pieces or words[0] != turns[-1].stretch.tokens.words[0]:
        return None
    asked = "?" in {text[turn[-1].end - 1] for turn in (turns[-1].pieces, pieces)}
    earlier = turns[-2] if len(turns) > 1 else None if asked else turns[-1]
    if earlier is None:
        return Block(stretch, pieces, carried=True)
    return Block(stretch, pieces, saying=earlier.saying, where=earlier.where, carried=True)


def _is_term(text: str, piece: Piece) -> bool:
    """Tell whether marked words are a name within the speech: "Tobol-Inform"."""
    return len(piece.inner.of(text).split()) <= _TERM


def _spoken(text: str, stretch: Stretch) -> tuple[Saying | None, tuple[Span, ...]]:
    """The saying between the dashes, if any, and the words that are no part of it."""
    tokens = stretch.tokens
    cuts = [at for at in range(len(tokens)) if _parts(text, stretch, at)]
    found: Saying | None = None
    parts: list[tuple[int, int]] = []
    told = True
    for lo, hi in pairwise([*cuts, len(tokens)]):
        saying = _opens(stretch, lo + 1, hi) if parts else None
        if saying:
            found = found or saying
        elif told:
            parts.append((lo + 1, hi))
        else:
            parts[-1] = (parts[-1][0], hi)
        told = saying is not None
    if found is None and tokens.words[0] != "-":
        found, parts = _after_comma(stretch, cuts)
    spans = (trimmed(stretch, lo, hi) for lo, hi in parts)
    return found, tuple(span for span in spans if span)


def _after_comma(stretch: Stretch, cuts: list[int]) -> tuple[Saying | None, list[tuple[int, int]]]:
    """ "– We lost them, said Ivone. – All of them.": as newspapers of the north set dialogue."""
    found: Saying | None = None
    spoken: list[tuple[int, int]] = []
    told = True
    for lo, hi in pairwise([*cuts, len(stretch.tokens)]):
        saying = _tail(stretch, lo + 1, hi)
        found = found or saying
        end = saying.lo if saying else hi
        if told:
            spoken.append((lo + 1, end))
        else:
            spoken[-1] = (spoken[-1][0], end)
        told = saying is not None
    return found, spoken


def _tail(stretch: Stretch, lo: int, hi: int) -> Saying | None:
    """The saying behind the comma or question mark that ends what is spoken in `[lo, hi)`."""
    words = stretch.tokens.words
    first = stretch.clause_of(lo)
    for clause in stretch.clauses[first : stretch.clause_of(hi - 1) + 1]:
        for one in clause.sayings:
            ends = lo + 1 < one.lo < hi and words[one.lo - 1] in _ENDS
            said = one.kind == "finite" and not one.verb.weak
            if ends and said and one.subject and one.hi <= hi:
                return one
    return None


def _parts(text: str, stretch: Stretch, at: int) -> bool:
    """Tell whether the token is a dash with a space on one side, or opens the paragraph."""
    tokens = stretch.tokens
    if tokens.words[at] not in DASHES:
        return False
    before, after = tokens.starts[at] - 1, tokens.ends[at]
    return at == 0 or text[before].isspace() or not text[after : after + 1].isalnum()


def _opens(stretch: Stretch, lo: int, hi: int) -> Saying | None:
    """The saying that opens the tokens `[lo, hi)`."""
    if lo >= hi:
        return None
    clause = stretch.clauses[stretch.clause_of(lo)]
    return next(
        (
            one
            for one in clause.sayings
            if lo <= one.lo <= lo + _NEAR
            and one.subject
            and one.subject.head not in _SELF
            and "speech" in one.verb.classes
            and one.kind == "finite"
            and one.hi <= hi
        ),
        None,
    )


def find_signed(text: str, stretches: list[Stretch], speech: SpeechKnowledge) -> Iterator[Block]:
    """A paragraph that opens with a dash, signed on the next line."""
    for body, sign in pairwise(stretches):
        match = _DASH.match(text, body.span.start, body.span.end)
        if match is None or body.pieces:
            continue
        name = _signature(text, sign, speech)
        if name:
            yield Block(body, (Span(match.end(), body.span.end),), name)


def _signature(text: str, stretch: Stretch, speech: SpeechKnowledge) -> str | None:
    """The name when a stretch is only "Name" or "— Name, role"."""
    if stretch.span.end - stretch.span.start > 140 or stretch.pieces:
        return None
    match = _SIGNATURE.match(text, stretch.span.start, stretch.span.end)
    if match is None:
        return None
    words = match.group("name").split()
    if len(words) < 2 or not all(
        word[0].isupper() or word in speech.people.particles for word in words
    ):
        return None
    dashed = not text[stretch.span.start].isalnum()
    role = match.group("role") or ""
    described = any(speech.kinds(word.lower().strip(",.")) & Word.ROLE for word in role.split())
    return (
        match.group("name")
        if dashed or described or (speech.people.gender(words[0]) and not role)
        else None
    )
