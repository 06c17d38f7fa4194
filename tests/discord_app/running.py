"""Runs the real bot in a process of its own against a stand-in for Discord."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.standin import Standin
from tests.standin.openapi import check_requests

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
COMMANDS = {
    "ask", "who-said", "quotes", "country", "person", "compare", "timeline",
    "sources", "article", "status", "help", "settings", "feedback", "reload",
    "Who said this?", "Find sources",
}  # fmt: skip
SLOW = HERE / "slow_bot.py"


@dataclass
class Bot:
    """A running bot; `log` is what it has written so far."""

    process: "subprocess.Popen[bytes]"
    log_file: Path
    before: int = 0  # bytes that bots before it have written

    @property
    def log(self) -> str:
        return self.log_file.read_bytes()[self.before :].decode()

    def wait_log(self, words: str, seconds: float = 15.0) -> None:
        """Wait until the log holds `words`."""
        until = time.monotonic() + seconds
        while words not in self.log:
            if time.monotonic() > until:
                raise TimeoutError(f"{words!r} is not in the log:\n{self.log}")
            time.sleep(0.02)

    def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        """Tell the bot to stop and return its exit code."""
        self.process.send_signal(by)
        return self.process.wait(20)


@contextmanager
def running_bot(
    standin: Standin,
    folder: Path,
    *,
    articles: Path = SEEDS,
    ready: bool = True,
    slow: float = 0.0,
    unread: bool = False,
    start: list[str] | None = None,
    **settings: str,
) -> Iterator[Bot]:
    """Run the bot until the block ends; `settings` are BRIEFING_ variables in lower case.

    `slow` delays every answer of the desk by so many seconds, with `unread` the first
    reading of every article. `start` are other arguments for Python than the bot's own.
    """
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("BRIEFING_")},
        **standin.environment(),
        "BRIEFING_COOLDOWN_SECONDS": "0",
        "BRIEFING_CHANNEL_COOLDOWN_SECONDS": "0",
        "BRIEFING_INDEX": "none",
        "PYTHONPATH": str(HERE.parents[1]),
        **{f"BRIEFING_{name.upper()}": value for name, value in settings.items()},
    }
    if slow:
        start = [str(SLOW), str(slow), str(articles), *(["unread"] if unread else [])]
    start = start or ["-m", "bot", "run", "--articles", str(articles)]
    log_file = folder / "bot.log"
    with log_file.open("ab") as log:
        before = log.tell()
        process = subprocess.Popen(
            [sys.executable, *start], env=environment, stdout=log, stderr=log
        )
    try:
        bot = Bot(process, log_file, before)
        if ready:
            standin.wait_ready(len(COMMANDS))
            if not slow:  # whose articles are read before it starts
                bot.wait_log("Read ")
        yield bot
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(20)


@contextmanager
def fresh_standin() -> Iterator[Standin]:
    """A stand-in; at the end every request to it is checked against Discord's description."""
    with Standin.start() as standin:
        yield standin
        check_requests(standin.requests())


def answers(standin: Standin) -> bool:
    """Tell whether the bot answers as it should."""
    return "Wang Yi" in standin.slash("who-said", {"words": "rock solid"}).wait_reply().text
