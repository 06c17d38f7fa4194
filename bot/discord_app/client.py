"""The Discord client: what it may see, what it carries for the commands."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import aiohttp
import discord
from discord import app_commands

from bot.answers.desk import Desk
from bot.discord_app.busy import Busy
from bot.discord_app.conversation import Conversation
from bot.discord_app.cooldown import MOST, Cooldown, Patience
from bot.discord_app.languages import Languages
from bot.discord_app.metrics import Metrics
from bot.discord_app.records.records import Records
from bot.discord_app.refs import Shelf
from bot.discord_app.reloading import Reloading
from bot.discord_app.tree import BriefingTree
from bot.settings import Settings

log = logging.getLogger(__name__)

FLAPS, FLAP_SECONDS = 6, 60.0
# Connections to Discord at once: more only take turns at the same processor, and each costs a
# handshake; the library's own default, without limit, opens hundreds.
CONNECTIONS = 12
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Manners:
    """How the bot deals with people: its languages, how they go on, what it keeps."""

    languages: Languages
    conversation: Conversation
    records: Records


class Locales(dict[int, str]):
    """The Discord locale each user was last seen with; the oldest are forgotten."""

    def __setitem__(self, user: int, locale: str) -> None:
        self.pop(user, None)
        if len(self) >= MOST:
            del self[next(iter(self))]
        super().__setitem__(user, locale)


class BriefingClient(discord.AutoShardedClient):
    """A connection to Discord that answers from `desk`.

    Direct messages, mentions and message menus carry their text without the
    privileged message content intent. Nothing is cached that no answer needs.
    `reloading` is the one of the connection before.
    """

    def __init__(
        self,
        settings: Settings,
        desk: Desk,
        metrics: Metrics,
        manners: Manners,
        reloading: Reloading | None = None,
    ) -> None:
        mine: dict[str, Any] = {"shard_ids": list(settings.shard_ids)} if settings.shard_ids else {}
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            proxy=settings.discord_proxy,
            shard_count=settings.shard_count,
            **mine,
            connector=aiohttp.TCPConnector(limit=CONNECTIONS),
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            activity=discord.Activity(type=discord.ActivityType.listening, name="/help"),
        )
        self.settings = settings
        self.desk = desk
        self.metrics = metrics
        self.languages = manners.languages
        self.conversation = manners.conversation
        self.records = manners.records
        self.locales = Locales()
        self.reloading = reloading or Reloading(desk.reload)
        self.shelf = Shelf(desk)
        self.busy = Busy()
        self._worker = ThreadPoolExecutor(1, "desk")
        self.patience = Patience(
            Cooldown(settings.cooldown_seconds), Cooldown(settings.channel_cooldown_seconds)
        )
        self.started = datetime.now(UTC)
        self.flapping = False
        self._dropped: deque[float] = deque(maxlen=FLAPS)
        self.tree = BriefingTree(
            self,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def at_work(self, work: Callable[[], T]) -> T:
        """Run `work` in the one thread for answers, so that the connection stays responsive.

        Answers are pure Python: a second thread would make none of them faster
        and take time from the acknowledgements, which Discord awaits for three
        seconds, and which therefore go first.
        """

        def calmly() -> T:
            self.busy.calm()
            return work()

        return await asyncio.get_running_loop().run_in_executor(self._worker, calmly)

    async def close(self) -> None:
        """Close the connection and let the thread for answers end."""
        self._worker.shutdown(wait=False, cancel_futures=True)
        await super().close()

    async def on_ready(self) -> None:
        """Note that the bot is up, and where."""
        self.metrics.connected.set(1)
        log.info("Connected as %s in %d servers.", self.user, len(self.guilds))

    async def on_resumed(self) -> None:
        """Note that a dropped connection was picked up again."""
        self.metrics.connected.set(1)
        log.info("Connection resumed.")

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """Stop a connection that drops again and again: the library would retry without pause."""
        self.metrics.connected.set(0)
        log.info("Connection of shard %d dropped.", shard_id)
        self._dropped.append(time.monotonic())
        if len(self._dropped) == FLAPS and self._dropped[-1] - self._dropped[0] < FLAP_SECONDS:
            log.warning("The connection dropped %d times within a minute; starting anew.", FLAPS)
            self.flapping = True
            await self.close()
