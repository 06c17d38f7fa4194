"""The command tree: one gate before all commands, one handler for what goes wrong in them."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord_app.cards import notice
from bot.discord_app.faults import tell
from bot.discord_app.reader import language_of

if TYPE_CHECKING:
    from bot.discord_app.client import BriefingClient


class BriefingTree(app_commands.CommandTree["BriefingClient"]):
    """All commands of the bot."""

    async def interaction_check(
        self, interaction: discord.Interaction["BriefingClient"], /
    ) -> bool:
        """Let a command through unless its user or channel asks too fast; autocomplete passes."""
        if interaction.type is not discord.InteractionType.application_command:
            return True
        interaction.client.locales[interaction.user.id] = interaction.locale.value
        channel = interaction.channel_id if interaction.guild_id else None
        wait = interaction.client.patience.wait(interaction.user.id, channel)
        if wait:
            told = notice(wait, language_of(interaction))
            await interaction.response.send_message(view=told, ephemeral=True)
        return not wait

    async def on_error(
        self,
        interaction: discord.Interaction["BriefingClient"],
        error: app_commands.AppCommandError,
        /,
    ) -> None:
        """Tell the user what helps; log the rest."""
        await tell(interaction, error)
