"""Turns under a label: "Q:", "GALSTYAN:", "[12/05/2024, 19:02] Mama Ekai:"."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bot.articles.model import Span
from bot.passages.quotations.marked.layout import Stretch
from bot.passages.quotations.unmarked.block import Block, Turn
from bot.passages.speech import FIRST_PERSON, SpeechKnowledge

# A chat that was saved puts day and time before the name.
_STAMP = re.compile(
    r"\[?\d[\d/.:,\- ]{3,22}(?:[AaPp]\.?[Mm]\.?)?(?:\]\s*(?:[-–—]\s+)?|\s*[-–—]\s+|\s+)(?=[^\W\d_])"
)
_LETTER = re.compile(
    r"(?P<side>Q|A|Question|Answer|QUESTION|ANSWER)(?:\s?\d{1,2})?(?:\s*[:.]\s+(?=\S)|\s*:$)"
)
_NAMED = re.compile(
    r"(?P<name>[^\W\d_][^\s:]*(?:\s+[^\s:]+){0,4}?)(?:\s+\([^():]{1,60}\))?:(?:\s+(?=\S)|$)"
)
# Parliaments print "Mr SPEAKER – Order!": a name in capitals under a title, and a dash.
_IN_CAPITALS = re.compile(
    r"(?P<name>(?:The\s)?(?:[^\W\d_]{2,9}\.?\s+)?[^\W\d_a-z]{2}(?:[^\W\d_a-z]|['’.-])*"
    r"(?:\s+[^\W\d_a-z]{2}(?:[^\W\d_a-z]|['’.-])*){0,3})(?:\s+\([^():]{1,60}\))?\s*[–—―]\s*(?=\S)"
)
_OPENING = "“\"«„'‘「"
_MANY = 40


@dataclass(frozen=True, slots=True)
class _Label:
    """A label that ends at `end`: a name, or the side of an interview."""

    end: int
    name: str | None = None
    turn: Turn = "name"


def find_transcript(
    text: str, stretches: list[Stretch], speech: SpeechKnowledge
) -> Iterator[Block]:
    """Yield the turns under labels, and the paragraphs that go on with them."""
    labels = [_label(text, stretch, speech) for stretch in stretches]
    sides = sum(label.turn != "name" for label in labels if label)
    trusted = _trusted([label.name for label in labels if label and label.name])
    current: _Label | None = None
    alone = False
    for stretch, label in zip(stretches, labels, strict=True):
        begin = stretch.span.start
        if label and (sides > 1 if label.turn != "name" else label.name in trusted):
            current, begin = label, label.end
            alone = begin >= stretch.span.end
            if alone:
                continue
        elif current is None or label or not (alone or _goes_on(text, stretch)):
            current = None
            continue
        alone = False
        words = (Span(begin, stretch.span.end),)
        yield Block(stretch, words, current.name, current.turn, labelled=True)


def _trusted(names: list[str]) -> set[str]:
    """The labels that are taken for names: those met again, and then all beside them."""
    again = {name for name, count in Counter(names).items() if count > 1}
    return set(names) if len(names) >= _MANY or (again and len(names) > 2) else again


def _goes_on(text: str, stretch: Stretch) -> bool:
    """Tell whether a stretch without a label goes on with the turn before it."""
    return not stretch.pieces and bool(
        FIRST_PERSON.search(text, stretch.span.start, stretch.span.end)
    )


def _label(text: str, stretch: Stretch, speech: SpeechKnowledge) -> _Label | None:
    start, end = stretch.span.start, stretch.span.end
    match = _LETTER.match(text, start, end)
    if match:
        return _Label(match.end(), None, "question" if match["side"][0] == "Q" else "answer")
    stamp = _STAMP.match(text, start, end)
    match = _NAMED.match(text, stamp.end() if stamp else start, end) or _IN_CAPITALS.match(
        text, start, end
    )
    if match is None or text[match.end() : match.end() + 1] in (*_OPENING,):
        return None
    words = match["name"].split()
    named = all(word[0].isupper() or word in speech.people.particles for word in words)
    if not named or any(_bare(word) in speech.labels for word in words):
        return None
    return _Label(match.end(), match["name"])


def _bare(word: str) -> str:
    return word.lower().removesuffix("’s").removesuffix("'s")
