"""Which saying a marked piece belongs to: an ordered list of patterns."""

from collections.abc import Callable

from bot.passages.quotations.attribution.attributed import Attribution, Rule
from bot.passages.quotations.attribution.patterns import (
    named_before_colon,
    said_after,
    said_at_end,
    said_before,
    said_for,
    signed,
)
from bot.passages.quotations.attribution.surroundings import look_around
from bot.passages.quotations.clauses.main_subject import sentence_subject
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.clauses.scene import Scene
from bot.passages.quotations.marked.layout import Sentence, Stretch

Pattern = Callable[[Stretch, Sentence, int], Saying | None]
_MANY = 5
_INSIDE: tuple[tuple[Rule, Pattern], ...] = (
    ("after", said_after),
    ("before", said_before),
    ("tail", said_at_end),
)


def attribute(stretches: list[Stretch]) -> list[Attribution]:
    """Return one attribution for each piece, in order of the text."""
    found: list[Attribution] = []
    for stretch in stretches:
        for token, piece in sorted(stretch.tokens.piece.items()):
            found.append(_attribute(stretches, stretch, token, piece, found[-1] if found else None))
    _give_back(found)
    return found


def _give_back(found: list[Attribution]) -> None:
    """Paragraphs left open run on into the one that is closed and says who spoke them all."""
    for before, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        runs_on = after.stretch.number == before.stretch.number + 1 and before.whole
        left_open = not before.stretch.pieces[before.piece].closed
        told = after.rule in ("after", "tail", "next") and after.saying is not None
        if runs_on and left_open and told and before.rule in ("carried", "none") and after.where:
            before.give("next", after.where, after.subject, after.saying)


def _attribute(
    stretches: list[Stretch], stretch: Stretch, token: int, piece: int, previous: Attribution | None
) -> Attribution:
    number = stretch.clause_of(token)
    clause = stretch.clauses[number]
    result = Attribution(stretch, piece, token, "none", whole=clause.whole)
    for rule, pattern in _INSIDE:
        saying = pattern(stretch, clause, token)
        if saying:
            result.give(rule, stretch, saying.subject, saying)
            if saying.subject is not None or not result.whole:
                return result
    source = said_for(stretch, clause, token)
    if source:
        result.give("before", stretch, source)
        return result
    name, where = named_before_colon(stretch, clause, token), stretch
    if name is None:
        name, where = signed(stretches, stretch, clause, token)
    if name:
        result.give("colon", where, name)
    elif previous and _signed_together(previous, stretch, clause.lo):
        result.share("same", previous)
    elif result.whole or _opens_sentence(stretch, clause, token, piece):
        look_around(stretches, result, number, previous)
    else:
        subject = sentence_subject(Scene(stretch.reader, stretch.tokens, clause.lo, clause.hi))
        result.give("subject", stretch, subject if stretch.reader.can_speak(subject) else None)
    return result


def _opens_sentence(stretch: Stretch, clause: Sentence, token: int, piece: int) -> bool:
    """Tell whether many words in marks start a sentence that goes on: "…" for the top bracket."""
    words = stretch.pieces[piece].inner.of(stretch.reader.text).split()
    return token == clause.lo and len(words) >= _MANY


def _signed_together(previous: Attribution, stretch: Stretch, lo: int) -> bool:
    """ "…" – Name – "…": the second piece is signed with the first."""
    same = previous.stretch is stretch and previous.where is stretch
    return same and previous.rule == "colon" and previous.token >= lo
