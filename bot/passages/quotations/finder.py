"""All quotations of one article, in order of the text."""

from collections.abc import Iterable

from bot.articles.model import Article, Span
from bot.passages.entities import EntityTable
from bot.passages.model import Mention, Quotation, QuotationKind, Speaker
from bot.passages.quotations.attribution import Attribution, attribute
from bot.passages.quotations.layout import Stretch, lay_out
from bot.passages.quotations.resolution import Resolver
from bot.passages.quotations.scare import is_scare
from bot.passages.speech import SpeechKnowledge


def find_quotations(article: Article, speech: SpeechKnowledge, mentions: Iterable[Mention] = ()) -> tuple[Quotation, ...]:
    """Return every quotation of the article's body, in order of the text."""
    stretches = lay_out(article, speech)
    quoted = [piece.inner for stretch in stretches for piece in stretch.pieces]
    table = EntityTable(article, (mention.span for mention in mentions), quoted, speech)
    resolver = Resolver(article, table, speech)
    attributions = attribute(stretches)
    speakers: dict[int, Speaker | None] = {}
    found: list[Quotation] = []
    for number, attribution in enumerate(attributions):
        speaker = _speaker(attribution, resolver, speakers, attributions)
        speakers[id(attribution)] = speaker
        kind: QuotationKind = "scare" if is_scare(article.text, attribution, speaker) else "direct"
        piece = attribution.stretch.pieces[attribution.piece]
        if kind == "direct" and speaker is not None:
            resolver.remember(piece.inner.start, speaker)
        cue = attribution.saying.verb.base if attribution.saying else None
        found.append(
            Quotation(kind, (piece.inner,), _context(attribution.stretch, piece.outer), speaker if kind == "direct" else None, cue=cue)
        )
    return tuple(found)


def _speaker(
    attribution: Attribution, resolver: Resolver, speakers: dict[int, Speaker | None], attributions: list[Attribution]
) -> Speaker | None:
    if attribution.same_as is not None:
        return speakers.get(id(attribution.same_as))
    if attribution.subject is None or attribution.where is None:
        return None
    return resolver.speaker(attribution.subject, attribution.where)


def _context(stretch: Stretch, span: Span) -> Span:
    """The whole sentences that hold the span."""
    start, end = span.start, span.end
    for sentence in stretch.sentences:
        if sentence.overlaps(span):
            start, end = min(start, sentence.start), max(end, sentence.end)
    return Span(start, end)
