"""An article laid out for reading speech: stretches, marked pieces, tokens, sentences."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from itertools import islice

from bot.articles.model import Article, Span
from bot.passages.phrases import PhraseReader
from bot.passages.quotations.clauses.datelines import is_dateline, past_dateline
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.clauses.sayings import find_sayings
from bot.passages.quotations.marked.calming import calm
from bot.passages.quotations.marked.marks import uses_single_marks
from bot.passages.quotations.marked.mending import mend
from bot.passages.quotations.marked.pieces import Piece, find_pieces
from bot.passages.sentences import sentences
from bot.passages.speech import SpeechKnowledge
from bot.passages.tokens import PIECE, Tokens

# It starts with a set of letters: the expression engine then leaps from one to the next.
_SHOUT = re.compile(r"[A-Z](?<!\w.)[A-Z]+\s+(?:[A-Z]{2,}\s+){3}")
# Longer sentences are no sentences; cutting them keeps the work in step with the text.
_LONGEST = 300


@dataclass(slots=True)
class Sentence:
    """Tokens `[lo, hi)` of a stretch, and what is said in them.

    `whole` means that it is nothing but marked words.
    """

    lo: int
    hi: int
    sayings: list[Saying]
    whole: bool = False


@dataclass(slots=True)
class Stretch:
    """One stretch of the body.

    `sentences` are the text's; `clauses` the same in tokens, marked pieces kept whole.
    """

    number: int
    span: Span
    pieces: list[Piece]
    sentences: list[Span]
    tokens: Tokens
    reader: PhraseReader
    clauses: list[Sentence] = field(default_factory=list)

    def sentences_of(self, span: Span) -> Span:
        """The span widened to the whole sentences that hold it."""
        cuts = self.sentences
        first = max(0, bisect_right(cuts, span.start, key=lambda cut: cut.start) - 1)
        start, end = span.start, span.end
        for cut in islice(cuts, first, None):
            if cut.start >= span.end:
                break
            if cut.overlaps(span):
                start, end = min(start, cut.start), max(end, cut.end)
        return Span(start, end)

    def clause_of(self, token: int) -> int:
        """Index of the clause that holds the token."""
        return max(0, bisect_right(self.clauses, token, key=lambda clause: clause.lo) - 1)


def lay_out(article: Article, speech: SpeechKnowledge) -> list[Stretch]:
    """Return the stretches of the body, each with its pieces, tokens and sayings."""
    text = article.text
    single = uses_single_marks(text, article.body)
    stretches = []
    for number, span in enumerate(article.body):
        pieces = mend(text, span, find_pieces(text, span, single=single), speech)
        stretch = read_stretch(text, number, span, pieces, speech)
        if _mend_cut_attributions(stretch):
            _note_whole(stretch)
        stretches.append(stretch)
    return stretches


def read_stretch(
    text: str, number: int, span: Span, pieces: list[Piece], speech: SpeechKnowledge
) -> Stretch:
    """Return `span` in tokens, `pieces` of it kept whole, with the sayings of its clauses."""
    cuts = sentences(text, span)
    tokens = Tokens()
    at = span.start
    for index, piece in enumerate(pieces):
        tokens.add(text, at, piece.outer.start)
        tokens.add_piece(index, piece.outer.start, piece.outer.end)
        at = piece.outer.end
    tokens.add(text, at, span.end)
    if _SHOUT.search(text, span.start, span.end):
        calm(tokens, cuts, speech)
    reader = PhraseReader(text, tokens, speech)
    stretch = Stretch(number, span, pieces, cuts, tokens, reader)
    stretch.clauses = _clauses(text, stretch)
    _note_whole(stretch)
    return stretch


def _note_whole(stretch: Stretch) -> None:
    """Note which sentences are nothing but marked words."""
    for clause in stretch.clauses:
        clause.whole = not stretch.tokens.worded(clause.lo, clause.hi)


def _clauses(text: str, stretch: Stretch) -> list[Sentence]:
    tokens = stretch.tokens
    found = []
    lo = 0
    for hi in _bounds(text, stretch):
        start = _start(stretch, hi) if lo == 0 else lo
        found.append(Sentence(lo, hi, find_sayings(stretch.reader, tokens, start, hi)))
        lo = hi
    return found


def _start(stretch: Stretch, hi: int) -> int:
    """Where the first sentence starts that ends at `hi`: a dateline is none of its words."""
    start = past_dateline(stretch.reader, stretch.tokens, 0, hi)
    return start if start and is_dateline(stretch.tokens, 0, start, hi) else 0


def _mend_cut_attributions(stretch: Stretch) -> bool:
    """ "…," he said. Barkin. — a full stop cut the name off: give it to the pronoun's saying.

    Tells whether there was such a name.
    """
    tokens, reader = stretch.tokens, stretch.reader
    for number, clause in enumerate(stretch.clauses[:-1]):
        last = clause.sayings[-1] if clause.sayings else None
        if (
            last is None
            or last.subject is None
            or last.subject.kind != "pronoun"
            or last.hi < clause.hi - 1
        ):
            continue
        following = stretch.clauses[number + 1]
        end = following.lo
        while end < following.hi and reader.name_word(end) and end - following.lo < 3:
            end += 1
        if end == following.lo or (end < following.hi and tokens.words[end] != "."):
            continue
        name = reader.interpret(following.lo, end)
        if name is None or not name.name:
            continue
        clause.sayings[-1] = replace(last, subject=name)
        rest = end + 1 if end < following.hi else end
        if rest >= following.hi:
            clause.hi = following.hi
            stretch.clauses.pop(number + 1)
        else:
            clause.hi, following.lo = rest, rest
        return True
    return False


def _bounds(text: str, stretch: Stretch) -> list[int]:
    """Token numbers at which a sentence ends, the last one's too."""
    tokens = stretch.tokens
    cuts = {bisect_left(tokens.starts, cut.end) for cut in stretch.sentences}
    for at in tokens.piece:
        if at and tokens.words[at - 1] in (":", ","):
            cuts.discard(at)
    for at in tokens.piece:
        if at + 1 < len(tokens):
            ends = _ends_after_piece(text, stretch, at + 1)
            (cuts.add if ends else cuts.discard)(at + 1)
    bounds = [0]
    for cut in sorted(cut for cut in cuts | {len(tokens)} if 0 < cut <= len(tokens)):
        bounds.extend(range(bounds[-1] + _LONGEST, cut, _LONGEST))
        bounds.append(cut)
    return bounds[1:]


def _ends_after_piece(text: str, stretch: Stretch, token: int) -> bool:
    """Tell whether a sentence ends with the piece before `token`."""
    tokens = stretch.tokens
    piece = stretch.pieces[tokens.piece[token - 1]]
    last = text[piece.inner.end - 1]
    follower = tokens.words[token]
    if last not in ".?!…":
        return False
    if follower == PIECE:
        return True
    return stretch.reader.capital(token) or (
        not follower[0].isalnum() and follower not in ",;:—–-)."
    )
