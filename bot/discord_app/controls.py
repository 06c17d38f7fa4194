"""The buttons and the menu that lead through an answer: pages, context, sharing, the file."""

from dataclasses import replace

from discord import ui

from bot.answers.model import Answer, Filters
from bot.discord_app import ids
from bot.discord_app.context import context_view
from bot.discord_app.control import GONE, Control, fetched, sheet_of
from bot.discord_app.escape import inline
from bot.discord_app.export import whole_file
from bot.discord_app.layout import files
from bot.discord_app.pages import rebuilt
from bot.discord_app.reader import Asked, Visibility, language_of
from bot.discord_app.replies import reply, reply_answer, show_page
from bot.discord_app.sheet import Sheet
from bot.discord_app.source_cards import of_outlet, sources_card
from bot.errors import QuestionError

# Looking into another's answer is the own business of whoever presses, until they share it.
PRIVATE = Visibility(name="only me", value="private")


class Turn(Control, template=ids.TURN_PATTERN):
    """Previous and Next."""

    async def act(self, interaction: Asked) -> None:
        """Show the page that the id names."""
        await _turn_to(interaction, int(self.match["page"]))


class Pages(Control, template=ids.PAGES):
    """The menu of pages or, for a country, of its sections."""

    async def act(self, interaction: Asked) -> None:
        """Show the page that was chosen; its number leads the entry's value."""
        await _turn_to(interaction, ids.page_number(self.chosen))


class Context(Control, template=ids.CONTEXT_PATTERN):
    """Show context."""

    async def act(self, interaction: Asked) -> None:
        """Show, to the one who pressed, the paragraphs round a snippet."""
        snippet = fetched(interaction, self.match["ref"])
        desk, lang = interaction.client.desk, language_of(interaction)
        await reply(
            interaction,
            lambda: desk.context(snippet.article, snippet.start, snippet.end) or snippet,
            lambda around: context_view(around, snippet, lang),
            private=True,
        )


class Others(Control, template=ids.OTHERS_PATTERN):
    """Who else said it."""

    async def act(self, interaction: Asked) -> None:
        """Ask who said a snippet's words."""
        snippet = fetched(interaction, self.match["ref"])
        words = snippet.quote.text if snippet.quote else snippet.text

        def ask() -> tuple[Answer, Filters]:
            return interaction.client.desk.who_said(words), Filters()

        await reply_answer(interaction, ask, PRIVATE)


class Share(Control, template=ids.SHARE):
    """Share here: makes a private answer public, checked once more against the articles."""

    async def act(self, interaction: Asked) -> None:
        """Post the page that is shown, and say who shared it."""
        shown = sheet_of(interaction)
        name = inline(interaction.user.display_name)
        sharer = f"-# {shown.lang.say('Shared by {name}', name=name)}"
        public = replace(shown, private=False, foot=f"{shown.foot}\n{sharer}".strip())
        layout = await _rebuilt(interaction, public)
        await interaction.response.send_message(view=layout, files=files(layout))


class AsFile(Control, template=ids.FILE_PATTERN):
    """All as a file."""

    async def act(self, interaction: Asked) -> None:
        """Send every passage of the answer's pages as one Markdown file."""
        shown, shelf = sheet_of(interaction), interaction.client.shelf
        refs = tuple(ref for page in shown.pages for ref in page.refs)
        snippets = await interaction.client.at_work(lambda: shelf.fetch(refs))
        if not snippets:
            raise QuestionError(GONE)
        await interaction.response.send_message(file=whole_file(shown, snippets), ephemeral=True)


class Sources(Control, template=ids.SOURCES_PATTERN):
    """Previous and Next of /sources and of an outlet's articles."""

    async def act(self, interaction: Asked) -> None:
        """Show the page that the id names."""
        outlet, message = self.match["outlet"], interaction.message
        cards = of_outlet(interaction.client.desk.sources(), outlet)
        lang = language_of(interaction, private=message is None or message.flags.ephemeral)
        page = sources_card(cards, int(self.match["page"]), lang, outlet)
        await show_page(interaction, page)


async def _turn_to(interaction: Asked, page: int) -> None:
    await show_page(interaction, await _rebuilt(interaction, sheet_of(interaction).at(page)))


async def _rebuilt(interaction: Asked, sheet: Sheet) -> ui.LayoutView:
    """Return the page that a sheet is turned to; raises QuestionError when it is no more."""
    layout = await rebuilt(interaction.client, sheet)
    if layout is None:
        raise QuestionError(GONE)
    return layout
