"""The reading that is under way, the first one or a reload, which all may watch."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import Thread

from bot.discord_app.language import phrase
from bot.errors import StillReading
from bot.index.library import ReloadReport
from bot.index.progress import Pace
from bot.index.progress import Progress as Hears

Reload = Callable[[Hears], ReloadReport]

_STILL = phrase("I am still reading the articles, {share} so far.")
_AGAIN = phrase("Ask again in a moment.")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reload is, in files and bytes; `total` is 0 until the folder has been listed.

    `until` is when it will probably be done, None while nobody can tell.
    """

    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    done: int = 0
    total: int = 0
    bytes_done: int = 0
    bytes_total: int = 0
    until: datetime | None = None

    @property
    def share(self) -> float:
        """The part that is done, from 0 to 1."""
        return self.bytes_done / self.bytes_total if self.bytes_total else 0.0


class Reloading:
    """At most one reading at a time; `reload` blocks, and reports how far it is.

    It outlives the connections to Discord. `opening` is the first reading, None
    once there are articles to answer from.
    """

    def __init__(self, reload: Reload) -> None:
        self._reload = reload
        self._task: asyncio.Task[ReloadReport] | None = None
        self._progress, self._pace = Progress(), Pace()
        self.opening: asyncio.Task[ReloadReport] | None = None

    @property
    def progress(self) -> Progress | None:
        """How far the reading is that is under way."""
        return None if self._task is None or self._task.done() else self._progress

    def open(self) -> "asyncio.Task[ReloadReport]":
        """Begin the first reading and return its task."""
        self.opening, _ = self.join()
        self.opening.add_done_callback(self._opened)
        return self.opening

    def require_articles(self) -> None:
        """Raise StillReading while there is nothing to answer from."""
        if self.opening is not None:
            told = _STILL.format(share=f"{self._progress.share:.0%}")
            raise StillReading(f"{told} {_AGAIN}")

    def join(self) -> tuple["asyncio.Task[ReloadReport]", bool]:
        """Return the reading under way, begun now where there was none; and whether there was."""
        if self._task is not None and not self._task.done():
            return self._task, True
        self._progress, self._pace = Progress(), Pace()
        self._task = asyncio.create_task(_threaded(lambda: self._reload(self._report)))
        return self._task, False

    def _opened(self, task: "asyncio.Task[ReloadReport]") -> None:
        if not task.cancelled() and task.exception() is None:
            self.opening = None

    def _report(self, done: int, total: int, bytes_done: int, bytes_total: int) -> None:
        left = self._pace.seconds_left(bytes_done, bytes_total)
        self._progress = replace(
            self._progress,
            done=done,
            total=total,
            bytes_done=bytes_done,
            bytes_total=bytes_total,
            until=None if left is None else datetime.now(UTC) + timedelta(seconds=left),
        )


async def _threaded(work: Callable[[], ReloadReport]) -> ReloadReport:
    """Run `work` in a thread that nobody waits for when the bot stops."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[ReloadReport] = loop.create_future()

    def settle(report: ReloadReport | None, error: Exception | None) -> None:
        if done.done():
            return
        if report is None:
            done.set_exception(error or RuntimeError("nothing was read"))
        else:
            done.set_result(report)

    def run() -> None:
        report, failed = None, None
        try:
            report = work()
        except Exception as error:  # noqa: BLE001 - raised again where the report is awaited
            failed = error
        with suppress(RuntimeError):  # the bot has stopped meanwhile
            loop.call_soon_threadsafe(settle, report, failed)

    Thread(target=run, name="reading", daemon=True).start()
    return await done
