"""A stretch of speech without marks, and what names its speaker."""

from dataclasses import dataclass
from typing import Literal

from bot.articles.model import Span
from bot.passages.phrases import Phrase
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.marked.layout import Stretch

Turn = Literal["question", "answer", "name"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of speech without marks, and what names the speaker.

    Either a `saying` in `where` introduces it, or a written `name` does, or it
    is a `turn` ("question" or "answer") of an interview.
    """

    stretch: Stretch
    pieces: tuple[Span, ...]
    name: str | None = None
    turn: Turn = "name"
    saying: Saying | None = None
    where: Stretch | None = None
    subject: Phrase | None = None
    labelled: bool = False
    carried: bool = False


def speaks(stretch: Stretch, number: int) -> bool:
    """Tell whether sentence `number` of a stretch says by itself who speaks in it."""
    return any(
        saying.subject and saying.kind in ("finite", "source") and saying.verb.base == "say"
        for saying in stretch.clauses[number].sayings
    )
