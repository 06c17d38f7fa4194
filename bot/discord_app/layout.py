"""A sheet as the components of a message: a card, and buttons below it."""

import io
from collections.abc import Sequence

import discord
from discord import ui

from bot.answers.model import Snippet
from bot.charts.model import Chart
from bot.discord_app import ids
from bot.discord_app.escape import escape
from bot.discord_app.excerpt import utf16
from bot.discord_app.language import phrase
from bot.discord_app.passages import LONGEST, passage
from bot.discord_app.refs import Ref
from bot.discord_app.sheet import Sheet

CHART = "timeline.png"
MOST_ALT = 1_024  # characters of a picture's alternative text
_LEGEND = phrase("🔵 event · 🔶 statement · ▬ only week, month or year known")
HEAD, NOTE, FOOT = 1, 2, 3  # component ids, by which a sheet is read back


class Charted(ui.LayoutView):
    """Components that show a chart, which has to be sent along; see `files`."""

    chart: Chart | None = None


def view(
    sheet: Sheet,
    snippets: Sequence[Snippet],
    days: Sequence[str] = (),
    chart: Chart | None = None,
) -> ui.LayoutView:
    """Return the message's components; `snippets` are those of the current page.

    `days` are their dates, shown above each; the chart stands on the first page.
    """
    card: ui.Container[ui.LayoutView] = ui.Container(accent_colour=sheet.colour)
    card.add_item(ui.TextDisplay(sheet.head, id=HEAD))
    if sheet.note:
        card.add_item(ui.TextDisplay(sheet.note, id=NOTE))
    if chart and not sheet.current:
        picture = discord.MediaGalleryItem(
            f"attachment://{CHART}", description=chart.alt[:MOST_ALT]
        )
        card.add_item(ui.MediaGallery(picture))
        card.add_item(ui.TextDisplay(f"-# {sheet.lang.say(_LEGEND)}"))
    if len(sheet.pages) > 1:
        card.add_item(ui.Separator())
        card.add_item(ui.TextDisplay(_position(sheet)))
    for place, text in enumerate(_passages(sheet, snippets, days)):
        card.add_item(ui.Separator(visible=place == 0 and len(sheet.pages) < 2))
        card.add_item(ui.TextDisplay(text))
    if sheet.foot:
        card.add_item(ui.Separator())
        card.add_item(ui.TextDisplay(sheet.foot, id=FOOT))
    layout = Charted(timeout=None)
    layout.chart = None if sheet.current else chart
    layout.add_item(card)
    for row in _rows(sheet, snippets):
        layout.add_item(row)
    return settled(layout)


def files(layout: ui.LayoutView) -> list[discord.File]:
    """Return what has to be sent along with a view: the chart that it shows."""
    chart = layout.chart if isinstance(layout, Charted) else None
    if chart is None:
        return []
    return [discord.File(io.BytesIO(chart.png), CHART, description=chart.alt[:MOST_ALT])]


def settled(layout: ui.LayoutView) -> ui.LayoutView:
    """Keep the library from storing a view: its buttons carry their state, see `controls`."""
    layout.stop()
    return layout


def _position(sheet: Sheet) -> str:
    """Say which section and which of all passages the page shows."""
    page, lang = sheet.pages[sheet.current], sheet.lang
    section, _, _ = page.label.rpartition(" · ")
    first, total = sheet.first_number, sum(len(one.refs) for one in sheet.pages)
    last = first + len(page.refs) - 1
    named = f"**{escape(section)}**\n" if section else ""
    if last > first:
        place = lang.say("Passages {first}–{last} of {total}", first=first, last=last, total=total)
    else:
        place = lang.say("Passage {number} of {total}", number=first, total=total)
    return f"{named}-# {place}"


def _passages(sheet: Sheet, snippets: Sequence[Snippet], days: Sequence[str]) -> list[str]:
    """Return the passages' text; all are kept shorter where one page's are too long together."""
    marks, room = sheet.marks, sheet.room
    texts: list[str] = []
    dated = [*days, *[""] * len(snippets)]
    for limit in (min(LONGEST, room), room // max(1, len(snippets))):
        texts = [
            passage(snippet, number, marks, sheet.lang, limit, dated[number - sheet.first_number])
            for number, snippet in enumerate(snippets, sheet.first_number)
        ]
        if sum(map(utf16, texts)) <= room:
            break
    return texts


def _rows(sheet: Sheet, snippets: Sequence[Snippet]) -> list[ui.ActionRow[ui.LayoutView]]:
    rows: list[ui.ActionRow[ui.LayoutView]] = []
    if snippets:
        rows.append(ui.ActionRow(*_context_buttons(sheet, snippets)))
    if len(sheet.pages) > 1:
        rows.append(ui.ActionRow(_page_menu(sheet)))
        rows.append(ui.ActionRow(*_turn_buttons(sheet)))
    rows.append(ui.ActionRow(*_more_buttons(sheet), *_vote_buttons(sheet)))
    return rows


def _context_buttons(sheet: Sheet, snippets: Sequence[Snippet]) -> list[ui.Button[ui.LayoutView]]:
    unique = {ids.context(Ref.to(snippet)): at for at, snippet in reversed([*enumerate(snippets)])}
    return [
        ui.Button(
            label=sheet.lang.say("Context {number}", number=sheet.first_number + at),
            custom_id=custom_id,
        )
        for custom_id, at in sorted(unique.items(), key=lambda pair: pair[1])
    ]


def _page_menu(sheet: Sheet) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(
            label=page.label,
            value=ids.page_value(number, page.refs),
            description=page.hint or None,
            default=number == sheet.current,
        )
        for number, page in enumerate(sheet.pages)
    ]
    return ui.Select(custom_id=ids.PAGES, options=options, placeholder=sheet.lang.say("Go to"))


def _turn_buttons(sheet: Sheet) -> list[ui.Button[ui.LayoutView]]:
    back, on = sheet.current - 1, sheet.current + 1
    return [
        _turn(sheet.lang.say("Previous"), back, back < 0),
        _turn(sheet.lang.say("Next"), on, on >= len(sheet.pages)),
        ui.Button(label=sheet.lang.say("All as a file"), custom_id=ids.file(sheet.total)),
    ]


def _turn(label: str, page: int, off: bool) -> ui.Button[ui.LayoutView]:
    custom_id = ids.turn(max(page, 0), off=off)
    style = discord.ButtonStyle.secondary if off else discord.ButtonStyle.primary
    return ui.Button(label=label, custom_id=custom_id, disabled=off, style=style)


def _more_buttons(sheet: Sheet) -> list[ui.Button[ui.LayoutView]]:
    found: list[ui.Button[ui.LayoutView]] = []
    if sheet.private:
        found.append(ui.Button(label=sheet.lang.say("Share here"), custom_id=ids.SHARE))
    if sheet.comparable:
        found.append(ui.Button(label=sheet.lang.say("Compare"), custom_id=ids.COMPARE))
    return found


def _vote_buttons(sheet: Sheet) -> list[ui.Button[ui.LayoutView]]:
    command, code = sheet.asked.command, sheet.lang.code
    return [
        ui.Button(
            label=sheet.lang.say("Helpful"), emoji="👍", custom_id=ids.vote("yes", command, code)
        ),
        ui.Button(
            label=sheet.lang.say("Not helpful"), emoji="👎", custom_id=ids.vote("no", command, code)
        ),
    ]
