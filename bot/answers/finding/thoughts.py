"""Passages shown as whole thoughts: one that leans on the sentence before stands with it."""

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
    """Return the place reaching back to the sentence before, where it leans on that one."""
    passages = place.article.passages
    at = bisect_left(passages, place.passage.span.start, key=lambda one: one.span.start)
    before = passages[at - 1] if at else None
    if before is None or not _leans(place, before):
        return place
    return _over(place, before.span.start, place.passage.span.end) or place


def _leans(place: Place, before: Passage) -> bool:
    text = place.article.article.text
    if before.paragraph != place.passage.paragraph:
        return False
    return before.span.of(text).endswith("?") or bool(_LEANING.match(place.text))


def _overlap(one: Place, other: Place) -> bool:
    return one.article is other.article and one.passage.span.overlaps(other.passage.span)


def _joined(one: Place, other: Place) -> Place | None:
    spans = (one.passage.span, other.passage.span)
    return _over(one, min(s.start for s in spans), max(s.end for s in spans))


def _over(place: Place, start: int, end: int) -> Place | None:
    """Return the place from `start` to `end`, None where that is too long to show."""
    if end - start > LONGEST:
        return None
    return replace(place, passage=replace(place.passage, span=Span(start, end)))
