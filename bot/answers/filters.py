"""Options that narrow an answer: understood once, applied inside the search."""

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from bot.answers.model import Filters
from bot.errors import QuestionError, UnknownName
from bot.index.conditions import Conditions
from bot.index.ranking import Mask
from bot.index.sayings import Saying
from bot.index.snapshot import Snapshot
from bot.names.closest import closest
from bot.names.fold import fold

_MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
}
_DAY_MONTH = re.compile(r"(\d{1,2})\s+([a-z]+)\.?(?:,?\s+(\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?")
_MONTH_YEAR = re.compile(r"([a-z]+)\.?\s+(\d{4})")


def parse_day(written: str, option: str, today: date) -> date:
    """Return the day that `written` names: ISO, "3 March 2023", "March 2023", "2023", "yesterday".

    A month or year stands for its first day under `since` and its last under
    `until`. Raises QuestionError with the forms that are understood.
    """
    text = " ".join(written.casefold().split())
    for read in (_iso, _relative, _day_and_month, _month, _year):
        found = read(text, option, today)
        if found:
            return found
    raise QuestionError(
        f"{option}: {written!r} is no date; write 2023-03-07, 7 March 2023, March 2023 or 2023."
    )


def _iso(text: str, _option: str, _today: date) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _relative(text: str, _option: str, today: date) -> date | None:
    ago = {"today": 0, "yesterday": 1, "last week": 7, "last month": 30, "last year": 365}
    return today - timedelta(days=ago[text]) if text in ago else None


def _day_and_month(text: str, _option: str, today: date) -> date | None:
    if match := _DAY_MONTH.fullmatch(text):
        number, month, year = match.groups()
    elif match := _MONTH_DAY.fullmatch(text):
        month, number, year = match.groups()
    else:
        return None
    return _made(int(year or today.year), _MONTHS.get(month), int(number))


def _month(text: str, option: str, _today: date) -> date | None:
    match = _MONTH_YEAR.fullmatch(text)
    month = _MONTHS.get(match.group(1)) if match else None
    if not match or not month:
        return None
    year = int(match.group(2))
    return _made(year, month, 1 if option == "since" else calendar.monthrange(year, month)[1])


def _year(text: str, option: str, _today: date) -> date | None:
    if not re.fullmatch(r"[12]\d{3}", text):
        return None
    return date(int(text), 1, 1) if option == "since" else date(int(text), 12, 31)


def _made(year: int, month: int | None, number: int) -> date | None:
    try:
        return date(year, month or 0, number)
    except ValueError:
        return None


def source_of(written: str, snapshot: Snapshot) -> str:
    """Return the article id or outlet that `written` means: an id, a title or an outlet.

    Raises UnknownName with the nearest ones.
    """
    wanted = fold(written).strip()
    names: dict[str, str] = {}
    for article in snapshot.heads:
        names |= {article.id: article.id, article.title: article.id}
        if article.outlet:
            names[article.outlet] = article.outlet
    for name, value in names.items():
        if fold(name) == wanted:
            return value
    begun = {value for name, value in names.items() if fold(name).startswith(wanted)}
    if wanted and len(begun) == 1:
        return begun.pop()
    raise UnknownName(
        f"source: no article or outlet is called {written!r}.", closest(written, names, 3)
    )


def speaker_of(written: str, snapshot: Snapshot) -> str:
    """Return `written` when somebody quoted is called so; raises UnknownName with the nearest."""
    voice = snapshot.voices.find(written)
    if not voice.sayings:
        raise UnknownName(f"speaker: nobody called {written!r} is quoted.", voice.suggestions)
    return written


def country_of(written: str, snapshot: Snapshot) -> str:
    """Return the code of the country or bloc called so; raises UnknownName with the nearest."""
    found = snapshot.gazetteer.resolve(written)
    if found is None:
        near = tuple(one.name for one in snapshot.gazetteer.suggest(written, 3))
        raise UnknownName(f"country: no country or bloc is called {written!r}.", near)
    return found.code


def understood(snapshot: Snapshot, given: Mapping[str, str | None]) -> Filters:
    """Return the filters that options mean as typed; raises QuestionError or UnknownName.

    `given` maps source, country, speaker, since and until to what was typed.
    """
    today = datetime.now(UTC).date()
    since, until = (
        parse_day(typed, name, today) if (typed := given.get(name)) else None
        for name in ("since", "until")
    )
    if since and until and since > until:
        raise QuestionError(f"since ({since}) is later than until ({until}).")
    source, country, speaker = (given.get(name) for name in ("source", "country", "speaker"))
    return Filters(
        source=source_of(source, snapshot) if source else None,
        country=country_of(country, snapshot) if country else None,
        speaker=speaker_of(speaker, snapshot) if speaker else None,
        since=since,
        until=until,
    )


def sayings_allowed(snapshot: Snapshot, filters: Filters) -> Callable[[Saying], bool]:
    """Return a test of whether a saying is by whom `filters.speaker` means."""
    if filters.speaker is None:
        return lambda _: True
    theirs = {saying.number for saying in snapshot.voices.find(filters.speaker).sayings}
    return lambda saying: saying.number in theirs


def places_allowed(snapshot: Snapshot, filters: Filters) -> Mask | None:
    """Return a flag a passage for what `filters` let through; None lets everything through."""
    if filters == Filters():
        return None
    flags = snapshot.mask(
        number
        for at, head in enumerate(snapshot.heads)
        if (not filters.source or filters.source in (head.id, head.outlet))
        and in_range(snapshot.articles.published(at), filters)
        for number in snapshot.articles.passages_of(at)
    )
    if filters.country:
        flags &= snapshot.mask(snapshot.passages_naming(filters.country))
    if filters.speaker:
        sayings = snapshot.voices.find(filters.speaker).sayings
        flags &= snapshot.mask(number for one in sayings for number in snapshot.places_of(one))
    return flags


def ranked(
    snapshot: Snapshot, query: Sequence[str], count: int, filters: Filters
) -> list[tuple[int, float]]:
    """Return the `count` best (passage number, BM25 score) that `filters` let through."""
    allowed = places_allowed(snapshot, filters)
    if allowed is None:
        return snapshot.ranker.top(query, count)
    return snapshot.ranker.within(conditions(snapshot, filters)).top(query, count, allowed)


def conditions(snapshot: Snapshot, filters: Filters) -> Conditions:
    """Return what filters ask of a passage, in terms of what is stored beside it."""
    speakers = None
    if filters.speaker is not None:
        theirs = snapshot.voices.find(filters.speaker).sayings
        speakers = frozenset(saying.label or "" for saying in theirs)
    return Conditions(filters.source, filters.country, speakers, filters.since, filters.until)


def in_range(published: date | None, filters: Filters) -> bool:
    """Tell whether a day lies between `since` and `until`; an unknown day lies in no range."""
    if filters.since is None and filters.until is None:
        return True
    if published is None:
        return False
    after = filters.since is None or published >= filters.since
    return after and (filters.until is None or published <= filters.until)
