"""Letters in full, from "Dear Editor," to the name under "Yours faithfully,"."""

import re
from collections.abc import Iterator

from bot.articles.model import Span
from bot.passages.quotations.marked.layout import Stretch
from bot.passages.quotations.unmarked.block import Block
from bot.passages.speech import SpeechKnowledge

_SALUTATION = re.compile(
    r"(?:Dear(?:\s[^\s,:]{1,30}){1,6}|To the [Ee]ditor|Sir|Madam|Sirs)\s?[,:—-]?$"
)
VALEDICTION = re.compile(
    r"(?:Yours(?:\s\w+)?|Sincerely(?:\syours)?|Faithfully|Respectfully(?:\syours)?"
    r"|(?:With\s)?(?:[Kk]ind|[Bb]est|[Ww]arm)(?:est)?\s(?:regards|wishes))\s?[,.]?\s*"
)
_NAME = re.compile(r"[^\W\d_][^\s,:;()]*(?:[ \t]+[^\W\d_][^\s,:;()]*){1,4}")
_LONGEST_LETTER = 40


def find_letters(text: str, stretches: list[Stretch], speech: SpeechKnowledge) -> Iterator[Block]:
    """Yield the paragraphs of each letter that is signed."""
    at = 0
    while at < len(stretches):
        body = _letter(text, stretches, at) if _greets(text, stretches[at]) else []
        name = _signed(text, stretches, at + 1 + len(body), speech) if body else None
        if name:
            for stretch in body:
                yield Block(stretch, (stretch.span,), name)
            at += len(body)
        at += 1


def _greets(text: str, stretch: Stretch) -> bool:
    span = stretch.span
    return span.end - span.start <= 60 and bool(_SALUTATION.match(text, span.start, span.end))


def _letter(text: str, stretches: list[Stretch], at: int) -> list[Stretch]:
    """The paragraphs between the salutation at `at` and the next valediction."""
    body: list[Stretch] = []
    for stretch in stretches[at + 1 : at + 1 + _LONGEST_LETTER]:
        if VALEDICTION.match(text, stretch.span.start, stretch.span.end):
            return body
        body.append(stretch)
    return []


def _signed(text: str, stretches: list[Stretch], at: int, speech: SpeechKnowledge) -> str | None:
    """The name after the valediction that opens stretch `at`."""
    match = VALEDICTION.match(text, stretches[at].span.start, stretches[at].span.end)
    if match is None:
        return None
    span = Span(match.end(), stretches[at].span.end)
    if span.start >= span.end:
        if at + 1 >= len(stretches):
            return None
        span = stretches[at + 1].span
    name = _NAME.match(text, span.start, span.end)
    words = name.group().split() if name else []
    named = all(word[0].isupper() or word in speech.people.particles for word in words)
    return name.group() if name and named and len(words) < 5 else None
