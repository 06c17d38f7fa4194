"""How an interaction is answered: at once where that is possible, after a deferral where not."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import discord
from discord import ui

from bot.answers.desk import Desk
from bot.answers.model import Answer, Filters
from bot.discord_app.answers import answer_sheet, every_passage, first_page
from bot.discord_app.dates import charted
from bot.discord_app.export import whole_file
from bot.discord_app.language import Language
from bot.discord_app.layout import files
from bot.discord_app.reader import Asked, Visibility, is_private, language_of
from bot.discord_app.state_cards import opening_card
from bot.discord_app.watched import watched

T = TypeVar("T")

PATIENCE = 0.6  # seconds before a deferral; Discord gives an interaction up after three


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent: the message, and the file of an answer that no page holds any more."""

    view: ui.LayoutView
    file: discord.File | None = None


async def reply(
    interaction: Asked,
    work: Callable[[], T],
    show: Callable[[T], ui.LayoutView],
    private: bool,
    *,
    of_articles: bool = True,
) -> None:
    """Run `work` in a thread and send what `show` makes of its result there.

    What is `of_articles` waits for their first reading.
    """
    with interaction.client.busy.answering():
        if of_articles:
            await _opened(interaction, private)
        await send(interaction, await worked(interaction, lambda: show(work()), private), private)


async def _opened(interaction: Asked, private: bool) -> None:
    """Wait for the first reading of the articles, and show meanwhile how far it is."""
    opening = interaction.client.reloading.opening
    if opening is not None:
        await _deferred(interaction, private)
        lang = language_of(interaction, private)
        await watched(interaction, opening, opening_card, lang)


async def worked(interaction: Asked, work: Callable[[], T], private: bool) -> T:
    """Run `work` in a thread, deferring where it takes long or many wait.

    Otherwise nothing is deferred, since a direct answer is one request to
    Discord instead of two.
    """
    client = interaction.client
    if client.busy.crowded:
        await _deferred(interaction, private)
    task = asyncio.create_task(client.at_work(work))
    if not interaction.response.is_done():
        await client.busy.patient(task, PATIENCE)
    if not task.done():
        await _deferred(interaction, private)
    return await task


async def _deferred(interaction: Asked, private: bool) -> None:
    """Ask for time, unless that was done."""
    if not interaction.response.is_done():
        with interaction.client.busy.acknowledging():
            await interaction.response.defer(ephemeral=private, thinking=True)


async def send(interaction: Asked, view: ui.LayoutView, private: bool) -> None:
    """Send `view` as the answer, in place of the deferral where there was one."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view, attachments=files(view))
    else:
        with interaction.client.busy.acknowledging():
            await interaction.response.send_message(view=view, files=files(view), ephemeral=private)


async def reply_answer(
    interaction: Asked,
    ask: Callable[[], tuple[Answer, Filters]],
    visibility: Visibility | None,
) -> None:
    """Ask the desk and show its answer, counted in the metrics.

    What no page holds any more comes as a file at once.
    """
    client, private = interaction.client, is_private(interaction, visibility)
    lang = language_of(interaction, private)
    began = time.monotonic()

    def work() -> Reply:
        answer, filters = ask()
        client.metrics.answered(answer.command, answer.outcome)
        return answer_reply(answer, _named(filters, client.desk), lang, private=private)

    with client.busy.answering():
        await _opened(interaction, private)
        made = await worked(interaction, work, private)
        await send(interaction, made.view, private)
        if made.file:
            await interaction.followup.send(file=made.file, ephemeral=private)
    client.metrics.took(time.monotonic() - began)


def answer_reply(
    answer: Answer, filters: Filters, lang: Language, *, private: bool = False
) -> Reply:
    """Lay an answer out, draw its chart and write its file; blocks for some milliseconds."""
    sheet = answer_sheet(answer, filters, lang, private=private)
    file = whole_file(sheet, every_passage(answer, lang)) if sheet.overflows else None
    return Reply(first_page(answer, sheet, charted(answer, lang)), file)


def _named(filters: Filters, desk: Desk) -> Filters:
    """Return the filters as they are shown: the country by its name."""
    if filters.country is None:
        return filters
    return replace(filters, country=desk.snapshot.gazetteer.country(filters.country).name)


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
