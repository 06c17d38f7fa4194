"""One other process that does tasks: lines go to its input, lines come from its output."""

import os
import queue
import subprocess
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import bot
from bot.index.gathering.tasks import Outcome, Task

READY, REFUSED, DONE, FAILED = "ready", "refused", "+", "-"
# What a pipe holds, so that giving a task never waits for a process that has stopped listening.
_PIPE = 32_000  # bytes
_SECRETS = ("BRIEFING_DISCORD_TOKEN",)


@dataclass(frozen=True, slots=True)
class Said:
    """A line that a process wrote, None for its end."""

    process: "Process"
    line: str | None


class Process:
    """A process, and the tasks that it was given, the one it is at first.

    `since` is the moment (monotonic seconds) at which it began the one it is at.
    """

    def __init__(
        self, command: Sequence[str], said: "queue.SimpleQueue[Said]", *, gentle: bool
    ) -> None:
        self.given: deque[Task] = deque()
        self.ready = False
        self.since = time.monotonic()
        self._stopped_for = ""
        self._running = subprocess.Popen(  # noqa: S603 - our own command
            [*command, *(["--gentle"] if gentle else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
            encoding="utf-8",
        )
        self._listener = Thread(target=self._listen, args=(said,), daemon=True)
        self._listener.start()

    @property
    def current(self) -> Task | None:
        """The task that it is at."""
        return self.given[0] if self.given else None

    @property
    def reason(self) -> str:
        """Why the task it was at came to nothing."""
        code = self._running.returncode
        how = f"signal {-code}" if code < 0 else f"code {code}"
        return self._stopped_for or f"The process that read it ended ({how})."

    def takes(self, task: Task) -> bool:
        """Tell whether it has room for a task beside those it was given."""
        held = sum(len(one.text) for one in self.given)
        return not self.given or (self.ready and held + len(task.text) < _PIPE)

    def give(self, task: Task) -> None:
        """Send a task. One that cannot be sent any more comes back at the end of the process."""
        if not self.given and self.ready:
            self.since = time.monotonic()
        self.given.append(task)
        if self.ready:
            self._send(task)

    def begin(self) -> None:
        """Hear that the process is ready."""
        self.ready = True
        self.since = time.monotonic()
        for task in self.given:
            self._send(task)

    def outcome(self, line: str) -> Outcome:
        """Return what came of the task that it was at."""
        task = self.given.popleft()
        self.since = time.monotonic()
        how, _, text = line.partition(" ")
        return Outcome(task, text) if how == DONE else Outcome(task, None, text)

    def end(self, why: str = "") -> None:
        """Kill the process and wait for it."""
        self._stopped_for = self._stopped_for or why
        self._running.kill()
        self._running.wait()
        self._listener.join()
        for pipe in (self._running.stdin, self._running.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:
                continue  # what was still to be sent has nobody to go to

    def _send(self, task: Task) -> None:
        try:
            if self._running.stdin:
                self._running.stdin.write(f"{task.job} {task.text}\n")
                self._running.stdin.flush()
        except OSError:
            return  # the process has ended, as its listener will say

    def _listen(self, said: "queue.SimpleQueue[Said]") -> None:
        for line in self._running.stdout or ():
            said.put(Said(self, line.rstrip("\n")))
        said.put(Said(self, None))


def _environment() -> dict[str, str]:
    """Return our environment without secrets, in which this very code is found."""
    found = {name: value for name, value in os.environ.items() if name not in _SECRETS}
    here = str(Path(bot.__file__).resolve().parents[1])
    return {**found, "PYTHONPATH": os.pathsep.join(filter(None, (here, found.get("PYTHONPATH"))))}
