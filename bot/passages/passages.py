"""The body cut into the units of ranking: sentences, or the sentences of one quotation."""

from collections.abc import Sequence

from bot.articles.model import Article, Span
from bot.passages.model import Passage, Quotation

# A quotation of several sentences stays one passage up to about this many characters.
_LONGEST = 700


def find_passages(
    article: Article, quotations: Sequence[Quotation], sentences: Sequence[Sequence[Span]]
) -> tuple[Passage, ...]:
    """Return the passages of the article's body, in order; no sentence is cut or listed twice.

    `sentences` are those of each stretch of the body.
    """
    found: list[Passage] = []
    at = 0
    for stretch, cuts in zip(article.body, sentences, strict=True):
        while at < len(quotations) and quotations[at].context.start < stretch.start:
            at += 1
        first = at
        while at < len(quotations) and quotations[at].context.start < stretch.end:
            at += 1
        ties = [
            quotation.context
            for quotation in quotations[first:at]
            if quotation.kind in ("direct", "unmarked")
        ]
        found.extend(Passage(span, stretch) for span in _joined(cuts, ties))
    return tuple(found)


def _joined(cuts: Sequence[Span], ties: Sequence[Span]) -> list[Span]:
    """Join the sentences that one tie covers, as long as they stay short enough."""
    if not ties:
        return list(cuts)
    found: list[Span] = []
    tie = 0
    for cut in cuts:
        while tie < len(ties) and ties[tie].end <= cut.start:
            tie += 1
        last = found[-1] if found else None
        if (
            last
            and tie < len(ties)
            and ties[tie].overlaps(last)
            and ties[tie].overlaps(cut)
            and cut.end - last.start <= _LONGEST
        ):
            found[-1] = Span(last.start, cut.end)
        else:
            found.append(cut)
    return found
