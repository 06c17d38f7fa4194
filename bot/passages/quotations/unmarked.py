"""Direct speech without marks: transcripts, posts under a name line, paragraphs after a colon, lost marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.articles.model import Span
from bot.passages.quotations.indirect import Reported
from bot.passages.quotations.layout import Sentence, Stretch
from bot.passages.quotations.sayings import Saying
from bot.passages.speech import Word
from bot.passages.tokens import PIECE

Turn = Literal["question", "answer", "name"]

_LETTER = re.compile(r"(?P<side>Q|A|Question|Answer|QUESTION|ANSWER)\s*[:.]\s+(?=\S)")
_NAMED = re.compile(r"(?P<name>[^\W\d_][^\s:]*(?:\s+[^\s:]+){0,4}):\s+(?=\S)")
_HANDLE = re.compile(r"(?P<name>[^\W\d_][^@\n]{1,50}?)\s*[(—–-]?\s*@\w{2,30}\b")
_FIRST_PERSON = re.compile(
    r"\b(?:I|we|We|my|My|our|Our|me|I['’](?:m|ve|d|ll)|[Ww]e['’](?:re|ve|d|ll))\b"
)
_POST_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Block:
    """Stretches of speech without marks, and what names the speaker.

    Either a `saying` in `where` introduces it, or a written `name` does, or it
    is a `turn` ("question" or "answer") of an interview.
    """

    stretch: Stretch
    pieces: tuple[Span, ...]
    name: str | None = None
    turn: Turn = "name"
    saying: Saying | None = None
    where: Stretch | None = None


def find_blocks(text: str, stretches: list[Stretch]) -> Iterator[Block]:
    """Yield the unmarked speech that whole stretches hold, in order."""
    spoken: set[int] = set()
    for block in (
        *_transcript(text, stretches),
        *_posts(text, stretches),
        *_after_colon(text, stretches),
    ):
        if block.stretch.number not in spoken:
            spoken.add(block.stretch.number)
            yield block


def _transcript(text: str, stretches: list[Stretch]) -> Iterator[Block]:
    turns = [(stretch, *_turn(text, stretch)) for stretch in stretches]
    letters = sum(1 for _, start, _, turn in turns if start and turn != "name")
    names: dict[str, int] = {}
    for _, start, name, _ in turns:
        if start and name:
            names[name] = names.get(name, 0) + 1
    repeated = {name for name, count in names.items() if count > 1}
    current: tuple[str | None, Turn] | None = None
    for stretch, start, name, turn in turns:
        if start and ((turn != "name" and letters > 1) or (name in repeated and len(names) > 1)):
            current = (name, turn)
            begin = start
        elif start and name and _shouted(name):
            current, begin = (name, "name"), start
        elif current and turn_continues(text, stretch):
            begin = stretch.span.start
        else:
            current = None
            continue
        yield Block(stretch, _sentences(stretch, begin), current[0], current[1])


def turn_continues(text: str, stretch: Stretch) -> bool:
    """Tell whether a stretch without a label goes on with the turn before it."""
    return (
        bool(_FIRST_PERSON.search(text, stretch.span.start, stretch.span.end))
        and not stretch.pieces
    )


def _turn(text: str, stretch: Stretch) -> tuple[int | None, str | None, Turn]:
    match = _LETTER.match(text, stretch.span.start, stretch.span.end)
    if match:
        return match.end(), None, "question" if match.group("side")[0] == "Q" else "answer"
    match = _NAMED.match(text, stretch.span.start, stretch.span.end)
    if match is None:
        return None, None, "name"
    name = match.group("name")
    words = name.split()
    if not all(word[0].isupper() or word in ("de", "al", "bin", "van", "von") for word in words):
        return None, None, "name"
    if text[match.end()] in "“\"«„'‘":
        return None, None, "name"
    return match.end(), name, "name"


def _shouted(name: str) -> bool:
    return name.isupper() and len(name) > 3 and len(name.split()) <= 3


def _sentences(stretch: Stretch, begin: int) -> tuple[Span, ...]:
    found = tuple(
        Span(max(begin, cut.start), cut.end) for cut in stretch.sentences if cut.end > begin
    )
    return found[:1] if not found else (Span(found[0].start, found[-1].end),)


def _posts(text: str, stretches: list[Stretch]) -> Iterator[Block]:
    for head, body in zip(stretches, stretches[1:], strict=False):
        if head.span.end - head.span.start > _POST_LENGTH:
            continue
        match = _HANDLE.match(text, head.span.start, head.span.end)
        if match and not body.pieces and not _HANDLE.match(text, body.span.start, body.span.end):
            yield Block(body, _sentences(body, body.span.start), match.group("name").strip(" (—–-"))


def _after_colon(text: str, stretches: list[Stretch]) -> Iterator[Block]:
    for head, body in zip(stretches, stretches[1:], strict=False):
        if (
            not head.clauses
            or text[head.span.end - 1] != ":"
            or body.pieces
            and body.pieces[0].outer.start == body.span.start
        ):
            continue
        clause = head.clauses[-1]
        saying = next(
            (
                saying
                for saying in reversed(clause.sayings)
                if saying.subject and "speech" in saying.verb.classes and saying.kind != "passive"
            ),
            None,
        )
        if saying is None or PIECE in head.tokens.words[saying.hi : clause.hi]:
            continue
        if not _FIRST_PERSON.search(text, body.span.start, body.span.end):
            continue
        yield Block(body, _sentences(body, body.span.start), saying=saying, where=head)


def going_on(text: str, reported: Reported) -> tuple[Span, ...]:
    """The following sentences of the stretch that go on with speech whose marks are lost."""
    stretch = reported.stretch
    at = stretch.clauses.index(reported.clause) + 1
    found: list[Span] = []
    for clause in stretch.clauses[at:]:
        span = _span(stretch, clause)
        if PIECE in stretch.tokens.words[clause.lo : clause.hi] or _speaks(stretch, clause):
            break
        if not _FIRST_PERSON.search(text, span.start, span.end):
            break
        found.append(span)
    return tuple(found)


def _speaks(stretch: Stretch, clause: Sentence) -> bool:
    return any(
        saying.subject
        and saying.kind in ("finite", "source")
        and saying.verb.base == "say"
        and not stretch.reader.flags(saying.subject.lo) & Word.FUNCTION
        for saying in clause.sayings
    )


def _span(stretch: Stretch, clause: Sentence) -> Span:
    return Span(stretch.tokens.starts[clause.lo], stretch.tokens.ends[clause.hi - 1])
