"""All quotations of one article, in order of the text."""

from collections.abc import Iterable

from bot.articles.model import Article, Span
from bot.passages.entities import EntityTable
from bot.passages.model import Mention, Quotation, QuotationKind, Speaker
from bot.passages.quotations.attribution import Attribution, attribute
from bot.passages.quotations.layout import Stretch, lay_out
from bot.passages.quotations.sayings import Saying
from bot.passages.quotations.resolution import Resolver
from bot.passages.quotations.scare import is_scare
from bot.passages.speech import SpeechKnowledge


def find_quotations(article: Article, speech: SpeechKnowledge, mentions: Iterable[Mention] = ()) -> tuple[Quotation, ...]:
    """Return every quotation of the article's body, in order of the text."""
    stretches = lay_out(article, speech)
    quoted = [piece.inner for stretch in stretches for piece in stretch.pieces]
    table = EntityTable(article, (mention.span for mention in mentions), quoted, speech)
    resolver = Resolver(article, table, speech, _clause_starts(stretches))
    voices = _Voices(resolver, stretches, attribute(stretches))
    return tuple(_quotation(article, attribution, voices) for attribution in voices.attributions)


def _clause_starts(stretches: list[Stretch]) -> list[int]:
    """Where each sentence starts that is more than a quotation."""
    return [
        stretch.tokens.starts[clause.lo]
        for stretch in stretches
        for clause in stretch.clauses
        if any(stretch.tokens.words[at][0].isalnum() for at in range(clause.lo, clause.hi))
    ]


class _Voices:
    """Speakers of all sayings and pieces, resolved in order of the text."""

    def __init__(self, resolver: Resolver, stretches: list[Stretch], attributions: list[Attribution]) -> None:
        self.attributions = attributions
        self._resolver = resolver
        self._sayings: dict[int, Speaker | None] = {}
        self._pieces: dict[int, Speaker | None] = {}
        waiting = iter(attributions)
        following = next(waiting, None)
        for stretch in stretches:
            for clause in stretch.clauses:
                for saying in clause.sayings:
                    self._resolve(stretch, saying)
                while following and following.stretch is stretch and following.token < clause.hi:
                    self._attribute(following)
                    following = next(waiting, None)

    def of(self, attribution: Attribution) -> Speaker | None:
        """The speaker of a piece."""
        return self._pieces.get(id(attribution))

    def of_saying(self, saying: Saying) -> Speaker | None:
        """The speaker of a saying."""
        return self._sayings.get(id(saying))

    def _resolve(self, stretch: Stretch, saying: Saying) -> None:
        if saying.subject is None or saying.kind == "passive":
            return
        speaker = self._resolver.speaker(saying.subject, stretch)
        self._sayings[id(saying)] = speaker
        if speaker and "speech" in saying.verb.classes:
            self._resolver.remember(stretch.tokens.starts[saying.at], speaker, 0.7)

    def _attribute(self, attribution: Attribution) -> None:
        speaker: Speaker | None = None
        if attribution.same_as is not None:
            speaker = self.of(attribution.same_as)
        elif attribution.saying is not None and id(attribution.saying) in self._sayings:
            speaker = self._sayings[id(attribution.saying)]
        elif attribution.subject is not None and attribution.where is not None:
            speaker = self._resolver.speaker(attribution.subject, attribution.where)
        self._pieces[id(attribution)] = speaker
        piece = attribution.stretch.pieces[attribution.piece]
        if speaker is not None and attribution.rule != "subject":
            self._resolver.remember(piece.outer.end, speaker, 1.0)


def _quotation(article: Article, attribution: Attribution, voices: _Voices) -> Quotation:
    speaker = voices.of(attribution)
    kind: QuotationKind = "scare" if is_scare(article.text, attribution, speaker) else "direct"
    piece = attribution.stretch.pieces[attribution.piece]
    cue = attribution.saying.verb.base if attribution.saying else None
    return Quotation(kind, (piece.inner,), _context(attribution.stretch, piece.outer), speaker if kind == "direct" else None, cue=cue)


def _context(stretch: Stretch, span: Span) -> Span:
    """The whole sentences that hold the span."""
    start, end = span.start, span.end
    for sentence in stretch.sentences:
        if sentence.overlaps(span):
            start, end = min(start, sentence.start), max(end, sentence.end)
    return Span(start, end)
