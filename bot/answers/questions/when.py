"""When an event was, as exactly as it is known."""

import calendar
from datetime import date, timedelta

from bot.answers.model import Event


def when(event: Event) -> str:
    """Return the date of an event for people: "23 May 2023", "June 2022", "2022", or as written."""
    day = event.date
    if day is None:
        return event.as_written
    month = calendar.month_name[day.month]
    match event.precision:
        case "year":
            return str(day.year)
        case "month":
            return f"{month} {day.year}"
        case "week":
            return f"week of {day.day} {month} {day.year}"
        case _:
            return f"{day.day} {month} {day.year}"


def ends(event: Event) -> tuple[date, date]:
    """Return the first and last day on which a dated event may have been."""
    day = event.date or date.min
    match event.precision:
        case "year":
            return day, date(day.year, 12, 31)
        case "month":
            return day, date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])
        case "week":
            return day, day + timedelta(days=6)
        case _:
            return day, day


def is_statement(event: Event) -> bool:
    """Tell whether the date is the day on which the words were said, not one that they name."""
    said_on = event.snippet.said_on
    return bool(said_on and event.as_written in said_on.as_written)
