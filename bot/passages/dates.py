"""Dates in running text: as written, and the day they mean once the article's own date is known."""

import re
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_FULL_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_MONTH = rf"(?:{_FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_YEAR = r"(?:19|20)\d\d"
DATE = re.compile(
    rf"\b(?:(?P<lead>(?i:on|in|last|this|late on|early on|since))\s+)?"
    rf"(?:(?:(?P<weekday>{_DAY}),?\s+)?"
    rf"(?:(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>{_YEAR})\b)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})(?:,?\s+(?P<year2>{_YEAR})\b)?)"
    rf"|(?P<month3>{_MONTH})(?:,?\s+(?P<year3>{_YEAR})\b)?(?!\w)"
    rf"|(?P<weekday2>{_DAY})\b"
    rf"|(?<=[Ii]n )(?P<year4>{_YEAR})\b(?![-–/.]?\d)"
    rf"|(?P<iso>{_YEAR}-\d\d-\d\d)"
    rf"|(?P<word>(?i:today|yesterday|tonight)\b))"
)
_RELATIVE = re.compile(
    r"\b(?:last|this|earlier this|late last|early this) "
    r"(?:week|month|year|summer|winter|spring|autumn|fall|morning|evening|afternoon|night)\b"
    rf"|\blast {_FULL_MONTH}\b"
    r"|\b(?:a|one|two|three|four|five|six|\d{1,2}) "
    r"(?:day|week|month|year)s? (?:earlier|before|ago)\b"
    r"|\b(?:at|over|on) the weekend\b"
    r"|\bat the (?:beginning|start|end) of (?:this|last|the) (?:week|month|year)\b"
    r"|\bthe (?:previous (?:day|week|month|year)|(?:day|week|month|year) before)\b"
)
_AGO = re.compile(r"\b(?P<count>a|one|two|three|four|five|six|\d{1,2}) (?P<unit>day|week)s? ago\b")
_SAME_DAY = re.compile(r"\b(?:this|earlier this) (?:morning|afternoon|evening)\b")
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def find_date(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the first date in `text[start:end]` stands, a leading "on" or "in" included.

    "since June" is left out: it tells how long, not when.
    """
    relative = _RELATIVE.search(text, start, end)
    for match in DATE.finditer(text, start, end):
        lead = (match.group("lead") or "").lower()
        if (
            match.group("month3")
            and not match.group("year3")
            and lead not in ("in", "last", "this")
        ):
            continue
        if lead == "since":
            continue  # a span of time, never the day of a saying
        if relative and relative.start() <= match.start():
            break
        return match.span()
    return (relative.start(), relative.end()) if relative else None


def resolve(written: str, published: date | None) -> date | None:
    """Return the day that `written` means in an article of `published`; None when not settled.

    A month and day without a year is the last such day not after publication; a
    weekday is the last one not after publication; "yesterday" the day before.
    A written year needs no publication date.
    """
    match = DATE.search(written)
    if match is None:
        return _ago(written, published)
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "iso" in groups:
        return _day(*map(int, groups["iso"].split("-")))
    month = _MONTHS.get((groups.get("month") or groups.get("month2", "")).lower().rstrip("."))
    number = groups.get("day") or groups.get("day2")
    year = groups.get("year") or groups.get("year2")
    if month and number and year:
        return _day(int(year), month, int(number))
    if published is None:
        return None
    return _last(month, int(number), published) if month and number else _near(groups, published)


def _ago(written: str, published: date | None) -> date | None:
    """The day of "three days ago", "last night" and "this morning"."""
    if published is None:
        return None
    if _SAME_DAY.search(written):
        return published
    if "last night" in written.lower():
        return published - timedelta(days=1)
    match = _AGO.search(written)
    if match is None:
        return None
    count = _COUNTS.get(match["count"]) or int(match["count"])
    return published - timedelta(days=count * (7 if match["unit"] == "week" else 1))


def _near(groups: dict[str, str], published: date) -> date | None:
    """The day of "on Tuesday", "today" or "yesterday"."""
    weekday = _DAYS.get(groups.get("weekday2", "").lower())
    if weekday is not None:
        return published - timedelta(days=(published.weekday() - weekday) % 7)
    back = {"today": 0, "tonight": 0, "yesterday": 1}.get(groups.get("word", "").lower())
    return None if back is None else published - timedelta(days=back)


def _last(month: int, number: int, published: date) -> date | None:
    for year in (published.year, published.year - 1):
        day = _day(year, month, number)
        if day is not None and day <= published:
            return day
    return None


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
