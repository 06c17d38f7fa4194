"""An axis of time that leaves out the long stretches in which nothing happened."""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

Ends = tuple[date, date]

# A stretch with nothing in it is left out when it is longer than this share of the whole time.
EMPTY = 0.3
_GAP = 44.0  # pixels that a left-out stretch keeps
_APART = 100.0  # pixels between ticks, at the least


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first` to `last` drawn from pixel `left` to `right`."""

    first: date
    last: date
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Stretches of time side by side, in order."""

    stretches: tuple[Stretch, ...]

    def at(self, day: date) -> float:
        """Return the pixel of a day; days off the axis stand at its nearest end."""
        for one in self.stretches:
            if day <= one.last:
                break
        days = max(1, (one.last - one.first).days)
        share = min(1.0, max(0.0, (day - one.first).days / days))
        return one.left + share * (one.right - one.left)

    def breaks(self) -> Iterator[float]:
        """Yield the middle of each left-out stretch."""
        for one, after in zip(self.stretches, self.stretches[1:], strict=False):
            yield (one.right + after.left) / 2

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield pixel and label of the years or months that there is room for."""
        for one in self.stretches:
            last = -_APART
            for day in _firsts(one):
                x = self.at(day)
                fits = one is self.stretches[-1] or one.right - x >= _APART / 2
                if last < 0 or (x - last >= _APART and fits):
                    yield x, _label(day, one)
                    last = x


def axis_over(spans: Sequence[Ends], left: float, right: float) -> Axis:
    """Return an axis over all `spans` from pixel `left` to `right`."""
    joined = _joined(sorted(spans))
    room = right - left - _GAP * (len(joined) - 1)
    days = [max(20, (last - first).days) for first, last in joined]
    made, x = [], left
    for (first, last), length in zip(joined, days, strict=True):
        width = room * length / sum(days)
        made.append(Stretch(first, last, x, x + width))
        x += width + _GAP
    return Axis(tuple(_levelled(made, left, room)))


def _joined(spans: Sequence[Ends]) -> list[Ends]:
    """Join spans unless an empty stretch between them is worth leaving out."""
    whole = max(1, (max(last for _, last in spans) - spans[0][0]).days)
    joined = [spans[0]]
    for first, last in spans[1:]:
        before = joined[-1]
        if (first - before[1]).days > EMPTY * whole:
            joined.append((first, last))
        else:
            joined[-1] = (before[0], max(before[1], last))
    return [(_month_start(first), _month_end(last)) for first, last in joined]


def _levelled(stretches: Sequence[Stretch], left: float, room: float) -> Iterator[Stretch]:
    """Give every stretch room for its label, at the cost of the wide ones."""
    least = min(110.0, room / len(stretches))
    widths = [max(least, one.right - one.left) for one in stretches]
    scale = (room - least * len(widths)) / max(1.0, sum(widths) - least * len(widths))
    x = left
    for one, width in zip(stretches, widths, strict=True):
        wide = least + (width - least) * min(1.0, scale)
        yield Stretch(one.first, one.last, x, x + wide)
        x += wide + _GAP


def _firsts(stretch: Stretch) -> Iterator[date]:
    """Yield the first day, then first days of months or, over long stretches, of years."""
    step = 1 if (stretch.last - stretch.first).days < 800 else 12
    yield stretch.first
    month = stretch.first.year * 12 + stretch.first.month
    month += -month % 12 if step == 12 else 0
    while (day := date(month // 12, month % 12 + 1, 1)) <= stretch.last:
        if day > stretch.first:
            yield day
        month += step


def _label(day: date, stretch: Stretch) -> str:
    long = (stretch.last - stretch.first).days >= 800
    return f"{day:%Y}" if long else f"{day:%Y-%m}"


def _month_start(day: date) -> date:
    return day.replace(day=1)


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
