"""Passages shown as whole thoughts: a sentence with what it leans on, a question with its reply."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from bot.articles.model import Span
from bot.index.snapshot import Place
from bot.passages.model import Passage

# How a sentence begins that cannot be read alone: "It stayed out for nine hours."
_LEANING = re.compile(
    r"[\W_]*(?:he|she|it|they|his|her|its|their|theirs|this|that|these|those|both|neither|none"
    r"|another|so|the (?:two|pair|other|others|former|latter))\b",
    re.IGNORECASE,
)

# Characters of a thought: the reader looks for one thing.
LONGEST = 600


def thoughts(places: Iterable[Place]) -> list[Place]:
    """Return `places`, each with what it leans on, and those that then touch joined in one.

    The order is kept: what is joined stands where the first of it stood.
    """
    kept: list[Place] = []
    for place in places:
        whole = _whole(place)
        at = next((n for n, other in enumerate(kept) if _overlap(whole, other)), None)
        if at is None:
            kept.append(whole)
        elif (joined := _joined(kept[at], whole)) is not None:
            kept[at] = joined
        else:
            kept.append(place)
    return kept


def _whole(place: Place) -> Place:
    """Return the place with the sentence before that it leans on, or the one that answers it."""
    passages, span = place.article.passages, place.passage.span
    at = bisect_left(passages, span.start, key=lambda one: one.span.start)
    whole = None
    if place.text.endswith("?") and at + 1 < len(passages):
        whole = _both(place, span, passages[at + 1].span)
    elif at and _leans(place, passages[at - 1]):
        whole = _both(place, passages[at - 1].span, span)
    return whole or place


def _leans(place: Place, before: Passage) -> bool:
    text = place.article.article.text
    if before.paragraph != place.passage.paragraph:
        return False
    return before.span.of(text).endswith("?") or bool(_LEANING.match(place.text))


def _overlap(one: Place, other: Place) -> bool:
    return one.article is other.article and one.passage.span.overlaps(other.passage.span)


def _joined(one: Place, other: Place) -> Place | None:
    first, last = sorted((one.passage.span, other.passage.span), key=lambda span: span.start)
    return _both(one, first, last)


def _both(place: Place, first: Span, last: Span) -> Place | None:
    """Return the place over both spans, None where that is too long or something stands between."""
    between = place.article.article.text[first.end : last.start]
    span = Span(first.start, max(first.end, last.end))
    if between.strip() or span.end - span.start > LONGEST:
        return None
    return replace(place, passage=replace(place.passage, span=span))
