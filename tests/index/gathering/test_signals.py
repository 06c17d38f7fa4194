"""A reading that is told to end leaves no process behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.index.gathering.folders import Folder, seed

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")

READER = """
import signal
import sys
from pathlib import Path
from bot.articles.overrides import Overrides
from bot.index.gathering import Gathering
from tests.index.gathering.folders import crew
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
Gathering(Path(sys.argv[1]), Overrides, crew()).read()
"""


def children(parent: int) -> set[int]:
    asked = ["ps", "-e", "-o", "pid=,ppid="]
    rows = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("\n")
    pairs = [tuple(map(int, row.split())) for row in rows if row.strip()]
    return {pid for pid, of in pairs if of == parent}


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def until(true: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_signal_ends_the_reader_and_all_it_started(tmp_path: Path, how: signal.Signals) -> None:
    folder = Folder(tmp_path / "articles")
    for number in range(2):
        folder.put(f"hangs{number}.txt", f"{seed()}\nThis is edition {number}.\n")
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(folder.path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    workers: set[int] = set()

    def started() -> bool:
        workers.update(pid for pid in children(reader.pid))
        return len(workers) == 2

    until(started)
    time.sleep(1)
    reader.send_signal(how)
    reader.communicate(timeout=30)
    until(lambda: not any(runs(pid) for pid in workers), 30)
