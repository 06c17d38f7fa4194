"""How an interaction is answered: at once where that is possible, after a deferral where not."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import discord
from discord import app_commands, ui

from bot.answers.desk import Desk
from bot.answers.model import Answer, Filters
from bot.charts.model import Chart
from bot.discord_app.answers import answer_view
from bot.discord_app.client import BriefingClient
from bot.discord_app.dates import charted
from bot.discord_app.layout import files

T = TypeVar("T")
Asked = discord.Interaction[BriefingClient]
Visibility = app_commands.Choice[str]

PATIENCE = 0.8  # seconds before a deferral; Discord gives an interaction up after three


async def reply(
    interaction: Asked, work: Callable[[], T], show: Callable[[T], ui.LayoutView], private: bool
) -> None:
    """Run `work` in a thread and send what `show` makes of its result.

    The interaction is deferred only when the work takes long or many wait, since
    a direct answer is one request to Discord instead of two.
    """
    client = interaction.client
    with client.busy.answering():
        if client.busy.crowded:
            await interaction.response.defer(ephemeral=private, thinking=True)
        task = asyncio.ensure_future(client.at_work(work))
        await asyncio.wait({task}, timeout=PATIENCE)
        if not task.done() and not interaction.response.is_done():
            await interaction.response.defer(ephemeral=private, thinking=True)
        await send(interaction, show(await task), private)


async def send(interaction: Asked, view: ui.LayoutView, private: bool) -> None:
    """Send `view` as the answer, in place of the deferral where there was one."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view, attachments=files(view))
    else:
        await interaction.response.send_message(view=view, files=files(view), ephemeral=private)


async def reply_answer(
    interaction: Asked,
    ask: Callable[[], tuple[Answer, Filters]],
    visibility: Visibility | None,
    about: str | None = None,
) -> None:
    """Ask the desk and show its answer, counted in the metrics."""
    client, private = interaction.client, is_private(interaction, visibility)
    began = time.monotonic()

    def work() -> tuple[Answer, Filters, Chart | None]:
        answer, filters = ask()
        return answer, filters, charted(answer)

    def show(found: tuple[Answer, Filters, Chart | None]) -> ui.LayoutView:
        answer, filters, chart = found
        client.metrics.answers.labels(answer.command, answer.outcome).inc()
        named = _named(filters, client.desk)
        return answer_view(answer, named, about=about, private=private, chart=chart)

    await reply(interaction, work, show, private)
    client.metrics.took(time.monotonic() - began)


def _named(filters: Filters, desk: Desk) -> Filters:
    """Return the filters as they are shown: the country by its name."""
    if filters.country is None:
        return filters
    return replace(filters, country=desk.snapshot.gazetteer.country(filters.country).name)


def is_private(interaction: Asked, visibility: Visibility | None = None) -> bool:
    """Tell whether only the asker is to see the answer: as chosen, else as the bot is set."""
    if visibility is not None:
        return visibility.value == "private"
    return interaction.guild_id is not None and interaction.client.settings.visibility == "private"


async def show_page(interaction: Asked, view: ui.LayoutView) -> None:
    """Put `view` in place of the message whose button was pressed.

    Whoever did not ask gets a private copy instead, so that nobody turns the
    page another is reading.
    """
    message = interaction.message
    if message is None or _may_turn(interaction, message):
        await interaction.response.edit_message(view=view, attachments=files(view))
    else:
        await interaction.response.send_message(view=view, files=files(view), ephemeral=True)


def _may_turn(interaction: Asked, message: discord.Message) -> bool:
    if interaction.guild_id is None or message.flags.ephemeral:
        return True
    if message.interaction_metadata is not None:
        return message.interaction_metadata.user.id == interaction.user.id
    answered = message.reference.resolved if message.reference else None
    return isinstance(answered, discord.Message) and answered.author.id == interaction.user.id
