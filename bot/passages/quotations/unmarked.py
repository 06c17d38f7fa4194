"""Direct speech without marks, told by the layout: interviews, posts, dashes, a colon before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from bot.articles.model import Article, Span
from bot.passages.quotations.indirect import Reported
from bot.passages.quotations.layout import Sentence, Stretch
from bot.passages.quotations.saying import Saying
from bot.passages.quotations.scene import DASHES
from bot.passages.speech import FIRST_PERSON, SpeechKnowledge, Word
from bot.passages.tokens import PIECE

Turn = Literal["question", "answer", "name"]

_LETTER = re.compile(r"(?P<side>Q|A|Question|Answer|QUESTION|ANSWER)\s*[:.]\s+(?=\S)")
_NAMED = re.compile(r"(?P<name>[^\W\d_][^\s:]*(?:\s+[^\s:]+){0,4}):\s+(?=\S)")
_HANDLE = re.compile(r"@\w{2,30}\b")
_SENTENCE_END = tuple('.!?…"”»')
_OPENING = "“\"«„'‘「"
_DASH = re.compile(r"[—–―-]\s+(?=[^\W\d_])")
_SIGNATURE = re.compile(
    r"(?:[—–―~-]+\s*)?(?P<name>[^\W\d_][^\s,.:;]*(?:\s+[^\s,.:;]+){0,4})\s*(?:,\s*(?P<role>[^.:;]{2,90}))?\.?$"
)
_LABEL = 80
_PAIRS = 4
_YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")


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


def find_blocks(
    article: Article, stretches: list[Stretch], speech: SpeechKnowledge
) -> Iterator[Block]:
    """Yield the unmarked speech that whole stretches hold; each stretch once."""
    text = article.text
    spoken: set[int] = set()
    found = (
        *_transcript(text, stretches, speech),
        *_conversation(text, stretches),
        *_posts(article, stretches, speech),
        *_dashed(text, stretches, speech),
        *_after_colon(text, stretches),
    )
    for block in found:
        if block.stretch.number not in spoken:
            spoken.add(block.stretch.number)
            yield block


# -- interviews ---------------------------------------------------------------


def _transcript(text: str, stretches: list[Stretch], speech: SpeechKnowledge) -> Iterator[Block]:
    turns = [(stretch, *_turn(text, stretch, speech)) for stretch in stretches]
    letters = sum(1 for _, start, _, turn in turns if start and turn != "name")
    labels = [name for _, start, name, _ in turns if start and name]
    trusted = (
        {name for name in labels if labels.count(name) > 1} if len(labels) < 40 else set(labels)
    )
    if len(labels) > 2 and trusted:
        trusted = set(labels)
    current: tuple[str | None, Turn] | None = None
    for stretch, start, name, turn in turns:
        begin = stretch.span.start
        if start and ((turn != "name" and letters > 1) or (name is not None and name in trusted)):
            current, begin = (name, turn), start
        elif start or current is None or not _goes_on(text, stretch):
            current = None
            continue
        yield Block(stretch, (Span(begin, stretch.span.end),), current[0], current[1])


def _conversation(text: str, stretches: list[Stretch]) -> Iterator[Block]:
    """An interview without labels: paragraphs that ask the reader's "you", and answers between."""
    asks = [
        at
        for at, one in enumerate(stretches)
        if text[one.span.end - 1] == "?" and not _attributed(one)
    ]
    asking = set(asks)
    pairs = [at for at in asks if at + 1 < len(stretches) and at + 1 not in asking]
    addressed = sum(
        bool(_YOU.search(text, stretches[at].span.start, stretches[at].span.end)) for at in asks
    )
    if len(pairs) < _PAIRS or addressed < 2 or len(asks) * 3 < asks[-1] - asks[0] + 1:
        return
    for at in range(asks[0], min(asks[-1] + 2, len(stretches))):
        turn: Turn = "question" if at in asking else "answer"
        yield Block(stretches[at], (stretches[at].span,), None, turn)


def _attributed(stretch: Stretch) -> bool:
    """Tell whether the last sentence of a stretch says who speaks in it."""
    return bool(stretch.clauses) and _speaks(stretch.clauses[-1])


def _goes_on(text: str, stretch: Stretch) -> bool:
    """Tell whether a stretch without a label goes on with the turn before it."""
    return not stretch.pieces and bool(
        FIRST_PERSON.search(text, stretch.span.start, stretch.span.end)
    )


