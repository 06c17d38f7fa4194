"""Direct messages and mentions: free text, answered where it was written."""

import logging
import re
import time

import discord
from discord import ui

from bot.answers.model import Filters
from bot.discord_app.answers import answer_view
from bot.discord_app.cards import help_card, notice
from bot.discord_app.client import BriefingClient
from bot.discord_app.cooldown import please_wait
from bot.discord_app.dates import charted
from bot.discord_app.faults import UNSENT, explained
from bot.discord_app.layout import files

log = logging.getLogger(__name__)

_GREETING = re.compile(r"(?:hi|hello|hey|help|start|\?)[\s!.?]*", re.IGNORECASE)


async def answer_message(client: BriefingClient, message: discord.Message) -> None:
    """Answer a direct message, or one that mentions the bot; pass all others over."""
    if not _is_for(client, message):
        return
    began = time.monotonic()
    with client.busy.answering():
        try:
            async with message.channel.typing():
                view = await _answer(client, message)
                pictures = files(view)
            # A reply to a message that was deleted meanwhile is sent without the reference.
            reference = message.to_reference(fail_if_not_exists=False)
            await message.channel.send(
                view=view, files=pictures, reference=reference, mention_author=False
            )
        except UNSENT as error:
            log.warning("Could not answer a message in channel %d: %s", message.channel.id, error)
    client.metrics.took(time.monotonic() - began)


def _is_for(client: BriefingClient, message: discord.Message) -> bool:
    if message.author.bot or message.webhook_id or client.user is None:
        return False
    if message.type not in {discord.MessageType.default, discord.MessageType.reply}:
        return False
    return message.guild is None or client.user in message.mentions


async def _answer(client: BriefingClient, message: discord.Message) -> ui.LayoutView:
    wait = client.cooldown.wait(message.author.id)
    if wait:
        return notice(please_wait(wait))
    text = _without_mention(client, message.content)
    try:
        if not text or _GREETING.fullmatch(text):
            examples = await client.at_work(client.desk.examples)
            return help_card(examples, client.settings.visibility == "private")
        answer = await client.at_work(lambda: client.desk.ask(text))
        chart = await client.at_work(lambda: charted(answer))
        client.metrics.answers.labels(answer.command, answer.outcome).inc()
        return answer_view(answer, Filters(), chart=chart)
    except Exception as error:  # noqa: BLE001 - whatever happens, the asker hears of it
        return explained(error, "a message") or notice("That took too long.")


def _without_mention(client: BriefingClient, text: str) -> str:
    own = client.user.id if client.user else 0
    return re.sub(rf"<@!?{own}>", " ", text).strip(" ,:\n\t")
