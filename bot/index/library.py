"""Holds the snapshot that answers are drawn from, and replaces it whole."""

import gc
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from bot.articles.model import Skipped
from bot.errors import ReloadRunning
from bot.index.gathering import Gathered
from bot.index.progress import Progress, unheard
from bot.index.snapshot import Names, Snapshot, build_snapshot


class Source(Protocol):
    """Where the articles come from."""

    def read(self, progress: Progress = unheard) -> Gathered:
        """Return all articles; what is as it was is the same object. Raises ArticlesError."""

    def stop(self) -> None:
        """End a reading under way with ReloadStopped; from any thread."""


@dataclass(frozen=True, slots=True)
class ReloadReport:
    """What a reload changed: article ids, in order; `seconds` from reading to swapping in."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    skipped: tuple[Skipped, ...]
    seconds: float


class Library:
    """Builds a snapshot beside the current one and swaps it in only when it is complete.

    `current` may be read from any thread; a question that holds a snapshot goes
    on undisturbed by a reload. `progress` hears how far the first reading is.
    """

    def __init__(self, source: Source, names: Names, progress: Progress = unheard) -> None:
        self._source = source
        self._names = names
        self._reloading = threading.Lock()
        self.current = self._build(progress, None)

    def reload(self, progress: Progress = unheard) -> ReloadReport:
        """Read the folder again and answer from it; `progress` hears how far that is.

        Raises ArticlesError, KnowledgeError or ReloadStopped (the old snapshot
        stays), or ReloadRunning.
        """
        if not self._reloading.acquire(blocking=False):
            raise ReloadRunning("A reload is already under way; wait for it to finish.")
        try:
            old = self.current
            new = self._build(progress, old)
            new.prepare()
            self.current = new
            report = _report(old, new)
            articles = list(old.articles)
            del old
            while articles:  # one by one, since to free them all at once would hold every thread up
                articles.pop()
        finally:
            self._reloading.release()
        return report

    def close(self) -> None:
        """Stop a reload that is under way, at once; none can begin any more."""
        self._source.stop()

    def _build(self, progress: Progress, before: Snapshot | None) -> Snapshot:
        began = time.perf_counter()
        with _collector_at_rest():
            return self._indexed(self._source.read(progress), began, before)

    def _indexed(self, gathered: Gathered, began: float, before: Snapshot | None) -> Snapshot:
        return build_snapshot(gathered.articles, gathered.skipped, self._names, began, before)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the cycle collector from walking through all articles again and again.

    It would hold up every thread each time, for a second at 100,000 passages.
    What is built has no cycles: it goes when nobody refers to it any more.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if running:
            gc.enable()


def _report(old: Snapshot, new: Snapshot) -> ReloadReport:
    both = [key for key in new.by_id if key in old.by_id]
    changed = tuple(key for key in both if new.by_id[key] is not old.by_id[key])
    return ReloadReport(
        added=tuple(key for key in new.by_id if key not in old.by_id),
        changed=changed,
        removed=tuple(key for key in old.by_id if key not in new.by_id),
        unchanged=len(both) - len(changed),
        skipped=new.skipped,
        seconds=new.build_seconds,
    )
