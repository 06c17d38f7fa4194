"""Sentences that give different amounts for the same thing, to be set side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.index.snapshot import Place
from bot.index.tokens import terms
from bot.passages.moments import moments

# Two amounts are of one thing when this many words round them are the same, and this share of the
# words round the one that has fewer.
SHARED, SHARE = 2, 0.4

_NEAR = 90  # characters on either side of an amount that say what it counts
_AMOUNT = re.compile(
    r"(?P<money>[$€£¥₽₸₹₩₦])?\s?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:[\s-]?(?P<scale>thousand|million|billion|trillion|bn|m)\b)?"
    r"(?:\s?(?P<share>%|percent\b|per cent\b))?(?:[\s-](?P<what>[^\W\d_]{3,}))?"
)
_SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: money, share, or the stem of what is counted.

    `near` are the stems round it, `days` the dates that its sentence names.
    """

    place: Place
    value: float
    unit: str
    near: frozenset[str]
    days: frozenset[str]


def differing(places: Sequence[Place], names: frozenset[str]) -> list[tuple[Place, ...]]:
    """Return groups of sentences that give different amounts for what looks like one thing.

    `names` are the stems of what is compared: they stand in all of the
    sentences and do not make two amounts alike.
    """
    found = [amount for place in places for amount in amounts(place, names)]
    by_unit: dict[str, list[Amount]] = {}
    for amount in found:
        by_unit.setdefault(amount.unit, []).append(amount)
    groups: list[tuple[Place, ...]] = []
    taken: set[int] = set()
    for same in by_unit.values():
        for at, one in enumerate(same):
            if one.place.number in taken:
                continue
            others = {o.place.number: o.place for o in same[at + 1 :] if _differ(one, o)}
            fresh = [place for number, place in others.items() if number not in taken]
            if fresh:
                groups.append((one.place, *fresh))
                taken |= {place.number for place in groups[-1]}
    return groups


def amounts(place: Place, names: frozenset[str]) -> list[Amount]:
    """Return the amounts of a sentence; years, days and other numbers of dates are none."""
    article, span = place.article.article, place.passage.span
    text, found_days = article.text, list(moments(article.text, span, article.published))
    dates = [moment.span for moment in found_days]
    days = frozenset(str(m.start or m.span.of(text).casefold()) for m in found_days)
    found = []
    for match in _AMOUNT.finditer(text, span.start, span.end):
        unit = _unit(match)
        if not unit or any(d.start < match.end("number") and match.start() < d.end for d in dates):
            continue
        value = float(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1.0)
        start, end = max(span.start, match.start() - _NEAR), min(span.end, match.end() + _NEAR)
        near = {stem for stem in terms(text[start:end]) if not stem[0].isdigit()}
        found.append(Amount(place, value, unit, frozenset(near) - names - {unit}, days))
    return found


def _unit(match: re.Match[str]) -> str:
    if match["money"]:
        return match["money"]
    if match["share"]:
        return "%"
    counted = terms(match["what"] or "")
    return counted[0] if counted else ""


def _differ(one: Amount, other: Amount) -> bool:
    if one.value == other.value or one.place.number == other.place.number:
        return False
    shared = len(one.near & other.near)
    fewer = min(len(one.near), len(other.near)) or 1
    # Where both name days or years, and other ones, the things differ, not the figures.
    apart = one.days and other.days and one.days.isdisjoint(other.days)
    return shared >= SHARED and shared / fewer >= SHARE and not apart
