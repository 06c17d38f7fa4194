"""Each ranker in a process of its own, so that its memory can be told from the others'."""

import gc
import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from tests.benchmarks.ranking.all_engines import ENGINES
from tests.benchmarks.ranking.engines import Answer
from tests.benchmarks.ranking.resampling import read

_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Built:
    """What building took: seconds until it could answer, and to write it; bytes on disk."""

    seconds: float
    saving: float
    disk: int


def build(name: str, corpus: Path, folder: Path, clock: str) -> Built:
    """Build a ranker and write it to `folder`, in a process that ends with it."""
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_build, args=(name, corpus, folder, clock, theirs))
    process.start()
    theirs.close()
    built: Built = ours.recv()
    process.join()
    return built


def _build(name: str, corpus: Path, folder: Path, clock: str, pipe: Connection) -> None:
    engine = ENGINES[name]()
    folder.mkdir(parents=True)
    passages = list(read(corpus))
    gc.collect()
    now = _clock(clock)
    began = now()
    engine.build(passages, folder)
    built = now()
    engine.save(folder)
    saved = now()
    disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    pipe.send(Built((built - began) / 1e9, (saved - built) / 1e9, disk))


class Worker:
    """A ranker that answers from another process, read from disk where it can be."""

    def __init__(self, name: str, corpus: Path, folder: Path, clock: str) -> None:
        self._pipe, theirs = _SPAWN.Pipe()
        arguments = (name, corpus, folder, clock, theirs)
        self._process = _SPAWN.Process(target=_serve, args=arguments, daemon=True)
        self._process.start()
        theirs.close()
        self.opening: float = self._pipe.recv()
        self._holder: int = self._pipe.recv()
        self._bare: float = self._pipe.recv()

    def ask(self, words: Sequence[str], count: int) -> tuple[float, Answer]:
        """Return the milliseconds that a question took, and the answer."""
        self._pipe.send((words, count))
        found: tuple[float, Answer] = self._pipe.recv()
        return found

    def resident(self) -> float:
        """Return the megabytes that the process holds beyond those before it opened its ranker."""
        return _resident(self._holder) - self._bare

    def close(self) -> None:
        """End the process."""
        self._pipe.send(None)
        self._process.join()


def _clock(name: str) -> Callable[[], int]:
    """Return what tells the nanoseconds: of the day, or those that the processor worked for us."""
    return time.process_time_ns if name == "cpu" else time.perf_counter_ns


def _resident(process: int | None) -> float:
    """Return the megabytes of memory, mapped files counted, that a process holds now."""
    status = Path(f"/proc/{process or 'self'}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def _serve(name: str, corpus: Path, folder: Path, clock: str, pipe: Connection) -> None:
    engine = ENGINES[name]()
    bare = _resident(None)
    began = time.perf_counter()
    if engine.kept:
        engine.open(folder)
    else:
        engine.build(read(corpus), folder)
    pipe.send(time.perf_counter() - began)
    pipe.send(engine.process or os.getpid())
    pipe.send(0.0 if engine.process else bare)
    now = _clock(clock)
    gc.collect()
    gc.freeze()
    while (question := pipe.recv()) is not None:
        before = now()
        answer = engine.ask(*question)
        pipe.send(((now() - before) / 1e6, answer))
    engine.close()
