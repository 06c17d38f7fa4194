"""Holds the snapshot that answers are drawn from, and replaces it whole."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.articles.model import Article, Reading, Skipped
from bot.errors import ReloadRunning
from bot.index.snapshot import Names, Snapshot, build_snapshot
from bot.index.store import Store
from bot.passages.model import AnnotatedArticle

Read = Callable[[], Reading]
Annotate = Callable[[Article], AnnotatedArticle]
Progress = Callable[[int, int], None]  # articles done, and of how many


def unheard(_done: int, _total: int) -> None:
    """Hear of progress and do nothing: nobody watches."""


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

    `read` reads the folder and raises ArticlesError when it cannot; `annotate`
    finds what stands in one article. `current` may be read from any thread; a
    question that holds a snapshot goes on undisturbed by a reload.
    """

    def __init__(
        self, read: Read, annotate: Annotate, names: Names, store: Store | None = None
    ) -> None:
        self._read = read
        self._store = store
        self._annotate = annotate
        self._names = names
        self._reloading = threading.Lock()
        self.current = self._build({}, unheard)

    def reload(self, progress: Progress = unheard) -> ReloadReport:
        """Read the folder again and answer from it; `progress` hears how far that is.

        Raises ArticlesError (the old snapshot stays) or ReloadRunning.
        """
        if not self._reloading.acquire(blocking=False):
            raise ReloadRunning("A reload is already under way; wait for it to finish.")
        try:
            old = self.current
            new = self._build(old.by_id, progress)
            self.current = new
        finally:
            self._reloading.release()
        return _report(old, new)

    def _build(self, known: Mapping[str, AnnotatedArticle], progress: Progress) -> Snapshot:
        """Read and index the folder; an article that is as it was keeps its annotations."""
        began = time.perf_counter()
        reading = self._read()
        if self._store and not known:
            known = self._store.load(reading.articles)
        total = len(reading.articles)
        progress(0, total)
        annotated = []
        for done, article in enumerate(reading.articles, 1):
            annotated.append(self._annotated(article, known))
            progress(done, total)
        if self._store and any(known.get(one.article.id) is not one for one in annotated):
            self._store.save(annotated)
        return build_snapshot(tuple(annotated), reading.skipped, self._names, began)

    def _annotated(
        self, article: Article, known: Mapping[str, AnnotatedArticle]
    ) -> AnnotatedArticle:
        before = known.get(article.id)
        return before if before and before.article == article else self._annotate(article)


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
