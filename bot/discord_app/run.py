"""Runs the bot: keeps it connected, and closes it cleanly when asked to stop."""

import asyncio
import contextlib
import logging
import signal
import sys
import time
from pathlib import Path
from typing import Any

import aiohttp
import discord

from bot.answers.desk import Desk
from bot.discord_app.app import App
from bot.discord_app.backoff import Backoff
from bot.discord_app.client import Manners
from bot.discord_app.conversation import read_conversation
from bot.discord_app.health import serving
from bot.discord_app.languages import read_languages
from bot.discord_app.metrics import Metrics
from bot.discord_app.opening import raise_unread, read_first
from bot.discord_app.records.database import database_path
from bot.discord_app.records.records import open_records
from bot.discord_app.registration import clear_left_over
from bot.discord_app.reloading import Reloading
from bot.errors import BriefingError, DiscordError, SettingsError
from bot.settings import Settings

log = logging.getLogger(__name__)

OK = 0
SWITCH = 0.0002  # seconds an answer may hold the interpreter while an acknowledgement waits
GRACE = 10.0  # seconds that answers under way are given when the bot is to stop

# Close codes that no new attempt mends; see "Gateway Close Event Codes" in Discord's documentation.
_HOPELESS = {
    4004: "Discord refuses the token.",
    4010: "Discord refuses the number of shards.",
    4011: "Discord demands more shards.",
    4012: "Discord no longer speaks this version of its protocol; update the bot.",
    4013: "Discord refuses the intents.",
    4014: "Discord refuses the intents.",
}
_REFUSED = "BRIEFING_DISCORD_TOKEN: Discord refuses this token; copy it anew from the portal."


def run_bot(settings: Settings, desk: Desk) -> int:
    """Run until a signal ends it; return the exit code. Raises SettingsError, DiscordError."""
    return asyncio.run(run(settings, desk))


def run_sync(settings: Settings, desk: Desk) -> int:
    """Register the commands and return the exit code. Raises SettingsError, DiscordError."""
    return asyncio.run(sync(settings, desk))


async def run(settings: Settings, desk: Desk) -> int:
    """Stay connected until SIGTERM or SIGINT; return 0.

    Whatever ends a connection that a new one may mend is logged in one line
    and tried again, ever more slowly. Raises SettingsError for a token that is
    missing or refused, DiscordError where no new attempt can help, ArticlesError
    or KnowledgeError where the first reading fails.
    """
    token = _token(settings)
    sys.setswitchinterval(SWITCH)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # no voice is wanted
    stop = asyncio.Event()
    _stop_on_signals(stop)
    metrics, backoff, reloading = Metrics(), Backoff(), Reloading(desk.reload)
    manners = _manners(settings, database_path(settings))
    client = App(settings, desk, metrics, manners, reloading)

    def probe() -> dict[str, Any]:
        articles = desk.status().articles
        metrics.articles.set(articles)
        ready, reading = client.is_ready() and not client.is_closed(), bool(reloading.opening)
        ok = ready and (articles > 0 or reading)
        return {"ok": ok, "connected": ready, "articles": articles, "reading": reading}

    try:
        async with serving(settings.health_port, metrics, probe):
            read_first(settings, desk, reloading, stop)
            while True:
                began = time.monotonic()
                reason = await _serve(client, token, stop)
                metrics.connected.set(0)
                if not stop.is_set():
                    wait = backoff.after(time.monotonic() - began)
                    log.warning("%s Trying again in %.0f s.", reason, wait)
                    metrics.restarts.inc()
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(stop.wait(), wait)
                if stop.is_set():
                    raise_unread(reloading)
                    log.info("Stopped.")
                    return OK
                client = App(settings, desk, metrics, manners, reloading)
    finally:
        desk.close()


async def sync(settings: Settings, desk: Desk) -> int:
    """Register the commands now, clear those that an earlier trial left behind; return 0.

    Raises SettingsError for a refused token, DiscordError when Discord cannot
    be reached or refuses the commands.
    """
    whole = settings.model_copy(update={"shard_ids": ()})  # it registers for all of the bot
    client = App(whole, desk, Metrics(), _manners(settings, None))
    try:
        await client.login(_token(settings))
        if not client.registered:
            raise DiscordError("Discord did not take the commands; the log says why.")
        await clear_left_over(client)
    except discord.LoginFailure:
        raise SettingsError(_REFUSED) from None
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        raise DiscordError(f"Discord cannot be reached: {_shown(error)}.") from None
    finally:
        await client.close()
    return OK


def _manners(settings: Settings, database: Path | None) -> Manners:
    return Manners(
        read_languages(settings.config),
        read_conversation(settings.config),
        open_records(database),
    )


async def _serve(client: App, token: str, stop: asyncio.Event) -> str:
    """Run one connection to its end and say why it ended; "" when it was told to stop."""
    running = asyncio.create_task(client.start(token), name="discord")
    stopping = asyncio.create_task(stop.wait(), name="stop")
    try:
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            return _reason(running.exception(), client)
        log.info("Stopping.")
        client.desk.close()
        if not await client.busy.idle(GRACE):
            log.warning("Some answers were not finished after %.0f s.", GRACE)
        return ""
    finally:
        stopping.cancel()
        # Closed from outside, the library's reader would answer with code 4000 (a lost
        # connection) in place of 1000, so the reader ends first.
        await _ended(running)
        with contextlib.suppress(Exception):
            await client.close()


async def _ended(task: asyncio.Task[None]) -> None:
    """Cancel until it ends: the library loses a cancellation that meets it reconnecting."""
    while not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=0.2)


def _reason(error: BaseException | None, client: App) -> str:
    """Say why a connection ended. Raises where no new attempt can help."""
    if isinstance(error, BriefingError):
        raise error
    if isinstance(error, discord.LoginFailure):
        raise SettingsError(_REFUSED)
    if isinstance(error, discord.PrivilegedIntentsRequired):
        raise DiscordError(_HOPELESS[4014])
    if isinstance(error, discord.ConnectionClosed) and error.code in _HOPELESS:
        if error.code == 4004:
            raise SettingsError(_REFUSED)
        raise DiscordError(_HOPELESS[error.code])
    if isinstance(error, discord.HTTPException):
        return f"Discord answers with an error ({error.status})."
    if isinstance(error, discord.GatewayNotFound):
        return "Discord does not say where to connect."
    if isinstance(error, aiohttp.ClientError | OSError):
        return f"Discord cannot be reached: {_shown(error)}."
    if error is None:
        return "The connection keeps dropping." if client.flapping else "The connection ended."
    log.error("The connection ended unexpectedly", exc_info=error)
    return f"The connection ended: {_shown(error)}."


def _shown(error: BaseException) -> str:
    return str(error).rstrip(".") or type(error).__name__


def _token(settings: Settings) -> str:
    if settings.discord_token is None:
        raise SettingsError(
            "BRIEFING_DISCORD_TOKEN: there is no token; `briefing-bot try` needs none."
        )
    return settings.discord_token.get_secret_value()


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C raises instead
            loop.add_signal_handler(number, stop.set)
