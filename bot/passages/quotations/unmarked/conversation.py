"""An interview without labels: paragraphs that ask, and paragraphs that answer.

Which is which is told by all of them together: turns mostly take turns, so a
question without its mark, or an answer that asks back, falls into its place.
"""

import re
from collections.abc import Iterator, Sequence

from bot.articles.model import Span
from bot.passages.quotations.marked.layout import Stretch
from bot.passages.quotations.unmarked.block import Block, speaks
from bot.passages.quotations.unmarked.lost_marks import attributed
from bot.passages.speech import FIRST_PERSON

_YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
_MYSELF = re.compile(r"\b(?:I|[Mm]y|me)\b")
_ANSWERING = re.compile(r"[(\[]|(?:Yes|No|Because|Well|Of course|Not|Never|Oh)\b")
_STAGE = re.compile(r"[(\[][^()\[\]]{2,60}[)\]]\s*(?=\S)")
# What announces an interview before its first question.
_ANNOUNCED = re.compile(
    r"(?i)\b(?:interview\w*|conversation|talk(?:s|ed)? (?:to|with)|sp(?:oke|eaks) (?:to|with)"
    r"|questions|asked (?:him|her|them)|met (?:him|her)|we meet|q ?& ?a)\b"
)
_BOLD = "*_"
_BEFORE = 4000
_PAIRS = 4
_FEW_PAIRS = 2
_FEW_BOLD = 3
_LONG = 60
_SAME = (-2.5, -1.5)  # what two questions, two answers in a row cost


def find_conversation(
    text: str, stretches: list[Stretch], labelled: Sequence[Block]
) -> Iterator[Block]:
    """Yield questions and answers set as plain paragraphs; `labelled` turns are known."""
    bold = [at for at, one in enumerate(stretches) if _bold(text, one)]
    asks = [at for at, one in enumerate(stretches) if _asks(text, one)]
    if len(bold) >= _FEW_BOLD and not set(asks).isdisjoint(bold):
        asks = bold
    if not asks or not _is_interview(text, stretches, asks, labelled):
        return
    known = {block.stretch.number for block in labelled}
    last = asks[-1] + 2
    while last < len(stretches) and any(_bold(text, one) for one in stretches[last - 1 : last + 1]):
        last += 1
    turns = [one for one in stretches[asks[0] : last] if not _narrates(text, one)]
    for stretch, question in zip(turns, _alternate(text, turns), strict=True):
        if stretch.number not in known:
            piece = _words(text, stretch.span)
            yield Block(stretch, (piece,), None, "question" if question else "answer")


def _asks(text: str, stretch: Stretch) -> bool:
    last = len(stretch.clauses) - 1
    if _end(text, stretch) != "?" or (last >= 0 and speaks(stretch, last)):
        return False
    told = any(attributed(stretch, clause) for clause in stretch.clauses[:-1])
    return not told or _has(_YOU, text, stretch)


def _bold(text: str, stretch: Stretch) -> bool:
    return text[stretch.span.start] in _BOLD and text[stretch.span.end - 1] in _BOLD


def _end(text: str, stretch: Stretch) -> str:
    """The sign that a paragraph ends with, past what sets it bold or italic."""
    at = stretch.span.end
    while at > stretch.span.start and text[at - 1] in _BOLD:
        at -= 1
    return text[at - 1]


def _is_interview(
    text: str, stretches: list[Stretch], asks: list[int], labelled: Sequence[Block]
) -> bool:
    asking = set(asks)
    follow = [at + 1 for at in asks if at + 1 < len(stretches) and at + 1 not in asking]
    if len(asks) * 3 < asks[-1] - asks[0] + 1:
        return False
    addressed = sum(_has(_YOU, text, stretches[at]) for at in asks)
    owned = sum(_has(FIRST_PERSON, text, stretches[at]) for at in follow)
    begins = stretches[asks[0]].span.start
    announced = len(labelled) > 1 or bool(_ANNOUNCED.search(text, max(0, begins - _BEFORE), begins))
    if announced:
        return len(follow) >= _FEW_PAIRS and addressed + owned >= _FEW_PAIRS
    return len(follow) >= _PAIRS and addressed >= _FEW_PAIRS and owned >= _FEW_PAIRS


def _has(pattern: re.Pattern[str], text: str, stretch: Stretch) -> bool:
    return pattern.search(text, stretch.span.start, stretch.span.end) is not None


def _narrates(text: str, stretch: Stretch) -> bool:
    """Tell whether a paragraph is the writer's: a label, or who says its marked words."""
    told = any(
        saying.subject and saying.kind == "finite" and saying.subject.head not in ("i", "we")
        for clause in stretch.clauses
        for saying in clause.sayings
    )
    own = _has(FIRST_PERSON, text, stretch) or _has(_YOU, text, stretch)
    if text[stretch.span.start] in "([" and _end(text, stretch) in ")]":
        return True
    return (bool(stretch.pieces) and told and not own) or _end(text, stretch) == ":"


def _alternate(text: str, turns: list[Stretch]) -> list[bool]:
    """Return for each paragraph whether it asks: the likeliest row that starts with a question."""
    scores = [(0.0, float("-inf"))]
    came: list[tuple[bool, bool]] = []
    bold = _bold(text, turns[0]) and sum(_bold(text, turn) for turn in turns) > 1
    for turn in turns[1:]:
        lean = _lean(text, turn, bold=bold)
        asked, answered = scores[-1]
        question = max((asked + _SAME[0], True), (answered, False))
        answer = max((asked, True), (answered + _SAME[1], False))
        scores.append((question[0] + lean, answer[0] - lean))
        came.append((question[1], answer[1]))
    asks = [scores[-1][0] > scores[-1][1]]
    for from_question, from_answer in reversed(came):
        asks.append(from_question if asks[-1] else from_answer)
    return asks[::-1]


def _lean(text: str, turn: Stretch, *, bold: bool) -> float:
    """How much a paragraph looks like a question, less than nothing for an answer.

    `bold`: the questions are set bold or italic.
    """
    if bold:
        return 4.0 if _bold(text, turn) else -4.0
    addressed, own = _has(_YOU, text, turn), _has(_MYSELF, text, turn)
    if _end(text, turn) == "?":
        lean = 3.0 if addressed or len(turn.sentences) == 1 else 1.0
        lean -= 2.0 if own and len(turn.sentences) > 1 else 0.0
    else:
        lean = (1.0 if addressed else 0.0) - 1.0 - (1.0 if own else 0.0)
    if _ANSWERING.match(text, turn.span.start, turn.span.end):
        lean -= 1.5
    words = text.count(" ", turn.span.start, turn.span.end) + 1
    return lean - (1.0 if words > _LONG else 0.0)


def _words(text: str, span: Span) -> Span:
    """The words without what sets them bold, and after a stage direction: "(She laughs.)"."""
    start, end = span.start, span.end
    while start < end and text[start] in _BOLD:
        start += 1
    while start < end and text[end - 1] in _BOLD:
        end -= 1
    match = _STAGE.match(text, start, end)
    return Span(match.end() if match else start, end)
