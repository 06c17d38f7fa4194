"""The reload that is under way, which all admins may watch."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.index.library import ReloadReport
from bot.index.progress import Pace
from bot.index.progress import Progress as Hears

Reload = Callable[[Hears], ReloadReport]


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


class Reloading:
    """At most one reload at a time; `reload` blocks, and reports how far it is."""

    def __init__(self, reload: Reload) -> None:
        self._reload = reload
        self._task: asyncio.Task[ReloadReport] | None = None
        self._progress, self._pace = Progress(), Pace()

    @property
    def progress(self) -> Progress | None:
        """How far the reload is that is under way."""
        return None if self._task is None or self._task.done() else self._progress

    def join(self) -> tuple["asyncio.Task[ReloadReport]", bool]:
        """Return the reload under way, begun now where there was none; and whether there was."""
        if self._task is not None and not self._task.done():
            return self._task, True
        self._progress, self._pace = Progress(), Pace()
        self._task = asyncio.create_task(asyncio.to_thread(self._reload, self._report))
        return self._task, False

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
