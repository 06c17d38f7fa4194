"""The first reading of the articles, while the bot is connected already."""

import asyncio
import logging

from bot.answers.desk import Desk
from bot.discord_app.reloading import Reloading
from bot.errors import ReloadStopped
from bot.index.library import ReloadReport
from bot.index.watching import Watch
from bot.settings import Settings

log = logging.getLogger(__name__)


def read_first(settings: Settings, desk: Desk, reloading: Reloading, stop: asyncio.Event) -> None:
    """Read the folder unless that is done; a folder that cannot be read sets `stop`."""

    def done(reading: "asyncio.Task[ReloadReport]") -> None:
        if reading.cancelled() or reading.exception():
            stop.set()
            return
        now = desk.status()
        log.info("Read %d articles in %.1f s.", now.articles, now.build_seconds)
        _watch(settings, desk)

    if desk.status().articles:
        _watch(settings, desk)
    else:
        reloading.open().add_done_callback(done)


def raise_unread(reloading: Reloading) -> None:
    """Raise what the first reading failed with, unless that is that the bot is to stop."""
    reading = reloading.opening
    if reading is None or not reading.done() or reading.cancelled():
        return
    error = reading.exception()
    if error and not isinstance(error, ReloadStopped):
        raise error


def _watch(settings: Settings, desk: Desk) -> None:
    """Read the folder again whenever it has changed, where the operator wants that."""
    if settings.watch_seconds is not None:
        Watch(settings.articles, settings.watch_seconds, desk.reload).start()
