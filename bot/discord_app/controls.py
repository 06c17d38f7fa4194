"""What the buttons and the page menu do.

Each is a `DynamicItem`: its state stands in its id or in the message that
carries it, so that it works after a restart. The library logs and swallows
what their callbacks raise, so all go through one handler of our own.
"""

import io
from dataclasses import replace
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.answers.model import Answer, Filters, Snippet
from bot.charts.model import Chart
from bot.discord_app import ids
from bot.discord_app.answers import answer_view
from bot.discord_app.context import context_view
from bot.discord_app.dates import days, drawn
from bot.discord_app.escape import inline
from bot.discord_app.export import as_markdown
from bot.discord_app.faults import tell
from bot.discord_app.layout import files, view
from bot.discord_app.reading import read_sheet
from bot.discord_app.refs import unpack
from bot.discord_app.replies import Asked, reply, show_page
from bot.discord_app.sheet import Sheet
from bot.discord_app.source_cards import of_outlet, sources_card
from bot.errors import QuestionError


class Control(ui.DynamicItem[ui.Item[Any]], template=r"(?!)"):
    """A button or menu; `match` is its id, taken apart by the class's template."""

    def __init__(self, item: ui.Item[Any], match: Match[str]) -> None:
        super().__init__(item)
        self.match = match

    @classmethod
    async def from_custom_id(  # type: ignore[override]  # the library's own signature is generic
        cls, _interaction: Asked, item: ui.Item[Any], match: Match[str], /
    ) -> Self:
        """Build the control that was pressed."""
        return cls(item, match)

    async def callback(self, interaction: Asked) -> None:  # type: ignore[override]  # same
        """Act, and let the user hear of anything that goes wrong."""
        with interaction.client.busy.answering():
            try:
                await self.act(interaction)
            except Exception as error:  # noqa: BLE001 - the one handler of all controls
                await tell(interaction, error)

    async def act(self, interaction: Asked) -> None:
        """Do what the control is for."""
        raise NotImplementedError


class Turn(Control, template=ids.TURN_PATTERN):
    """Previous and Next."""

    async def act(self, interaction: Asked) -> None:
        """Show the page that the id names."""
        await _turn_to(interaction, int(self.match["page"]))


class Pages(Control, template=ids.PAGES):
    """The menu of pages or, for a country, of its sections."""

    async def act(self, interaction: Asked) -> None:
        """Show the page that was chosen; its number leads the entry's value."""
        chosen = self.item.values if isinstance(self.item, ui.Select) else []
        await _turn_to(interaction, ids.page_number(chosen[0]) if chosen else 0)


class Context(Control, template=ids.CONTEXT_PATTERN):
    """Show context."""

    async def act(self, interaction: Asked) -> None:
        """Show, to the one who pressed, the paragraphs round a snippet."""
        snippet = _fetched(interaction, self.match["ref"])
        desk = interaction.client.desk
        await reply(
            interaction,
            lambda: desk.context(snippet.article, snippet.start, snippet.end) or snippet,
            lambda around: context_view(around, snippet),
            private=True,
        )


class Others(Control, template=ids.OTHERS_PATTERN):
    """Who else said it."""

    async def act(self, interaction: Asked) -> None:
        """Ask who said a snippet's words."""
        snippet = _fetched(interaction, self.match["ref"])
        words = snippet.quote.text if snippet.quote else snippet.text

        def show(answer: Answer) -> ui.LayoutView:
            return answer_view(answer, Filters(), private=True)

        await reply(
            interaction, lambda: interaction.client.desk.who_said(words), show, private=True
        )


class Share(Control, template=ids.SHARE):
    """Share here: makes a private answer public, checked once more against the articles."""

    async def act(self, interaction: Asked) -> None:
        """Post the page that is shown, and say who shared it."""
        shown = _sheet(interaction)
        sharer = f"-# Shared by {inline(interaction.user.display_name)}"
        public = replace(shown, private=False, foot=f"{shown.foot}\n{sharer}".strip())
        layout = await _rebuilt(interaction, public)
        await interaction.response.send_message(view=layout, files=files(layout))


class AsFile(Control, template=ids.FILE):
    """All as a file."""

    async def act(self, interaction: Asked) -> None:
        """Send every passage of the answer as one Markdown file."""
        shown, shelf = _sheet(interaction), interaction.client.shelf
        refs = tuple(ref for page in shown.pages for ref in page.refs)
        snippets = await interaction.client.at_work(lambda: shelf.fetch(refs))
        if not snippets:
            raise QuestionError(GONE)
        text = as_markdown(shown.head, snippets).encode("utf-8", "replace")
        await interaction.response.send_message(
            file=discord.File(io.BytesIO(text), "briefing.md"), ephemeral=True
        )


class Sources(Control, template=ids.SOURCES_PATTERN):
    """Previous and Next of /sources and of an outlet's articles."""

    async def act(self, interaction: Asked) -> None:
        """Show the page that the id names."""
        outlet = self.match["outlet"]
        cards = of_outlet(interaction.client.desk.sources(), outlet)
        await show_page(interaction, sources_card(cards, int(self.match["page"]), outlet))


CONTROLS: tuple[type[Control], ...] = (Turn, Pages, Context, Others, Share, AsFile, Sources)
GONE = "The articles have changed since, and these words no longer stand there. Ask again."


async def _turn_to(interaction: Asked, page: int) -> None:
    await show_page(interaction, await _rebuilt(interaction, _sheet(interaction).at(page)))


async def _rebuilt(interaction: Asked, sheet: Sheet) -> ui.LayoutView:
    """Return the page that a sheet is turned to, with what the articles hold now."""
    client = interaction.client
    snippets = client.shelf.fetch(sheet.refs)
    if sheet.refs and not snippets:
        raise QuestionError(GONE)
    if not sheet.is_timeline:
        return view(sheet, snippets)

    def work() -> tuple[list[str], Chart | None]:
        refs = tuple(ref for page in sheet.pages for ref in page.refs)
        line = client.desk.line_of(client.shelf.fetch(refs))
        return days(line, snippets), None if sheet.current else drawn(line, sheet.title)

    return view(sheet, snippets, *await client.at_work(work))


def _sheet(interaction: Asked) -> Sheet:
    message = interaction.message
    found = read_sheet(message, message.flags.ephemeral) if message else None
    if found is None:
        raise QuestionError("This message can no longer be used. Ask again.")
    return found


def _fetched(interaction: Asked, packed: str) -> Snippet:
    for snippet in interaction.client.shelf.fetch(unpack(packed)):
        return snippet
    raise QuestionError(GONE)
