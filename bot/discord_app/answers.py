"""An `Answer` as a sheet: its head says what was understood, its foot what was searched."""

from dataclasses import replace
from typing import Final

from discord import ui

from bot.answers.model import Answer, Command, CountryBriefing, Filters, Snippet
from bot.charts.model import Chart
from bot.discord_app.dates import days_of
from bot.discord_app.escape import inline
from bot.discord_app.excerpt import clipped
from bot.discord_app.heads import head, understood
from bot.discord_app.language import Language, phrase
from bot.discord_app.layout import view
from bot.discord_app.paging import paged
from bot.discord_app.sections import flag, person_facts, sections
from bot.discord_app.sheet import Sheet

COLOURS: Final[dict[Command, int]] = {
    "ask": 0x3B82F6,
    "who-said": 0xE0A030,
    "quotes": 0x9B6DD7,
    "country": 0x2AA198,
    "person": 0xD9699A,
    "compare": 0x5B7FD9,
    "timeline": 0x7A9E3A,
}
NOTHING: Final = 0x80848E
_MORE = phrase("Too many for one menu: the file below holds all {n}.")


def answer_view(
    answer: Answer, filters: Filters, lang: Language, *, private: bool = False
) -> ui.LayoutView:
    """Return the message that shows the first page of `answer`."""
    return first_page(answer, answer_sheet(answer, filters, lang, private=private))


def first_page(answer: Answer, sheet: Sheet, chart: Chart | None = None) -> ui.LayoutView:
    """Return the message that shows the first page of an answer's sheet, and its chart."""
    shown = every_passage(answer, sheet.lang)[: len(sheet.refs)]
    return view(sheet, shown, days_of(answer, sheet.lang), chart)


def answer_sheet(
    answer: Answer, filters: Filters, lang: Language, *, private: bool = False
) -> Sheet:
    """Lay `answer` out: its head, note and foot, and its passages parted into pages."""
    total = len(every_passage(answer, lang))
    sheet = Sheet(
        asked=understood(answer),
        head=head(answer, filters, lang),
        foot="\n".join(f"-# {line}" for line in _foot(answer, lang)),
        colour=COLOURS[answer.command] if answer.outcome == "answered" else NOTHING,
        note=_note(answer, lang),
        private=private,
        lang=lang,
        total=total,
        comparable=answer.outcome == "answered" and answer.command in {"country", "person"},
    )
    # The longest note the sheet may come to have, so that its pages fit with it.
    more = lang.say(_MORE, n=total)
    noted = replace(sheet, note=f"{sheet.note}\n{more}".strip())
    pages = tuple(paged(sections(answer, lang), noted))
    whole = sum(len(page.refs) for page in pages) == total
    return replace(sheet if whole else noted, pages=pages)


def every_passage(answer: Answer, lang: Language) -> list[Snippet]:
    """Return the passages of all sections, in the order they are shown."""
    return [snippet for _, snippets in sections(answer, lang) for snippet in snippets]


def _note(answer: Answer, lang: Language) -> str:
    lines = [inline(clipped(lang.translated(answer.message), 300))] if answer.message else []
    if answer.person is not None:
        lines += person_facts(answer.person, lang)
    if answer.suggestions:
        names = ", ".join(f"**{inline(clipped(one, 50))}**" for one in answer.suggestions[:5])
        lines.append(lang.say("Did you mean {names}?", names=names))
    if answer.outcome == "nothing" and answer.closest:
        lines.append(lang.say("The closest passages, which do not answer it:"))
    return "\n".join(lines)


def _foot(answer: Answer, lang: Language) -> list[str]:
    corpus = answer.corpus
    articles = lang.count(corpus.articles, "article")
    if corpus.newest:
        newest = lang.day(corpus.newest)
        searched = lang.say(
            "Searched {articles}, the newest of {day}", articles=articles, day=newest
        )
    else:
        searched = lang.say("Searched {articles}", articles=articles)
    if answer.outcome == "answered":
        searched += f" · {lang.say('every passage word for word')}"
    return [*_related(answer.briefing, lang), searched]


def _related(briefing: CountryBriefing | None, lang: Language) -> list[str]:
    if briefing is None or not briefing.related:
        return []
    named = [
        f"{flag(one.code)} {inline(clipped(one.name, 30))} {lang.number(one.count)}".strip()
        for one in briefing.related[:6]
    ]
    return [lang.say("In the same sentences: {names}", names=" · ".join(named))]
