"""What a user is told when something goes wrong, and what the log keeps."""

import logging
import secrets
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord import app_commands, ui

from bot.discord_app.cards import failure, notice
from bot.discord_app.language import Language, phrase
from bot.discord_app.reader import language_of
from bot.errors import BriefingError, KnowledgeError, UnknownName

if TYPE_CHECKING:
    from bot.discord_app.client import BriefingClient

log = logging.getLogger(__name__)

# The interaction's token has expired or was never acknowledged in time; or it was answered
# already, as when Discord accepted a reply and then failed to say so.
TOO_LATE = frozenset({10062, 40060, 50027})

# What sending may raise; RuntimeError when the connection was closed meanwhile.
UNSENT = (discord.DiscordException, aiohttp.ClientError, OSError, RuntimeError)

_KNOWLEDGE = phrase("A file of my own is wrong, and the articles stay as they were: {error}")
_CHANGED = phrase(
    "This command has just changed. Restart Discord or wait a minute, then use it again."
)


def explained(error: BaseException, where: str, lang: Language) -> ui.LayoutView | None:
    """Return what to tell the user; None where nothing can be told any more.

    Errors raised on purpose speak for themselves. All others are logged with
    their traceback under an id, and the id is what the user sees.
    """
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, KnowledgeError):
        return notice(lang.say(_KNOWLEDGE, error=str(cause)), lang)
    if isinstance(cause, BriefingError):
        return notice(str(cause), lang, cause.suggestions if isinstance(cause, UnknownName) else ())
    if isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return notice(_CHANGED, lang)
    if isinstance(cause, discord.HTTPException) and cause.code in TOO_LATE:
        log.warning("The answer to %s came too late or was sent already: %s", where, cause)
        return None
    error_id = secrets.token_hex(4)
    log.error("Error %s in %s", error_id, where, exc_info=cause)
    return failure(error_id, lang)


async def tell(interaction: discord.Interaction["BriefingClient"], error: BaseException) -> None:
    """Tell the user of an interaction, privately where that is still open, what went wrong."""
    view = explained(error, _where(interaction), language_of(interaction))
    if view is None:
        return
    if not isinstance(getattr(error, "original", error), BriefingError):
        interaction.client.metrics.errors.inc()
    try:
        if not interaction.response.is_done():
            await interaction.response.send_message(view=view, ephemeral=True)
        elif interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
            await interaction.edit_original_response(view=view)
        else:
            await interaction.followup.send(view=view, ephemeral=True)
    except UNSENT as failed:
        log.warning("Could not tell the user of %s: %s", _where(interaction), failed)


def _where(interaction: discord.Interaction["BriefingClient"]) -> str:
    """Name the command or button, never what the user typed."""
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    return f"button {(interaction.custom_id or '?').split(':')[1:2]}"
