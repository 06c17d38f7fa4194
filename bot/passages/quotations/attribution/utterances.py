"""Which spoken pieces make one utterance, and the text to show for it."""

from collections.abc import Iterable, Iterator, Sequence

from bot.articles.model import Span
from bot.passages.quotations.attribution.attributed import Attribution


def utterances(attributions: Iterable[Attribution]) -> Iterator[list[Attribution]]:
    """Yield pieces of one utterance together: split round the cue, or over paragraphs."""
    group: list[Attribution] = []
    for attribution in attributions:
        if group and not _belongs(attribution, group[-1]):
            yield group
            group = []
        group.append(attribution)
    if group:
        yield group


def _belongs(attribution: Attribution, previous: Attribution) -> bool:
    if attribution.same_as is previous and attribution.stretch is previous.stretch:
        return True
    if attribution.same_as is previous:
        return not previous.stretch.pieces[previous.piece].closed
    return (
        attribution.saying is not None
        and attribution.saying is previous.saying
        and attribution.rule != "next"
    )


def shown_for(group: Sequence[Attribution]) -> Span:
    """Return the whole thought that holds the pieces: their sentences, and that of the cue."""
    spans = [a.stretch.sentences_of(a.stretch.pieces[a.piece].outer) for a in group]
    for attribution in group:
        if (
            attribution.rule == "next"
            and attribution.saying
            and attribution.where is attribution.stretch
        ):
            at = attribution.stretch.tokens.starts[attribution.saying.at]
            spans.append(attribution.stretch.sentences_of(Span(at, at + 1)))
    return Span(min(span.start for span in spans), max(span.end for span in spans))
