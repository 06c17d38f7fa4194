"""Helpful and Not helpful: the only thing that keeps a question, and says so."""

import asyncio
from typing import TYPE_CHECKING

from bot.discord_app import ids
from bot.discord_app.cards import thanks
from bot.discord_app.control import Control, sheet_of
from bot.discord_app.heads import Understood
from bot.discord_app.reader import Asked, language_of, place_of
from bot.discord_app.records.votes import Vote

if TYPE_CHECKING:
    import discord


class Feedback(Control, template=ids.VOTE_PATTERN):
    """Helpful and Not helpful; a second press replaces the first."""

    of_articles = False

    async def act(self, interaction: Asked) -> None:
        """Keep the verdict with the question, and say what is kept."""
        shown = sheet_of(interaction)
        message: discord.Message | None = interaction.message
        vote = Vote(
            message=message.id if message else 0,
            user=interaction.user.id,
            place=place_of(interaction) or 0,
            command=shown.asked.command,
            helpful=self.match["verdict"] == "yes",
            question=_question(shown.asked),
        )
        await asyncio.to_thread(interaction.client.records.votes.cast, vote)
        lang = language_of(interaction)
        await interaction.response.send_message(view=thanks(lang), ephemeral=True)


def _question(asked: Understood) -> str:
    about = f" about: {asked.about}" if asked.about else ""
    return f"/{asked.command} {asked.words}{about}"
