"""Paragraphs that a line before introduces: "X wrote:", "Statement by X:"."""

from collections.abc import Iterator
from itertools import pairwise

from bot.names.wordset import wordset
from bot.passages.phrases import Phrase
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.marked.layout import Stretch
from bot.passages.quotations.unmarked.block import Block, speaks
from bot.passages.speech import FIRST_PERSON
from bot.passages.tokens import PIECE

_FULL = wordset("statement letter message text speech appeal testimony words post reply response")
_OWNER = wordset("by from of")
_LONGEST = 40


def find_introduced(text: str, stretches: list[Stretch]) -> Iterator[Block]:
    """Yield paragraphs that a line with a colon introduces."""
    for head, body in pairwise(stretches):
        opens = body.pieces and body.pieces[0].outer.start == body.span.start
        if not head.clauses or text[head.span.end - 1] != ":" or opens or not _own(text, body):
            continue
        saying = _saying(head)
        if saying:
            yield Block(body, (body.span,), saying=saying, where=head)
            continue
        subject = _owner(head)
        if subject:
            for stretch in _in_full(text, stretches, body.number):
                yield Block(stretch, (stretch.span,), subject=subject, where=head)


def _own(text: str, stretch: Stretch) -> bool:
    return FIRST_PERSON.search(text, stretch.span.start, stretch.span.end) is not None


def _saying(head: Stretch) -> Saying | None:
    """The saying that the line ends with, unless it has marked words of its own."""
    clause = head.clauses[-1]
    for one in reversed(clause.sayings):
        if one.subject and "speech" in one.verb.classes and one.kind != "passive":
            return None if PIECE in head.tokens.words[one.hi : clause.hi] else one
    return None


def _owner(head: Stretch) -> Phrase | None:
    """Whose words a line announces: "Statement by Jane Doe in full:"."""
    clause = head.clauses[-1]
    low = head.tokens.low
    noun = next((at for at in range(clause.lo, clause.hi) if low[at] in _FULL), None)
    if noun is None:
        return None
    for at in range(noun + 1, clause.hi - 1):
        if low[at] in _OWNER:
            phrase = head.reader.at(at + 1, clause.hi - 1)
            if phrase and phrase.name and head.reader.can_speak(phrase):
                return phrase
    if low[noun - 1 : noun] == ["'s"] or "'s" in low[clause.lo : noun]:
        owner = low.index("'s", clause.lo, noun)
        phrase = head.reader.before(owner, clause.lo)
        return phrase if phrase and phrase.name and head.reader.can_speak(phrase) else None
    return None


def _in_full(text: str, stretches: list[Stretch], number: int) -> Iterator[Stretch]:
    """The paragraphs from `number` on that speak of themselves."""
    for stretch in stretches[number : number + _LONGEST]:
        told = any(speaks(stretch, at) for at in range(len(stretch.clauses)))
        if stretch.pieces or told or not _own(text, stretch):
            return
        yield stretch
