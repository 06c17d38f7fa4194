"""Direct messages and mentions: free text, answered where it was written."""

import asyncio
import logging
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import discord
from discord import ui

from bot.answers.model import Answer, Filters
from bot.discord_app.cards import greeting, help_card, notice
from bot.discord_app.client import BriefingClient
from bot.discord_app.control import GONE
from bot.discord_app.conversation import FollowUp
from bot.discord_app.faults import UNSENT, explained
from bot.discord_app.followed import followed
from bot.discord_app.language import Language, phrase
from bot.discord_app.layout import files
from bot.discord_app.pages import rebuilt
from bot.discord_app.reader import written_language
from bot.discord_app.reading import read_sheet
from bot.discord_app.replies import answer_reply
from bot.discord_app.sheet import Sheet

log = logging.getLogger(__name__)

LOOKED_BACK = 20  # messages among which the last answer is looked for
_THAT_WAS_ALL = phrase("That was all of it.")


@dataclass(frozen=True, slots=True)
class Said:
    """What is sent back; `answers` tells whether a question was answered."""

    view: ui.LayoutView
    file: discord.File | None = None
    answers: bool = False


async def answer_message(client: BriefingClient, message: discord.Message) -> None:
    """Answer a direct message, or one that mentions the bot; pass all others over."""
    if not _is_for(client, message):
        return
    began = time.monotonic()
    with client.busy.answering():
        try:
            async with message.channel.typing():
                said = await _answer(client, message)
            await _send(client, message, said)
        except UNSENT as error:
            log.warning("Could not answer a message in channel %d: %s", message.channel.id, error)
    client.metrics.took(time.monotonic() - began)


async def _send(client: BriefingClient, message: discord.Message, said: Said) -> None:
    # A reply to a message that was deleted meanwhile is sent without the reference.
    reference = message.to_reference(fail_if_not_exists=False)
    await message.channel.send(
        view=said.view, files=files(said.view), reference=reference, mention_author=False
    )
    if said.file:
        await message.channel.send(file=said.file)
    if message.guild is None and said.answers:
        first = await asyncio.to_thread(client.records.greetings.is_first, message.author.id)
        if first:
            await message.channel.send(
                view=greeting(written_language(client, message), _command_names(client, message))
            )


def _is_for(client: BriefingClient, message: discord.Message) -> bool:
    if message.author.bot or message.webhook_id or client.user is None:
        return False
    if message.type not in {discord.MessageType.default, discord.MessageType.reply}:
        return False
    return message.guild is None or client.user in message.mentions


async def _answer(client: BriefingClient, message: discord.Message) -> Said:
    lang = written_language(client, message)
    wait = client.patience.wait(message.author.id, message.channel.id if message.guild else None)
    if wait:
        return Said(notice(wait, lang))
    text = client.languages.in_english(_without_mention(client, message.content))
    try:
        client.reloading.require_articles()
        if client.conversation.greets(text):
            examples = await client.at_work(client.desk.examples)
            private = client.settings.visibility == "private"
            names = _command_names(client, message)
            return Said(help_card(examples, private, lang, names))
        return await _understood(client, message, text, lang)
    except Exception as error:  # noqa: BLE001 - whatever happens, the asker hears of it
        return Said(
            explained(error, "a message", lang) or notice(phrase("That took too long."), lang)
        )


async def _understood(
    client: BriefingClient, message: discord.Message, text: str, lang: Language
) -> Said:
    """Answer a question, in the light of the last answer where it goes on from that."""
    new, replied = client.conversation.follow_up(text), _replied_to(client, message)
    pronoun = client.conversation.named(text, "")
    last: Sheet | None = None
    if new or pronoun or replied:
        last = await _last_answer(client, message, replied)
    if last and new and new.kind == "more":
        return await _next_page(client, last, lang)
    if last and last.asked.whole:
        if new is None and replied and _is_name(client, text):
            new = FollowUp("and", text)
        if new:
            follow, asked = new, last.asked
            return await _shown(client, lambda: followed(client.desk, asked, follow), lang)
        if pronoun and last.asked.command in {"person", "quotes"}:
            text = client.conversation.named(text, last.asked.words) or text
    question = new.words or text if new else text
    return await _shown(client, lambda: client.desk.ask(question), lang)


async def _shown(client: BriefingClient, ask: Callable[[], Answer], lang: Language) -> Said:
    def work() -> Said:
        answer = ask()
        client.metrics.answered(answer.command, answer.outcome)
        made = answer_reply(answer, Filters(), lang)
        return Said(made.view, made.file, answers=True)

    return await client.at_work(work)


async def _next_page(client: BriefingClient, last: Sheet, lang: Language) -> Said:
    if last.current + 1 >= len(last.pages):
        return Said(notice(_THAT_WAS_ALL, lang))
    turned = await rebuilt(client, last.at(last.current + 1))
    return Said(turned or notice(GONE, lang), answers=True)


def _command_names(client: BriefingClient, message: discord.Message) -> Mapping[str, str]:
    return client.languages.of(client.locales.get(message.author.id)).commands


def _replied_to(client: BriefingClient, message: discord.Message) -> discord.Message | None:
    """Return the message of the bot's own that `message` replies to."""
    found = message.reference.resolved if message.reference else None
    if isinstance(found, discord.Message) and found.author == client.user:
        return found
    return None


async def _last_answer(
    client: BriefingClient, message: discord.Message, replied: discord.Message | None
) -> Sheet | None:
    """Return the answer that a message goes on from: the one replied to, else the channel's last.

    Messages hold all there is to know of an answer, so nothing is remembered
    between two of them. In a server only a reply tells who speaks with whom.
    """
    found = read_sheet(replied, client.languages) if replied else None
    if found or message.guild is not None:
        return found
    async for earlier in message.channel.history(limit=LOOKED_BACK, before=message):
        if earlier.author == client.user:
            found = read_sheet(earlier, client.languages)
            if found:
                return found
    return None


def _is_name(client: BriefingClient, text: str) -> bool:
    now, name = client.desk.snapshot, text.strip(" ?!.")
    return now.gazetteer.resolve(name) is not None or now.people.named(name) is not None


def _without_mention(client: BriefingClient, text: str) -> str:
    own = client.user.id if client.user else 0
    return re.sub(rf"<@!?{own}>", " ", text).strip(" ,:\n\t")
