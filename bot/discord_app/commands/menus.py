"""The message menus: "Who said this?" and "Find sources"."""

import discord
from discord import app_commands

from bot.answers.model import Filters
from bot.discord_app.controls import PRIVATE
from bot.discord_app.excerpt import clipped
from bot.discord_app.language import phrase
from bot.discord_app.reader import Asked
from bot.discord_app.replies import reply_answer
from bot.errors import QuestionError

LONGEST = 4_000  # characters of a message, as many as Discord lets anybody write
LONGEST_QUESTION = 600  # characters that are looked for as one question
_NO_TEXT = phrase("That message holds no text that I could look for.")


@app_commands.context_menu(name="Who said this?")
async def who_said_this(interaction: Asked, message: discord.Message) -> None:
    """Find who said what a message quotes, or its own words."""
    desk, words = interaction.client.desk, text_of(message)
    await reply_answer(interaction, lambda: (desk.who_said(words), Filters()), PRIVATE)


@app_commands.context_menu(name="Find sources")
async def find_sources(interaction: Asked, message: discord.Message) -> None:
    """Find the passages that bear on a message."""
    desk = interaction.client.desk
    words = clipped(text_of(message), LONGEST_QUESTION).removesuffix("…")
    await reply_answer(interaction, lambda: (desk.ask(words), Filters()), PRIVATE)


def text_of(message: discord.Message) -> str:
    """Return the words of a message as written, its embeds' where it has none of its own.

    Raises QuestionError when it holds no text.
    """
    embedded = (f"{embed.title or ''} {embed.description or ''}" for embed in message.embeds)
    text = message.content.strip() or " ".join(embedded).strip()
    if not text:
        raise QuestionError(_NO_TEXT)
    return text[:LONGEST]