def _turn(
    text: str, stretch: Stretch, speech: SpeechKnowledge
) -> tuple[int | None, str | None, Turn]:
    match = _LETTER.match(text, stretch.span.start, stretch.span.end)
    if match:
        return match.end(), None, "question" if match.group("side")[0] == "Q" else "answer"
    match = _NAMED.match(text, stretch.span.start, stretch.span.end)
    if match is None or text[match.end()] in _OPENING:
        return None, None, "name"
    words = match.group("name").split()
    named = all(word[0].isupper() or word in speech.people.particles for word in words)
    if not named or any(word.lower().strip("’'s") in speech.labels for word in words):
        return None, None, "name"
    return match.end(), match.group("name"), "name"


# -- posts --------------------------------------------------------------------


def _posts(article: Article, stretches: list[Stretch], speech: SpeechKnowledge) -> Iterator[Block]:
    """Name line, perhaps a line with role or handle, then the words."""
    text = article.text
    by_start = {stretch.span.start: stretch for stretch in stretches}
    heads: list[tuple[str, bool, Stretch]] = []
    for at, span in enumerate(article.paragraphs[:-1]):
        name = _name_line(text, span, speech)
        if name is None:
            continue
        body_at = at + 1
        strong = bool(_HANDLE.search(text, span.start, span.end))
        if _describes(text, article.paragraphs[body_at], speech) and body_at + 1 < len(
            article.paragraphs
        ):
            strong, body_at = True, body_at + 1
        body = by_start.get(article.paragraphs[body_at].start)
        if (
            body
            and text[body.span.end - 1] in _SENTENCE_END
            and len(body.tokens) > 4
            and not _name_line(text, body.span, speech)
        ):
            heads.append((name, strong, body))
    sure = sum(strong for _, strong, _ in heads)
    for name, strong, body in heads:
        if (strong or sure > 1) and not any(
            clause.sayings and clause.sayings[0].subject
            for clause in body.clauses[:1]
            if PIECE in body.tokens.words
        ):
            yield Block(body, (body.span,), name)


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


def _describes(text: str, span: Span, speech: SpeechKnowledge) -> bool:
    """Tell whether a line only says who somebody is: a role, a place, a handle."""
    line = span.of(text)
    if len(line) > _LABEL or line[-1] in ".:;!?":
        return False
    if _HANDLE.match(line):
        return True
    return any(speech.kinds(word.lower().strip(",.")) & Word.ROLE for word in line.split()[:4])


# -- dashes -------------------------------------------------------------------


def _dashed(text: str, stretches: list[Stretch], speech: SpeechKnowledge) -> Iterator[Block]:
    """A paragraph that opens with a dash, signed on the next line."""
    for body, sign in pairwise(stretches):
        match = _DASH.match(text, body.span.start, body.span.end)
        if match is None or body.pieces:
            continue
        name = signature(text, sign, speech)
        if name:
            yield Block(body, (Span(match.end(), body.span.end),), name)


def signature(text: str, stretch: Stretch, speech: SpeechKnowledge) -> str | None:
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


# -- a colon before -----------------------------------------------------------


def _after_colon(text: str, stretches: list[Stretch]) -> Iterator[Block]:
    for head, body in pairwise(stretches):
        if (
            not head.clauses
            or text[head.span.end - 1] != ":"
            or (body.pieces and body.pieces[0].outer.start == body.span.start)
        ):
            continue
        clause = head.clauses[-1]
        saying = next(
            (
                one
                for one in reversed(clause.sayings)
                if one.subject and "speech" in one.verb.classes and one.kind != "passive"
            ),
            None,
        )
        if saying is None or PIECE in head.tokens.words[saying.hi : clause.hi]:
            continue
        if FIRST_PERSON.search(text, body.span.start, body.span.end):
            yield Block(body, (body.span,), saying=saying, where=head)


# -- marks lost ---------------------------------------------------------------


def going_on(text: str, reported: Reported) -> tuple[Span, ...]:
    """The following sentences of the stretch that go on with speech whose marks are lost."""
    stretch = reported.stretch
    at = stretch.clause_of(reported.saying.at) + 1
    words = stretch.tokens.words
    resumed = {*words[reported.saying.hi : reported.clause.hi], *words[reported.clause.hi :][:1]}
    dashed = words[0] in DASHES and bool(resumed & DASHES)
    found: list[Span] = []
    for clause in stretch.clauses[at:]:
        span = Span(stretch.tokens.starts[clause.lo], stretch.tokens.ends[clause.hi - 1])
        if PIECE in stretch.tokens.words[clause.lo : clause.hi] or _speaks(clause):
            break
        if not dashed and not FIRST_PERSON.search(text, span.start, span.end):
            break
        start = span.start
        while start < span.end and not text[start].isalnum():
            start += 1
        if start < span.end:
            found.append(Span(start, span.end))
    return tuple(found)


def _speaks(clause: Sentence) -> bool:
    return any(
        saying.subject and saying.kind in ("finite", "source") and saying.verb.base == "say"
        for saying in clause.sayings
    )
