"""How long a big folder takes to be read, kept, read again, and answered from meanwhile.

    python -m tests.benchmarks.reload [--articles N,N] [--folder FOLDER] [--seconds-of-quiet S]

Makes a folder of N articles (about 29 passages each; see `made_articles`), or
takes the one named, and prints, each with seconds by the clock and seconds of
processor time (this process and those it started): the first reading, a new
process's start from what is kept to its first answer, with the memory it then
has, a reload after one changed file, the first and a later one, and after all files
changed. During the reloads 20 questions a second are asked and an event loop ticks: how
long answers take and the longest pause of the loop, beside the same without a
reload. On a machine that others use too, the processor time is what tells.
"""

import argparse
import asyncio
import gc
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.answers.desk import Desk
from bot.index.gathering.crew import cores
from bot.knowledge import open_desk
from bot.settings import Settings, load_settings
from tests.benchmarks.common import print_table
from tests.benchmarks.made_articles import make_folder

QUESTIONS = (
    "what did the mayor say about the bridge",
    "how many people were hurt in the flood",
    "when will the plant open",
    "who leads the ministry of energy",
    "price of wheat and of bread",
    "did the court rule on the pipeline",
)
RATE = 20.0  # questions a second
TICK = 0.01  # seconds


def spent() -> float:
    """Return the processor time of this process and of all it started that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def resident(what: str) -> float:
    """Return the resident memory in MB: "VmRSS" now, "VmHWM" at most."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1000
    return float("nan")


@dataclass(slots=True)
class Row:
    """One line of the table of times."""

    what: str
    clock: float = 0.0
    processor: float = 0.0


@contextmanager
def measured(what: str, rows: list[Row]) -> Iterator[None]:
    """Measure what is done inside."""
    row = Row(what)
    clock, processor = time.perf_counter(), spent()
    yield
    row.clock, row.processor = time.perf_counter() - clock, spent() - processor
    rows.append(row)
    print(f"{what}: {row.clock:.1f} s, {row.processor:.1f} s of processor", flush=True)


@dataclass(slots=True)
class Heard:
    """Seconds that answers took, and by which the loop's ticks were late."""

    answers: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)


async def under_load(desk: Desk, work: Callable[[], object]) -> Heard:
    """Ask questions while `work` runs in a thread, as the Discord side does."""
    heard, asking = Heard(), set()
    task = asyncio.create_task(asyncio.to_thread(work))
    began, number = time.perf_counter(), 0
    while not task.done() or number < RATE:
        if time.perf_counter() >= began + number / RATE:
            asking.add(asyncio.create_task(_ask(desk, number, heard)))
            number += 1
        before = time.perf_counter()
        await asyncio.sleep(TICK)
        heard.late.append(time.perf_counter() - before - TICK)
    await asyncio.gather(task, *asking)
    return heard


async def _ask(desk: Desk, number: int, heard: Heard) -> None:
    began = time.perf_counter()
    await asyncio.to_thread(desk.ask, QUESTIONS[number % len(QUESTIONS)])
    heard.answers.append(time.perf_counter() - began)


def started(settings: Settings) -> str:
    """Start in a new process, ask one question, and return the MB that are then resident."""
    command = (sys.executable, "-m", "tests.benchmarks.reload", "--start-on", settings.articles)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def change_all(folder: Path) -> None:
    """Add a sentence to every article."""
    for path in folder.glob("*.txt"):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nThe clerk of the council signed paper {path.stem} on Monday.\n")


def run(settings: Settings, quiet: float) -> None:
    """Print the tables for one folder."""
    rows: list[Row] = []
    loads: list[tuple[str, Heard]] = []

    def loaded(what: str, desk: Desk, work: Callable[[], object]) -> None:
        with measured(what, rows):
            loads.append((what, asyncio.run(under_load(desk, work))))
        print(*_line(*loads[-1]), flush=True)

    with measured("first reading", rows):
        desk = open_desk(settings)
    passages = len(desk.snapshot.places)
    del desk
    gc.collect()
    with measured("start from what is kept, to the first answer", rows):
        memory = started(settings)
    desk = open_desk(settings)
    for question in QUESTIONS:  # what the first question prepares is prepared
        desk.ask(question)
    some = next(settings.articles.glob("*.txt"))
    some.write_text(some.read_text("utf-8") + "\nThe mill was sold on Friday.\n", "utf-8")
    with measured("one changed file after a start", rows):
        desk.reload()
    some.write_text(some.read_text("utf-8") + "\nThe mill was let on Saturday.\n", "utf-8")
    with measured("one more changed file", rows):
        desk.reload()
    loaded("no reload", desk, lambda: time.sleep(quiet))
    some.write_text(some.read_text("utf-8") + "\nThe mill was shut on Sunday.\n", "utf-8")
    loaded("one changed file, asked meanwhile", desk, desk.reload)
    change_all(settings.articles)
    loaded("all files changed, asked meanwhile", desk, desk.reload)
    print_table(
        f"{passages:,} passages, {cores()} cores, {memory} MB resident after the start,"
        f" {resident('VmRSS'):.0f} MB after the reloads, {resident('VmHWM'):.0f} MB at most",
        ("", "seconds", "of processor"),
        [(row.what, f"{row.clock:.2f}", f"{row.processor:.2f}") for row in rows],
    )
    print_table(
        "milliseconds",
        ("", "questions", "p50", "p99", "max", "longest pause"),
        [_line(what, heard) for what, heard in loads],
    )


def _line(what: str, heard: Heard) -> tuple[str, ...]:
    found = sorted(heard.answers)
    at = [found[len(found) // 2], found[len(found) * 99 // 100], found[-1], max(heard.late)]
    return what, str(len(found)), *(f"{1000 * one:.0f}" for one in at)


def main() -> None:
    """Make the folder and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", default="350", help="numbers, with commas between")
    parser.add_argument("--start-on", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help="of .txt files; they are changed")
    parser.add_argument("--seconds-of-quiet", dest="quiet", type=float, default=5.0)
    options = parser.parse_args()
    if options.start_on:
        open_desk(load_settings(articles=options.start_on)).ask(QUESTIONS[0])
        print(f"{resident('VmRSS'):.0f}")
        return
    for number in [0] if options.folder else map(int, options.articles.split(",")):
        with TemporaryDirectory() as made:
            folder = options.folder or Path(made) / "articles"
            if not options.folder:
                make_folder(folder, number)
            os.environ["BRIEFING_INDEX"] = str(Path(made) / "index")
            run(load_settings(articles=folder), options.quiet)


if __name__ == "__main__":
    main()
