"""Every date that a sentence names: as written, and when that was, as exactly as it is settled.

"on Tuesday" or "last year" mean something only beside the day on which the
article came out; without it they stay as written.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.articles.model import Span

Precision = Literal["day", "week", "month", "year"]

_MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_WEEKDAYS = {name.casefold(): number for number, name in enumerate(calendar.day_name)}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
)
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_YEAR = r"(?:1[5-9]|20)\d\d"
_COUNT = "(?i:" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_LEAD = (
    r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Bb]etween|[Ee]arly|[Ll]ate|[Mm]id"
    r"|(?:[Ss]ummer|[Ww]inter|[Ss]pring|[Aa]utumn|[Ff]all|[Ee]nd|[Ss]tart|[Bb]eginning) of)"
)
MOMENT = re.compile(
    rf"\b(?:(?P<iso>{_YEAR}-\d\d-\d\d)"
    rf"|(?:{_WEEKDAY},? )?(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{_MONTH}))"
    rf"(?:,? (?P<year>{_YEAR}))?(?![\d\w])"
    rf"|(?P<month3>{_MONTH}),? (?:of )?(?:(?P<year3>{_YEAR})|(?P<which3>last|this|next) year)\b"
    rf"|(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast) (?:(?P<unit>week|month|year)"
    rf"|(?P<weekday>{_WEEKDAY})|(?P<month4>{_MONTH})"
    r"|(?P<season>summer|winter|spring|autumn|fall|weekend|decade|century))\b"
    rf"|(?P<count>\d{{1,3}}|{_COUNT}) (?P<ago>day|week|month|year)s? ago\b"
    r"|(?P<word>[Yy]esterday|[Tt]onight|[Tt]omorrow|today(?=[,.;:)”\"]|$))"
    rf"|(?P<weekday2>{_WEEKDAY})\b"
    rf"|{_LEAD}[ -](?:early |late )?"
    rf"(?:(?P<year2>{_YEAR})|(?P<month5>{_MONTH}))(?![\w%]|[.,]? ?\d| (?:last|this|next) year))"
)
_COMING = re.compile(
    r"\b(?:will|shall|scheduled|planned|plans|expected|due|set to|is to|are to|next|upcoming|until"
    r"|deadline)\b"
)

# Nobody leaves out the year of a day so long gone when the same day is about to come.
_LONG_GONE, _SOON = timedelta(days=290), timedelta(days=75)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as written at `span`; `start` is its first day, None where it is not settled."""

    span: Span
    start: date | None
    precision: Precision | None


def moments(text: str, span: Span, published: date | None) -> Iterator[Moment]:
    """Yield every date that `text` names inside `span`, in order."""
    for match in MOMENT.finditer(text, span.start, span.end):
        coming = bool(_COMING.search(text, max(span.start, match.start() - 60), match.end()))
        found = _settled(match, published, coming=coming)
        start, precision = found or (None, None)
        yield Moment(Span(*match.span()), start, precision)


def _settled(
    match: re.Match[str], published: date | None, *, coming: bool
) -> tuple[date, Precision] | None:
    found = match.groupdict()
    if found["iso"]:
        return _made(*map(int, found["iso"].split("-")))
    month = _month(found["month"] or found["month2"])
    if month:
        number = int(found["day"] or found["day2"])
        if found["year"]:
            return _made(int(found["year"]), month, number)
        return _nearest_day(month, number, published, coming=coming) if published else None
    if found["year3"]:
        return date(int(found["year3"]), _month(found["month3"]) or 1, 1), "month"
    if found["year2"]:
        return date(int(found["year2"]), 1, 1), "year"
    return _relative(found, published, coming=coming) if published else None


def _relative(
    found: dict[str, str | None], published: date, *, coming: bool
) -> tuple[date, Precision] | None:
    if found["which3"]:
        year = published.year + _step(found["which3"])
        return date(year, _month(found["month3"]) or 1, 1), "month"
    if found["ago"]:
        return _ago(found["count"] or "1", found["ago"], published)
    if found["word"]:
        shift = {"yesterday": -1, "tomorrow": 1}.get(found["word"].casefold(), 0)
        return published + timedelta(days=shift), "day"
    if found["unit"]:
        return _shifted(found["unit"], _step(found["which"] or ""), published)
    return _in_turn(found, published, coming=coming or _step(found["which"] or "") > 0)


def _in_turn(
    found: dict[str, str | None], published: date, *, coming: bool
) -> tuple[date, Precision] | None:
    """Return the last weekday or month of a name, or the next one."""
    if weekday := found["weekday"] or found["weekday2"]:
        return _weekday(_WEEKDAYS[weekday.casefold()], published, coming=coming)
    if month := _month(found["month4"] or found["month5"]):
        return _nearest_month(month, published, coming=coming)
    return None


def _step(which: str) -> int:
    return {"last": -1, "past": -1, "next": 1}.get(which.casefold(), 0)


def _month(written: str | None) -> int | None:
    return _MONTHS.get((written or "").casefold().rstrip("."))


def _ago(count: str, unit: str, published: date) -> tuple[date, Precision]:
    number = int(count) if count.isdigit() else _NUMBERS[count.casefold()]
    if unit == "day":
        return published - timedelta(days=number), "day"
    return _shifted(unit, -number, published)


def _shifted(unit: str, step: int, published: date) -> tuple[date, Precision]:
    """Return the week, month or year that lies `step` of them from the day of publication."""
    if unit == "week":
        return published - timedelta(days=published.weekday() - 7 * step), "week"
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return date(months // 12, months % 12 + 1, 1), "month"
    return date(max(1, published.year + step), 1, 1), "year"


def _weekday(number: int, published: date, *, coming: bool) -> tuple[date, Precision]:
    if coming:
        return published + timedelta(days=(number - published.weekday()) % 7), "day"
    return published - timedelta(days=(published.weekday() - number) % 7), "day"


def _nearest_month(month: int, published: date, *, coming: bool) -> tuple[date, Precision]:
    year = published.year
    if coming and month < published.month:
        year += 1
    elif not coming and month > published.month:
        year -= 1
    return date(year, month, 1), "month"


def _nearest_day(
    month: int, number: int, published: date, *, coming: bool
) -> tuple[date, Precision] | None:
    """Return the last such day up to publication, the next one for what is yet to come."""
    made = (_made(published.year + shift, month, number) for shift in (-1, 0, 1))
    days = [found[0] for found in made if found]
    past = max((day for day in days if day <= published), default=None)
    next_one = min((day for day in days if day >= published), default=None)
    if past and next_one and past < published - _LONG_GONE and next_one <= published + _SOON:
        coming = True
    chosen = next_one if coming else past
    return (chosen, "day") if chosen else None


def _made(year: int, month: int, day: int) -> tuple[date, Precision] | None:
    try:
        return date(year, month, day), "day"
    except ValueError:
        return None
