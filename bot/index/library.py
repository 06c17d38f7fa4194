"""Holds the snapshot that answers are drawn from, and replaces it whole."""

import gc
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from bot.articles.model import Skipped
from bot.errors import ReloadRunning
from bot.index.building import Builder
from bot.index.gathering import Gathered
from bot.index.progress import Progress, unheard
from bot.index.shelf import Shelf
from bot.index.snapshot import Names, Parts, Snapshot


class Source(Protocol):
    """Where the articles come from."""

    def read(self, progress: Progress = unheard) -> Gathered:
        """Return all articles; what is as it was is the same object. Raises ArticlesError."""

    def state(self) -> str:
        """Return in short what there is to read now; equal states are read equally."""

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
    on undisturbed by a reload. A snapshot of the same articles is taken from the
    `shelf`, and every new one put there. `progress` hears how far the first reading
    is; with `later`, where nothing is kept, that is the first reload, and until then
    there are no articles.
    """

    def __init__(
        self,
        source: Source,
        names: Names,
        progress: Progress = unheard,
        shelf: Shelf | None = None,
        *,
        later: bool = False,
    ) -> None:
        self._source = source
        self._names = names
        self._builder = Builder(names)
        self._reloading = threading.Lock()
        self._shelf = shelf
        kept = self._opened()
        if kept is None and later:
            kept = self._snapshot(self._builder.build((), (), None), time.perf_counter())
        self.current = kept or self._kept(*self._build(progress))

    def reload(self, progress: Progress = unheard) -> ReloadReport:
        """Read the folder again and answer from it; `progress` hears how far that is.

        Raises ArticlesError, KnowledgeError or ReloadStopped (the old snapshot
        stays), or ReloadRunning.
        """
        if not self._reloading.acquire(blocking=False):
            raise ReloadRunning("A reload is already under way; wait for it to finish.")
        try:
            old = self.current
            new, state = self._build(progress, old)
            new.prepare()
            self.current = new
            report = _report(old, new)
            self.current = self._kept(new, state)
        finally:
            self._reloading.release()
        return report

    def close(self) -> None:
        """Stop a reload that is under way, at once; none can begin any more."""
        self._source.stop()

    def _opened(self) -> Snapshot | None:
        """Return what is kept of the folder as it stands now, None where that is nothing."""
        began = time.perf_counter()
        parts = self._shelf.open(self._source.state()) if self._shelf else None
        return self._snapshot(parts, began) if parts else None

    def _kept(self, snapshot: Snapshot, state: str) -> Snapshot:
        """Keep a snapshot, and return it as it is kept: then it takes little memory."""
        if self._shelf is None:
            return snapshot
        self._shelf.keep(snapshot.parts, state)
        parts = self._shelf.open(state)
        if parts is None:
            return snapshot
        seconds, shared = snapshot.build_seconds, snapshot.shared
        kept = Snapshot(parts, self._names, snapshot.loaded_at, seconds, shared)
        kept.prepare()
        return kept

    def _snapshot(self, parts: Parts, began: float) -> Snapshot:
        return Snapshot(parts, self._names, datetime.now(UTC), time.perf_counter() - began)

    def _build(self, progress: Progress, old: Snapshot | None = None) -> tuple[Snapshot, str]:
        began = time.perf_counter()
        with _collector_at_rest():
            gathered = self._source.read(progress)
            before = old.parts if old else None
            parts = self._builder.build(gathered.articles, gathered.skipped, before)
            return self._snapshot(parts, began), gathered.state


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
    before, after = old.articles.digests, new.articles.digests
    both = [key for key in after if key in before]
    changed = tuple(key for key in both if after[key] != before[key])
    return ReloadReport(
        added=tuple(key for key in after if key not in before),
        changed=changed,
        removed=tuple(key for key in before if key not in after),
        unchanged=len(both) - len(changed),
        skipped=new.skipped,
        seconds=new.build_seconds,
    )
