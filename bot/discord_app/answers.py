"""An `Answer` as a sheet: its head says what was understood, its foot what was searched."""

from dataclasses import replace
from typing import Final

from discord import ui

from bot.answers.model import Answer, Command, CountryBriefing, Filters
from bot.answers.telling import written_day as day
from bot.charts.model import Chart
from bot.discord_app.dates import days_of
from bot.discord_app.escape import inline
from bot.discord_app.excerpt import clipped
from bot.discord_app.layout import view
from bot.discord_app.paging import paged
from bot.discord_app.sections import flag, person_facts, sections
from bot.discord_app.sheet import TIMELINE, Sheet

COLOURS: Final[dict[Command, int]] = {
    "ask": 0x3B82F6,
    "who-said": 0xE0A030,
    "quotes": 0x9B6DD7,
    "country": 0x2AA198,
    "person": 0xD9699A,
    "compare": 0x5B7FD9,
    "timeline": TIMELINE,
}
NOTHING: Final = 0x80848E


def answer_view(
    answer: Answer,
    filters: Filters,
    *,
    about: str | None = None,
    private: bool = False,
    chart: Chart | None = None,
) -> ui.LayoutView:
    """Return the message that shows the first page of `answer`, and its chart."""
    sheet = answer_sheet(answer, filters, about=about, private=private)
    shown = [snippet for _, snippets in sections(answer) for snippet in snippets]
    return view(sheet, shown[: len(sheet.refs)], days_of(answer), chart)


def answer_sheet(
    answer: Answer, filters: Filters, *, about: str | None = None, private: bool = False
) -> Sheet:
    """Lay `answer` out: its head, note and foot, and its passages parted into pages."""
    sheet = Sheet(
        head=f"### {_title(answer)}\n-# {_subtitle(answer, filters, about)}",
        foot="\n".join(f"-# {line}" for line in _foot(answer)),
        colour=COLOURS[answer.command] if answer.outcome == "answered" else NOTHING,
        note=_note(answer),
        private=private,
    )
    return replace(sheet, pages=tuple(paged(sections(answer), sheet)))


def _title(answer: Answer) -> str:
    asked = inline(clipped(answer.query, 220))
    if answer.command == "who-said":
        return f"Who said “{asked}”?"
    if answer.briefing is not None:
        named = answer.briefing.country
        return f"{flag(named.code)} {inline(clipped(named.name, 60))}".strip()
    if answer.person is not None:
        flags = "".join(map(flag, answer.person.countries[:3]))
        return f"{inline(clipped(answer.person.name, 80))} {flags}".strip()
    if answer.comparison is not None:
        one, other = answer.comparison.sides
        return f"{inline(clipped(one.name, 60))} and {inline(clipped(other.name, 60))}"
    return asked[:1].upper() + asked[1:] or "All articles"


def _subtitle(answer: Answer, filters: Filters, about: str | None) -> str:
    facts = [_found(answer)]
    if about:
        facts.append(f"on “{inline(clipped(about, 100))}”")
    facts += _filtered(filters)
    return " · ".join(facts)


def _found(answer: Answer) -> str:
    if answer.outcome == "nothing":
        return "Nothing found"
    if answer.briefing is not None:
        return "Country briefing" if answer.briefing.country.kind == "country" else "Briefing"
    found = {(one.article, one.start, one.end) for one in answer.shown}
    articles = len({article for article, _, _ in found})
    noun = "saying" if answer.command in {"who-said", "quotes"} else "passage"
    return f"{counted(len(found), noun)} in {counted(articles, 'article')}"


def _filtered(filters: Filters) -> list[str]:
    named = {
        "source": filters.source,
        "country": filters.country,
        "speaker": filters.speaker,
        "since": filters.since and day(filters.since),
        "until": filters.until and day(filters.until),
    }
    return [f"{name} {inline(clipped(value, 60))}" for name, value in named.items() if value]


def _note(answer: Answer) -> str:
    lines = [inline(clipped(answer.message, 300))] if answer.message else []
    if answer.person is not None:
        lines += person_facts(answer.person)
    if answer.suggestions:
        names = ", ".join(f"**{inline(clipped(one, 50))}**" for one in answer.suggestions[:5])
        lines.append(f"Did you mean {names}?")
    if answer.outcome == "nothing" and answer.closest:
        lines.append("The closest passages, which do not answer it:")
    return "\n".join(lines)


def _foot(answer: Answer) -> list[str]:
    corpus = answer.corpus
    newest = f", the newest of {day(corpus.newest)}" if corpus.newest else ""
    searched = f"Searched {counted(corpus.articles, 'article')}{newest}"
    lines = [
        f"{searched} · every passage word for word" if answer.outcome == "answered" else searched
    ]
    if answer.briefing is not None and answer.briefing.related:
        lines.insert(0, _related(answer.briefing))
    return lines


def _related(briefing: CountryBriefing) -> str:
    named = [
        f"{flag(one.code)} {inline(clipped(one.name, 30))} {one.count}".strip()
        for one in briefing.related[:6]
    ]
    return "In the same sentences: " + " · ".join(named)


def counted(number: int, noun: str) -> str:
    """Return "1 article", "1,200 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
