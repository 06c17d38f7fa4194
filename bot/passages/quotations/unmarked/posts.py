"""Posts and statements under a line that names who wrote them."""

import re
from collections.abc import Iterator

from bot.articles.model import Article, Span
from bot.passages.quotations.marked.layout import Stretch
from bot.passages.quotations.unmarked.block import Block
from bot.passages.quotations.unmarked.letters import VALEDICTION
from bot.passages.speech import FIRST_PERSON, SpeechKnowledge, Word
from bot.passages.tokens import PIECE

_HANDLE = re.compile(r"@\w{2,30}\b")
_SENTENCE_END = tuple('.!?…"”»')
_DATED = re.compile(
    r"(?P<name>[^\W\d_][\w.’'-]{1,30}(?:\s[^\W\d_][\w.’'-]{0,30}){0,3})\s?[·•|–—-]\s?"
    r"\d{1,2}\s?(?:h|m|d|s|min|mins|minutes?|hours?|hrs?|days?|weeks?|months?)(?:\sago)?"
)
_LABEL = 80


def find_posts(
    article: Article, stretches: list[Stretch], speech: SpeechKnowledge
) -> Iterator[Block]:
    """Name line, perhaps a line with role or handle, then the words."""
    text = article.text
    by_start = {stretch.span.start: stretch for stretch in stretches}
    heads: list[tuple[str, bool, Stretch]] = []
    for at, span in enumerate(article.paragraphs[:-1]):
        if at and VALEDICTION.match(text, *_bounds(article.paragraphs[at - 1])):
            continue
        described = _described_name(text, span, speech)
        name = None if described else _name_line(text, span, speech) or _dated_name(text, span)
        if name is None and described is None:
            continue
        body_at = at + 1
        strong = bool(_HANDLE.search(text, *_bounds(span)) or _dated_name(text, span))
        if _describes(text, article.paragraphs[body_at], speech) and body_at + 1 < len(
            article.paragraphs
        ):
            strong, body_at = True, body_at + 1
        body = by_start.get(article.paragraphs[body_at].start)
        if body is None or not _is_body(text, body, speech):
            continue
        own = FIRST_PERSON.search(text, body.span.start, body.span.end)
        if name or own:
            heads.append((name or described or "", strong or name is None, body))
    sure = sum(strong for _, strong, _ in heads)
    for name, strong, body in heads:
        if (strong or sure > 1) and not _attributed(body):
            yield Block(body, (body.span,), name)


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _dated_name(text: str, span: Span) -> str | None:
    """The name of "kiwi_1988 · 3 hours ago", as it stands over a comment."""
    match = _DATED.fullmatch(text, span.start, span.end)
    return match["name"] if match else None


def _is_body(text: str, body: Stretch, speech: SpeechKnowledge) -> bool:
    return (
        text[body.span.end - 1] in _SENTENCE_END
        and len(body.tokens) > 4
        and not _name_line(text, body.span, speech)
    )


def _attributed(body: Stretch) -> bool:
    """Tell whether the first sentence says who speaks its marked words."""
    first = body.clauses[0] if body.clauses else None
    attributed = first and first.sayings and first.sayings[0].subject
    return bool(attributed) and PIECE in body.tokens.words


def _name_line(text: str, span: Span, speech: SpeechKnowledge) -> str | None:
    """The name when a line is nothing but a name, perhaps with a handle."""
    if span.end - span.start > _LABEL or text[span.end - 1] in ".:;,!?":
        return None
    line = _HANDLE.sub("", span.of(text)).strip(" ()·—–-")
    words = line.split()
    if not 1 <= len(words) <= 5 or not words[0][0].isalpha() or ":" in line:
        return None
    if any(
        word.isdigit()
        or not (word[0].isupper() or word in speech.people.particles or "’" in word or "'" in word)
        for word in words[:-1]
    ):
        return None
    folded = [word.lower().strip(".") for word in words]
    known = any(speech.people.gender(word) or word in speech.people.titles for word in folded)
    office = bool(speech.kinds(folded[-1]) & (Word.BODY | Word.ROLE)) and len(words) < 4
    handled = line != span.of(text).strip()
    return line if (known and words[-1][0].isupper()) or office or handled else None


def _described_name(text: str, span: Span, speech: SpeechKnowledge) -> str | None:
    """The name of "Name Surname, rice farmer, 58": a line that also says who that is."""
    line = span.of(text) if span.end - span.start <= _LABEL else ""
    name, _, role = line.partition(", ")
    words = name.split()
    if not role or line[-1] in ".:;,!?" or not 2 <= len(words) <= 4:
        return None
    named = all(word[0].isupper() or word in speech.people.particles for word in words)
    kinds = [speech.kinds(word.lower().strip(",.")) for word in role.split()[:6]]
    return name if named and any(kind & (Word.ROLE | Word.BODY) for kind in kinds) else None


def _describes(text: str, span: Span, speech: SpeechKnowledge) -> bool:
    """Tell whether a line only says who somebody is: a role, a place, a handle."""
    line = span.of(text)
    if len(line) > _LABEL or line[-1] in ".:;!?":
        return False
    if _HANDLE.match(line):
        return True
    return any(speech.kinds(word.lower().strip(",.")) & Word.ROLE for word in line.split()[:4])
