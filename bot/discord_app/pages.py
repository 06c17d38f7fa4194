"""A page of an answer, made anew from what its message says and the articles hold now."""

from discord import ui

from bot.charts.model import Chart
from bot.discord_app.client import BriefingClient
from bot.discord_app.dates import days, drawn
from bot.discord_app.layout import view
from bot.discord_app.sheet import Sheet


async def rebuilt(client: BriefingClient, sheet: Sheet) -> ui.LayoutView | None:
    """Return the page that a sheet is turned to; None when its passages are no more."""
    snippets = await client.at_work(lambda: client.shelf.fetch(sheet.refs))
    if sheet.refs and not snippets:
        return None
    if not sheet.is_timeline:
        return view(sheet, snippets)

    def work() -> tuple[list[str], Chart | None]:
        refs = tuple(ref for page in sheet.pages for ref in page.refs)
        line = client.desk.line_of(client.shelf.fetch(refs))
        chart = None if sheet.current else drawn(line, sheet.asked.words, sheet.lang)
        return days(line, snippets, sheet.lang), chart

    return view(sheet, snippets, *await client.at_work(work))
