"""The reload that is under way, which all admins may watch."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bot.index.library import ReloadReport

Reload = Callable[[Callable[[int, int], None]], ReloadReport]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reload is, in articles; `total` is 0 until the folder has been read."""

    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    done: int = 0
    total: int = 0


class Reloading:
    """At most one reload at a time; `reload` blocks, and reports how far it is."""

    def __init__(self, reload: Reload) -> None:
        self._reload = reload
        self._task: asyncio.Task[ReloadReport] | None = None
        self._progress = Progress()

    @property
    def progress(self) -> Progress | None:
        """How far the reload is that is under way."""
        return None if self._task is None or self._task.done() else self._progress

    def join(self) -> tuple["asyncio.Task[ReloadReport]", bool]:
        """Return the reload under way, begun now where there was none; and whether there was."""
        if self._task is not None and not self._task.done():
            return self._task, True
        self._progress = Progress()
        self._task = asyncio.create_task(asyncio.to_thread(self._reload, self._report))
        return self._task, False

    def _report(self, done: int, total: int) -> None:
        self._progress = replace(self._progress, done=done, total=total)
