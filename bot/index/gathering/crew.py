"""Does tasks here when they are few, else in other processes on all cores."""

import logging
import os
import queue
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from threading import Event

from bot.errors import ArticlesError, BriefingError, KnowledgeError, ReloadStopped
from bot.index.gathering.process import READY, REFUSED, Process, Said
from bot.index.gathering.tasks import Outcome, Task, Work, failed, perform

# A process takes a second to load what it must know and then reads 150 kB a second, as who knows
# already does at once: two processes are the sooner from twice that on.
WORTH = 400_000  # bytes
_LOOK = 0.2  # seconds between two looks at the clock
_START = 180.0  # seconds in which a process must be ready
# A page of text takes some hundredths of a second: a hundred times as long is no reading.
_LIMIT, _LIMIT_PER_BYTE = 60.0, 60e-6  # seconds

log = logging.getLogger(__name__)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew:
    """Does tasks, in any order; `close` ends what it has started.

    `make` returns what is needed to do tasks here, `command` starts a process
    that does them (see `bot.worker`). `stop` may be set from any thread: the
    run under way then ends with ReloadStopped. `limit` is a time limit in
    seconds for every task, else one that grows with its size. One run at a time.
    """

    def __init__(
        self,
        make: Callable[[], Work],
        command: Sequence[str],
        *,
        processes: int | None = None,
        worth: int = WORTH,
        limit: float | None = None,
    ) -> None:
        self._make = make
        self._command = command
        self._count = cores() if processes is None else processes
        self._worth = worth
        self._limit = limit
        self._processes: list[Process] = []
        self._said: queue.SimpleQueue[Said] = queue.SimpleQueue()
        self.stop = Event()
        self.gentle = False

    @cached_property
    def work(self) -> Work:
        """What this process needs to do tasks itself."""
        return self._make()

    def run(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """Do the tasks and yield what comes of each, as they are done.

        Raises ReloadStopped, KnowledgeError for a file of `config/` that is
        wrong, ArticlesError when no process can be started.
        """
        much = self._processes or sum(task.size for task in tasks) >= self._worth
        return self._shared(tasks) if much and self._count > 0 else self._alone(tasks)

    def close(self) -> None:
        """End all processes at once."""
        for process in self._processes:
            process.end()
        self._processes.clear()
        self._said = queue.SimpleQueue()

    def _alone(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        overrides = self.work.overrides() if tasks else None
        for task in tasks:
            self._check()
            assert overrides is not None  # noqa: S101 - for the type checker
            try:
                text = perform(self.work, overrides, task.job, task.text)
            except BriefingError:
                raise  # the knowledge is wrong, not the article
            except Exception as error:
                log.warning("%s could not be read", task.about, exc_info=True)
                yield Outcome(task, None, failed(error))
            else:
                yield Outcome(task, text)

    def _shared(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        # The largest first, so that no process is left with one when the others are done.
        waiting = deque(sorted(tasks, key=lambda task: -task.size))
        left = len(waiting)
        while left:
            self._check()
            self._man(min(self._count, left))
            for process in self._processes:
                while waiting and process.takes(waiting[0]):
                    process.give(waiting.popleft())
            for outcome in self._heard(waiting):
                left -= 1
                yield outcome

    def _man(self, count: int) -> None:
        """Start processes where some are missing."""
        while len(self._processes) < count:
            try:
                self._processes.append(Process(self._command, self._said, gentle=self.gentle))
            except OSError as error:
                raise ArticlesError(
                    f"No process can be started to read the articles ({error.strerror})."
                ) from None

    def _heard(self, waiting: deque[Task]) -> Iterator[Outcome]:
        """Wait a moment for what the processes say; take the tasks of one that ended elsewhere."""
        said: Said | None = None
        with suppress(queue.Empty):
            said = self._said.get(timeout=_LOOK)
        if said is None or said.process not in self._processes:
            self._end_the_stuck()
            return
        process = said.process
        if said.line is None:
            yield from self._ended(process, waiting)
        elif said.line.startswith(REFUSED):
            raise KnowledgeError(said.line.removeprefix(REFUSED).strip())
        elif said.line == READY:
            process.begin()
        else:
            yield process.outcome(said.line)

    def _end_the_stuck(self) -> None:
        now = time.monotonic()
        for process in self._processes:
            current = process.current
            limit = self._limit_of(current) if process.ready and current else _START
            if (current or not process.ready) and now - process.since > limit:
                process.end(f"It took longer than {limit:.0f} s to read.")

    def _limit_of(self, task: Task) -> float:
        return _LIMIT + _LIMIT_PER_BYTE * task.size if self._limit is None else self._limit

    def _ended(self, process: Process, waiting: deque[Task]) -> Iterator[Outcome]:
        self._processes.remove(process)
        process.end()
        if not process.ready:
            raise ArticlesError("A process that was to read the articles ended at its start.")
        tasks = list(process.given)
        waiting.extendleft(reversed(tasks[1:]))
        if tasks:
            log.warning("%s: %s", tasks[0].about, process.reason)
            yield Outcome(tasks[0], None, process.reason)

    def _check(self) -> None:
        if self.stop.is_set():
            raise ReloadStopped("The reading of the articles was stopped.")
