"""Which of the ranked sentences are shown: the best ones that do not say the same again."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.answers.briefing.worth import Worth
from bot.answers.finding.coverage import stems_of

# A sentence loses this for each one already shown from its article, and this times its overlap
# with the nearest one shown; what repeats more than SAME of another is never shown beside it.
CROWDED, REPEATS, SAME = 0.2, 0.5, 0.6


# No sentence below so many better ones is looked at: whole archives have to answer at once.
POOL = 240


def choose(ranked: Sequence[Worth], count: int) -> list[Worth]:
    """Return up to `count` sentences, best first, spread over articles and matters.

    Copies of a chosen sentence in other articles follow it.
    """
    copies = _by_text(ranked)
    left = [(same[0], stems_of(same[0].place.text)) for same in copies.values()][:POOL]
    chosen: list[Worth] = []
    near = [0.0] * len(left)
    taken: Counter[str] = Counter()
    told = Counter(one.place.article.article.id for one in ranked)
    shares = {article: n / len(ranked) for article, n in told.items()}
    while left and len(chosen) < count:
        values = [
            worth.total - CROWDED * max(0.0, _crowd(worth, taken, shares, count)) - REPEATS * close
            for (worth, _), close in zip(left, near, strict=True)
        ]
        best = max(range(len(left)), key=values.__getitem__)
        worth, stems = left[best]
        chosen.append(worth)
        taken[worth.place.article.article.id] += 1
        near = [max(close, overlap(stems, one[1])) for one, close in zip(left, near, strict=True)]
        near[best] = 1.0
        left, near = _without_same(left, near)
    return [worth for one in chosen for worth in copies[_plain(one)]]


def _crowd(worth: Worth, taken: Counter[str], shares: Mapping[str, float], count: int) -> float:
    """Return how many places too many an article has so far.

    One that holds most of what there is on the topic has to fill most of them.
    """
    article = worth.place.article.article.id
    return taken[article] - max(0.0, 2 * shares[article] - 1) * count


def _by_text(ranked: Sequence[Worth]) -> dict[str, list[Worth]]:
    found: dict[str, list[Worth]] = {}
    for worth in ranked:
        found.setdefault(_plain(worth), []).append(worth)
    return found


def _plain(worth: Worth) -> str:
    return " ".join(worth.place.text.casefold().split())


def _without_same(
    left: list[tuple[Worth, frozenset[str]]], near: list[float]
) -> tuple[list[tuple[Worth, frozenset[str]]], list[float]]:
    """Leave out what repeats a chosen sentence, which repeats itself."""
    kept = [(one, close) for one, close in zip(left, near, strict=True) if close <= SAME]
    return [one for one, _ in kept], [close for _, close in kept]


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the shorter of two sentences stands in the other, by stems."""
    return len(one & other) / (min(len(one), len(other)) or 1)
