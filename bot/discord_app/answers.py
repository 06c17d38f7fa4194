"""An `Answer` as a sheet: its head says what was understood, its foot what was searched."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from discord import ui

from bot.answers.model import Answer, Command, CountryBriefing, Filters, Section, Snippet
from bot.discord_app.escape import inline
from bot.discord_app.excerpt import clipped
from bot.discord_app.layout import view
from bot.discord_app.paging import paged
from bot.discord_app.passages import day
from bot.discord_app.sheet import Sheet

COLOURS: Final[dict[Command, int]] = {
    "ask": 0x3B82F6,
    "who-said": 0xE0A030,
    "quotes": 0x9B6DD7,
    "country": 0x2AA198,
}
NOTHING: Final = 0x80848E
SECTIONS: Final[dict[Section, str]] = {
    "briefing": "Briefing",
    "said_by": "Said by its voices",
    "said_about": "Said about it",
    "figures": "Figures",
    "timeline": "Timeline",
}


def answer_view(
    answer: Answer, filters: Filters, *, about: str | None = None, private: bool = False
) -> ui.LayoutView:
    """Return the message that shows the first page of `answer`."""
    sheet = answer_sheet(answer, filters, about=about, private=private)
    shown = [snippet for _, snippets in _sections(answer) for snippet in snippets]
    return view(sheet, shown[: len(sheet.refs)])


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
    return replace(sheet, pages=tuple(paged(_sections(answer), sheet)))


def _sections(answer: Answer) -> list[tuple[str, Sequence[Snippet]]]:
    if answer.outcome == "nothing":
        return [("Closest", answer.closest)]
    if answer.briefing is None:
        return [("", answer.snippets)]
    return [
        (name, answer.briefing.sections[key])
        for key, name in SECTIONS.items()
        if answer.briefing.sections.get(key)
    ]


def _title(answer: Answer) -> str:
    asked = inline(clipped(answer.query, 220))
    if answer.command == "who-said":
        return f"Who said “{asked}”?"
    if answer.briefing is not None:
        named = answer.briefing.country
        return f"{flag(named.code)} {inline(clipped(named.name, 60))}".strip()
    return asked[:1].upper() + asked[1:]


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
    articles = len({snippet.article for snippet in answer.snippets})
    noun = "passage" if answer.command == "ask" else "saying"
    return f"{counted(len(answer.snippets), noun)} in {counted(articles, 'article')}"


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
    lines = [f"{searched} · every passage word for word" if answer.snippets else searched]
    if answer.briefing is not None and answer.briefing.related:
        lines.insert(0, _related(answer.briefing))
    return lines


def _related(briefing: CountryBriefing) -> str:
    named = [
        f"{flag(one.code)} {inline(clipped(one.name, 30))} {one.count}".strip()
        for one in briefing.related[:6]
    ]
    return "In the same sentences: " + " · ".join(named)


def flag(code: str) -> str:
    """Return the flag of an ISO alpha-2 code, "" for a bloc's slug."""
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        return ""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code.upper())


def counted(number: int, noun: str) -> str:
    """Return "1 article", "1,200 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
