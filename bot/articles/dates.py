"""Dates that a text or a format states in full: day, month and year, nothing guessed."""

import re
from datetime import date

# Month names as they stand in datelines and feeds; the first three letters are not enough in
# Russian or Portuguese, so whole names and the usual short forms are listed.
_MONTHS = (
    ("january", "jan", "januari", "enero", "ene", "janvier", "janv", "januar", "janeiro",
     "gennaio", "gen", "января", "январь", "янв", "січня", "ocak"),
    ("february", "feb", "februari", "febrero", "février", "fevrier", "févr", "februar",
     "fevereiro", "fev", "febbraio", "февраля", "февраль", "фев", "лютого", "şubat", "subat"),
    ("march", "mar", "maret", "marzo", "mars", "märz", "maerz", "março", "marco", "марта",
     "март", "мар", "березня", "mart"),
    ("april", "apr", "abril", "abr", "avril", "aprile", "апреля", "апрель", "апр", "квітня",
     "nisan"),
    ("may", "mayo", "mai", "maio", "maggio", "mei", "мая", "май", "травня", "mayıs", "mayis"),
    ("june", "jun", "junio", "juin", "juni", "junho", "giugno", "июня", "июнь", "июн",
     "червня", "haziran"),
    ("july", "jul", "julio", "juillet", "juil", "juli", "julho", "luglio", "июля", "июль",
     "июл", "липня", "temmuz"),
    ("august", "aug", "agosto", "ago", "août", "aout", "августа", "август", "авг", "серпня",
     "ağustos", "agustos", "agustus"),
    ("september", "sep", "sept", "septiembre", "setiembre", "septembre", "setembro", "set",
     "settembre", "сентября", "сентябрь", "сен", "сент", "вересня", "eylül", "eylul"),
    ("october", "oct", "octubre", "octobre", "oktober", "okt", "outubro", "out", "ottobre",
     "ott", "октября", "октябрь", "окт", "жовтня", "ekim"),
    ("november", "nov", "noviembre", "novembre", "novembro", "ноября", "ноябрь", "ноя",
     "листопада", "kasım", "kasim"),
    ("december", "dec", "diciembre", "dic", "décembre", "decembre", "déc", "dezember", "dez",
     "dezembro", "dicembre", "desember", "декабря", "декабрь", "дек", "грудня", "aralık",
     "aralik"),
)  # fmt: skip
_MONTH_OF = {name: n for n, names in enumerate(_MONTHS, start=1) for name in names}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTH_OF, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"

_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?年\s?(?P<month>[01]?\d)\s?月\s?(?P<day>[0-3]?\d)\s?日",
        rf"(?<!\w){_MONTH}\s{{0,2}}{_DAY},?\s{{1,2}}{_YEAR}",
        rf"(?<!\d){_DAY}[\s-](?:of |de )?{_MONTH},?[\s-](?:of |de )?{_YEAR}",
        r"(?<!\d)(?P<day>[0-3]?\d)\.\s?(?P<month>[01]?\d)\.\s?(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)


def find_date(text: str) -> tuple[date, int, int] | None:
    """Return the first full date in `text` with its start and end, or None.

    "05/03/2023" is read only when one of the two numbers cannot be a month:
    half the world writes the day first.
    """
    found = [
        (match.start(), -match.end(), match, day)
        for pattern in _WRITTEN
        for match in pattern.finditer(text)
        if (day := _as_date(match)) is not None
    ]
    if not found:
        return None
    start, _, match, day = min(found, key=lambda hit: hit[:2])
    return day, start, match.end()


def parse_date(value: object) -> date | None:
    """Read a metadata value (date, datetime, timestamp in s or ms, or text) as a date, or None."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return _from_timestamp(float(value))
    hit = find_date(str(value)[:200])
    return hit[0] if hit else _from_digits(str(value).strip())


def is_month(word: str) -> bool:
    """Tell whether a case-folded word is the name of a month, full or short."""
    return word.rstrip(".") in _MONTH_OF


def _as_date(match: re.Match[str]) -> date | None:
    """Build the date that a match of one of the written forms means."""
    parts = match.groupdict()
    if "first" in parts:
        return _slashed(int(parts["first"]), int(parts["second"]), int(parts["year"]))
    month = parts["month"].casefold()
    number = int(month) if month.isdecimal() else _MONTH_OF[month]
    return _date_or_none(int(parts["year"]), number, int(parts["day"]))


def _slashed(first: int, second: int, year: int) -> date | None:
    """Read a/b/year where only one order is possible."""
    if first == second or first > 12:
        return _date_or_none(year, second, first)
    return _date_or_none(year, first, second) if second > 12 else None


def _from_digits(text: str) -> date | None:
    """Read compact forms: 20230528, and the 14 digits of web archives."""
    if re.fullmatch(r"(?:19|20)\d{6}(?:\d{6}|T\d{4,6}Z?)?", text):
        return _date_or_none(int(text[:4]), int(text[4:6]), int(text[6:8]))
    return _from_timestamp(float(text)) if re.fullmatch(r"\d{9,13}", text) else None


def _from_timestamp(value: float) -> date | None:
    """Read seconds or milliseconds since 1970, as far as they fall into 1990-2100."""
    seconds = value / 1000 if value > 1e11 else value
    if not 631_152_000 <= seconds <= 4_102_444_800:
        return None
    return date.fromordinal(date(1970, 1, 1).toordinal() + int(seconds // 86_400))


def _date_or_none(year: int, month: int, day: int) -> date | None:
    """Return the date, or None for the 31st of June and its like."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
