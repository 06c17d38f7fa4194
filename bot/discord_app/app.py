"""The bot whole: the client with its commands, menus, buttons and messages."""

import logging
from typing import Any

import discord
from discord import app_commands

from bot.discord_app.client import BriefingClient
from bot.discord_app.commands.admin import feedback, reload_command, settings
from bot.discord_app.commands.corpus import article, help_, sources, status
from bot.discord_app.commands.menus import find_sources, who_said_this
from bot.discord_app.commands.questions import ask, country, quotes, who_said
from bot.discord_app.commands.topics import compare, person, timeline
from bot.discord_app.comparing import Against, Compare
from bot.discord_app.control import Control
from bot.discord_app.controls import AsFile, Context, Others, Pages, Share, Sources, Turn
from bot.discord_app.feedback import Feedback
from bot.discord_app.messages import answer_message
from bot.discord_app.registration import register

log = logging.getLogger(__name__)

COMMANDS: tuple[app_commands.Command[Any, ..., None] | app_commands.ContextMenu, ...] = (
    ask,
    who_said,
    quotes,
    country,
    person,
    compare,
    timeline,
    sources,
    article,
    status,
    help_,
    settings,
    feedback,
    who_said_this,
    find_sources,
)
CONTROLS: tuple[type[Control], ...] = (
    Turn, Pages, Context, Others, Share, AsFile, Sources, Compare, Against, Feedback,
)  # fmt: skip


class App(BriefingClient):
    """A client that answers commands, buttons, direct messages and mentions.

    `registered` tells whether Discord holds the commands as they are now.
    """

    registered = False

    async def setup_hook(self) -> None:
        """Add everything, and register the commands where they have changed.

        Of several processes, the one with the first shard registers for all.
        """
        for command in (*COMMANDS, reload_command(self.settings)):
            self.tree.add_command(command)
        self.add_dynamic_items(*CONTROLS)
        await self.tree.set_translator(self.languages)
        if not self.settings.shard_ids or 0 in self.settings.shard_ids:
            await self._register()

    async def _register(self) -> None:
        """Register; a refusal is logged and does not keep the bot from answering."""
        try:
            await register(self)
        except (discord.HTTPException, app_commands.AppCommandError) as error:
            log.error("The commands could not be registered: %s", error)
        else:
            self.registered = True

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is meant for the bot."""
        await answer_message(self, message)
