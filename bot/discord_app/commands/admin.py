"""/reload: the articles are read again, by those who may."""

import asyncio
import logging
from typing import Any

import discord
from discord import app_commands

from bot.discord_app.cards import reload_card
from bot.discord_app.replies import Asked
from bot.discord_app.rights import require_admin
from bot.settings import Settings

log = logging.getLogger(__name__)


def reload_command(settings: Settings) -> app_commands.Command[Any, [], None]:
    """Return the command; it is listed for server managers only, unless others are named."""
    command: app_commands.Command[Any, [], None] = app_commands.Command(
        name="reload", description="Read the articles again (admins)", callback=_reload
    )
    if not settings.admin_roles and not settings.admin_users:
        command.default_permissions = discord.Permissions(manage_guild=True)
    return command


async def _reload(interaction: Asked) -> None:
    """Reload, and say what changed. A folder that cannot be read leaves all as it was."""
    require_admin(interaction)
    client = interaction.client
    with client.busy.answering():
        await interaction.response.defer(ephemeral=True, thinking=True)
        report = await asyncio.to_thread(client.desk.reload)
        log.info(
            "Reload by user %d: %d added, %d changed, %d removed, %d skipped.",
            interaction.user.id,
            *map(len, (report.added, report.changed, report.removed, report.skipped)),
        )
        await interaction.edit_original_response(view=reload_card(report))
