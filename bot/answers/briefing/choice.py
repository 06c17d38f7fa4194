"""Which of the ranked sentences are shown: the best ones that do not say the same again."""

from collections import Counter
from collections.abc import Sequence

from bot.answers.briefing.worth import Worth
from bot.index.tokens import terms

# A sentence loses this for each one already shown from its article, and this times its overlap
# with the nearest one shown; what repeats more than SAME of another is never shown beside it.
CROWDED, REPEATS, SAME = 0.2, 0.5, 0.6


def choose(ranked: Sequence[Worth], count: int) -> list[Worth]:
    """Return up to `count` sentences, best first, spread over articles and matters."""
    left = [(worth, frozenset(terms(worth.place.text))) for worth in ranked]
    chosen: list[Worth] = []
    near = [0.0] * len(left)
    taken: Counter[str] = Counter()
    while left and len(chosen) < count:
        values = [
            worth.total - CROWDED * taken[worth.place.article.article.id] - REPEATS * close
            for (worth, _), close in zip(left, near, strict=True)
        ]
        best = max(range(len(left)), key=values.__getitem__)
        worth, stems = left[best]
        chosen.append(worth)
        taken[worth.place.article.article.id] += 1
        kept = [
            (one, max(close, _overlap(stems, one[1])))
            for number, (one, close) in enumerate(zip(left, near, strict=True))
            if number != best
        ]
        kept = [(one, close) for one, close in kept if close <= SAME]
        left, near = [one for one, _ in kept], [close for _, close in kept]
    return chosen


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the shorter of two sentences stands in the other, by stems."""
    return len(one & other) / (min(len(one), len(other)) or 1)
