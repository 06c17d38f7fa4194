"""Speech whose closing mark was lost before the attribution: the piece is cut in two round it."""

from bot.articles.model import Span
from bot.passages.phrases import PhraseReader
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.clauses.sayings import find_sayings
from bot.passages.quotations.marked.pieces import Piece
from bot.passages.sentences import sentences
from bot.passages.speech import FIRST_PERSON, SpeechKnowledge
from bot.passages.tokens import Tokens

_LONGEST = 3000


def mend(text: str, span: Span, pieces: list[Piece], speech: SpeechKnowledge) -> list[Piece]:
    """Return the pieces of a stretch, those cut that swallowed their own attribution.

    Only a stretch that is nothing but one piece can have: otherwise the words
    outside the marks attribute it. "…, explained Jane Doe, chemist." inside is
    then the writer's.
    """
    if len(pieces) != 1:
        return pieces
    piece = pieces[0]
    outside = text[span.start : piece.outer.start] + text[piece.outer.end : span.end]
    if any(char.isalnum() for char in outside) or piece.inner.end - piece.inner.start > _LONGEST:
        return pieces
    for sentence in sentences(text, piece.inner):
        cut = _attribution(text, sentence, speech, closed=piece.closed)
        if cut:
            return _parts(text, piece, cut)
    return pieces


def _attribution(
    text: str, sentence: Span, speech: SpeechKnowledge, *, closed: bool
) -> Span | None:
    """Where ", said Jane Doe, chemist" stands at the end of a sentence; None when it does not."""
    tokens = Tokens()
    tokens.add(text, sentence.start, sentence.end)
    reader = PhraseReader(text, tokens, speech)
    for saying in find_sayings(reader, tokens, 0, len(tokens)):
        if _is_writers(tokens, saying, closed=closed):
            return Span(tokens.starts[saying.lo - 1], sentence.end)
    return None


def _is_writers(tokens: Tokens, saying: Saying, *, closed: bool) -> bool:
    subject = saying.subject
    if subject is None or saying.kind != "finite" or saying.verb.weak:
        return False
    if saying.lo < 3 or tokens.words[saying.lo - 1] != ",":
        return False
    named = bool(subject.name and (" " in subject.name or subject.titled)) and (
        saying.inverted or not closed
    )
    if not named and (closed or subject.head not in ("he", "she")):
        return False
    rest = [at for at in range(saying.hi, len(tokens)) if tokens.words[at][0].isalnum()]
    return len(rest) < (3 if saying.verb.base == "tell" else 1) or tokens.words[saying.hi] == ","


def _parts(text: str, piece: Piece, cut: Span) -> list[Piece]:
    first = Span(piece.inner.start, cut.start)
    parts = [Piece(first, Span(piece.outer.start, cut.start), closed=False)]
    start = cut.end
    while start < piece.inner.end and text[start].isspace():
        start += 1
    rest = Span(start, piece.inner.end)
    if start < piece.inner.end and (
        piece.closed or FIRST_PERSON.search(text, rest.start, rest.end)
    ):
        parts.append(
            Piece(
                Span(start, piece.inner.end),
                Span(start, piece.outer.end),
                piece.closed,
                opened=False,
            )
        )
    return parts
