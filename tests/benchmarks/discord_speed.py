"""How quickly the bot replies, alone and to many at once, also beside one very long article.

    python -m tests.benchmarks.discord_speed [--long MEGABYTES]

Prints from a real browser on the stand-in's page how long a reply takes from the
last key to its first picture on the screen; how long the bot takes to suggest
among 100,000 names; when 200 commands sent at once were acknowledged; and the
same over the shipped articles and one of ten megabytes, with how soon the bot
was online and how long it was deaf at worst while it read. The bot, the stand-in
and whoever asks share this machine's cores.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import Page

from bot.answers.desk import Desk
from bot.discord_app.run import run_bot
from bot.knowledge import open_desk
from bot.logs import set_up_logs
from bot.names.closest import Completer
from bot.settings import load_settings
from bot.standin import Done, Standin
from tests.benchmarks.names_speed import NAMES, invented
from tests.discord_app.big import write_big_article
from tests.discord_app.running import SEEDS, Bot, running_bot
from tests.standin.browser import chromium, opened

MANY, ASKING = 200, 16  # commands at once, and how many threads send them
REPLIES = 31
LONGEST_READING = 900.0  # seconds
COMMANDS: dict[str, dict[str, Any]] = {
    "who-said": {"words": "rock solid"},
    "ask": {"question": "How much gas went to Chad?"},
}
TYPED = ("", "k", "kaze", "kazelimo", "kazzelimora", "zzz", "li mo ra to pe")
# Notes when a key is pressed and when the next message has been painted.
WATCH = """() => {
  const count = () => document.querySelectorAll(".message:not(.pending)").length;
  window.shown = new Promise((seen) => {
    let began = 0, before = count();
    const note = () => { began = performance.now(); };
    addEventListener("keydown", note, { once: true, capture: true });
    const watch = new MutationObserver(() => {
      if (count() <= before) return;
      watch.disconnect();
      requestAnimationFrame(() => seen(performance.now() - began));
    });
    watch.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}"""


class NamedDesk:
    """Hands everything to the real desk, but completes speakers among 100,000 names."""

    def __init__(self, desk: Desk) -> None:
        names = invented(2)
        self._desk = desk
        self._speakers = Completer([next(names) for _ in range(NAMES)])

    def complete_speaker(self, typed: str, limit: int = 25) -> list[tuple[str, str]]:
        """Return (label, value) of names that `typed` may become."""
        return [(name, name) for name in self._speakers.complete(typed, limit)]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)


def main() -> int:
    """Print the figures and return the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--long", type=float, default=10.0, help="megabytes of the long article")
    megabytes = arguments.parse_args().long
    with _running(SEEDS, names=True) as (standin, bot):
        bot.wait_log("Connected")
        print(f"key to visible reply: {_told(_replies(standin))}")
        print(f"suggestions among {NAMES} names: {_told(_suggestions(standin))}")
        _crowds(standin)
    with tempfile.TemporaryDirectory() as folder:
        for path in SEEDS.glob("*.txt"):
            (Path(folder) / path.name).write_bytes(path.read_bytes())
        write_big_article(Path(folder) / "long.txt", int(megabytes * 1e6))
        _beside_a_long_article(Path(folder), megabytes)
    return 0


def _beside_a_long_article(folder: Path, megabytes: float) -> None:
    began = time.monotonic()
    with _running(folder) as (standin, bot):
        online = time.monotonic() - began
        print(f"with {megabytes:g} MB in one article: online after {online:.1f} s", flush=True)
        deaf: list[float] = []
        while " articles in " not in bot.log:
            if time.monotonic() - began > LONGEST_READING:
                raise TimeoutError(bot.log)
            deaf += _suggestions(standin, ("ka",), "country", "name")
            time.sleep(0.2)
        read = time.monotonic() - began
        print(f"  read after {read:.0f} s; suggestions meanwhile: {_told(deaf)}", flush=True)
        _crowds(standin)


def _crowds(standin: Standin) -> None:
    for command, options in COMMANDS.items():
        began = time.monotonic()
        every = _all_at_once(standin, command, options)
        sent = time.monotonic() - began
        failed = sum(done.failed for done in every)
        taken = [done.acked_ms for done in every if done.acked_ms is not None]
        for done in every:
            if not done.failed:
                done.wait_reply(120)
        print(
            f"  {MANY} times /{command}, sent within {sent:.1f} s: acknowledged {_told(taken)},"
            f" {failed} failed, all answered after {time.monotonic() - began:.1f} s"
            f" (load {os.getloadavg()[0]:.1f})",
            flush=True,
        )


def _all_at_once(standin: Standin, command: str, options: dict[str, Any]) -> list[Done]:
    users = ("admin", "member", "owner")
    with ThreadPoolExecutor(ASKING) as people:
        sent = [
            people.submit(standin.slash, command, options, user=users[number % 3])
            for number in range(MANY)
        ]
        return [one.result() for one in sent]


def _replies(standin: Standin) -> list[float]:
    with chromium() as browser, opened(browser, standin.page_url) as page:
        return [_reply(page) for _ in range(REPLIES)]


def _reply(page: Page) -> float:
    page.locator("#write").click()
    page.keyboard.type("/who-said")
    page.keyboard.press("Enter")
    page.keyboard.type("rock solid")
    page.evaluate(WATCH)
    page.keyboard.press("Enter")
    return float(page.evaluate("() => window.shown"))


def _suggestions(
    standin: Standin,
    typed: tuple[str, ...] = TYPED,
    command: str = "quotes",
    option: str = "speaker",
) -> list[float]:
    taken = []
    for text in typed:
        done = standin.complete(command, option, text)
        done.wait_choices()
        taken.append(done.acked_ms or float("inf"))
    return taken


def _told(milliseconds: list[float]) -> str:
    return f"{statistics.median(milliseconds):.0f} ms (median), {max(milliseconds):.0f} (slowest)"


@contextmanager
def _running(articles: Path, *, names: bool = False) -> Iterator[tuple[Standin, Bot]]:
    start = ["-m", "tests.benchmarks.discord_speed", "bot", str(articles)] if names else None
    with (
        tempfile.TemporaryDirectory() as logs,
        Standin.start() as standin,
        running_bot(standin, Path(logs), articles=articles, ready=False, start=start) as bot,
    ):
        standin.wait_ready(1, timeout=60)
        yield standin, bot


def _run_bot(articles: Path) -> int:
    settings = load_settings(articles=articles)
    set_up_logs(settings.log_level, settings.log_format)
    return run_bot(settings, cast(Desk, NamedDesk(open_desk(settings))))


if __name__ == "__main__":
    sys.exit(_run_bot(Path(sys.argv[2])) if sys.argv[1:2] == ["bot"] else main())
