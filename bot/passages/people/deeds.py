"""Offices that an article gives to nobody by name, and who holds them by what they did.

"The leader of Kenya arrived in Oslo … Jane Doe arrived in Oslo": one deed, in
one article, of one person.
"""

import re
from collections.abc import Iterator, Sequence

from bot.articles.model import Span
from bot.passages.model import Mention, Role
from bot.passages.speech import SpeechKnowledge, Word

_BEFORE = re.compile(r"\b(?P<role>[^\W\d_]+) of (?:the )?$")
_AFTER = re.compile(r" (?P<role>[^\W\d_]+)(?= )")
_DEED = re.compile(
    r" (?:has |had |have )?(?P<deed>[^\W\d_]+ (?:in|at|to|from|with|for) [A-Z][\w’'-]+)"
)


def unnamed_offices(
    text: str, mentions: Sequence[Mention], speech: SpeechKnowledge
) -> Iterator[tuple[str, Role]]:
    """Yield the deed and the role of everybody who does one under an office alone."""
    for mention in mentions:
        office = _office(text, mention, speech)
        deed = office and deed_at(text, office.end)
        if office and deed:
            yield deed, Role(office, (mention.code,))


def deed_at(text: str, end: int) -> str | None:
    """Return what the person whose name ends at `end` does there."""
    found = _DEED.match(text, end)
    return found["deed"] if found else None


def _office(text: str, mention: Mention, speech: SpeechKnowledge) -> Span | None:
    span = mention.span
    if mention.how == "adjective":
        after = _AFTER.match(text, span.end)
        return Span(span.start, after.end()) if after and _is_one(after["role"], speech) else None
    before = _BEFORE.search(text, max(0, span.start - 40), span.start)
    return Span(before.start(), span.end) if before and _is_one(before["role"], speech) else None


def _is_one(word: str, speech: SpeechKnowledge) -> bool:
    """Tell whether a word names one person by an office."""
    low = word.lower()
    return bool(speech.words.get(low, 0) & Word.ROLE) and low not in speech.plurals
