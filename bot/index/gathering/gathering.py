"""A folder as it was last read, and what has to be done to have it as it is now."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.articles.altered import Alterations
from bot.articles.folder import NONE_ALTERED, find_files
from bot.articles.model import Article, Skipped
from bot.articles.overrides import Overrides
from bot.articles.repeated import Repetition
from bot.articles.scan import FoundFile
from bot.index.gathering.annotations import Annotations
from bot.index.gathering.counting import Counting
from bot.index.gathering.crew import Crew
from bot.index.gathering.file_readings import FileReadings
from bot.index.progress import Logged, Progress, unheard
from bot.index.store import Store
from bot.index.store.articles import files_of, files_text
from bot.passages.model import AnnotatedArticle

_FILES = "files"  # the store's key of the list of files


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that a folder holds, in the order of the file names."""

    articles: tuple[AnnotatedArticle, ...]
    skipped: tuple[Skipped, ...]


class Gathering:
    """Reads a folder; what has not changed since the last time is neither parsed nor annotated.

    `alterations` tell which articles a machine has worded anew.
    `overrides` reads what the operator says of articles, each time anew. What a
    pass that is stopped had found by then stays in the store. `clock` tells the time of day in
    nanoseconds. One pass at a time.
    """

    def __init__(
        self,
        folder: Path,
        overrides: Callable[[], Overrides],
        crew: Crew,
        store: Store | None = None,
        clock: Callable[[], int] = time.time_ns,
        *,
        alterations: Alterations = NONE_ALTERED,
    ) -> None:
        self._folder = folder
        self._overrides = overrides
        self._crew = crew
        self._store = store
        self._clock = clock
        self._alterations = alterations
        self._told: dict[str, tuple[Article, Article]] = {}
        self._alone: dict[str, FoundFile] | None = None
        self._readings = FileReadings(crew, store)
        self._repetition = Repetition()
        self._annotations = Annotations(crew, store)

    def read(self, progress: Progress = unheard) -> Gathered:
        """Return all that stands in the folder now.

        Raises ArticlesError, KnowledgeError, SettingsError (the store cannot be
        written) or ReloadStopped.
        """
        self._crew.gentle = self._alone is not None  # somebody is being answered meanwhile
        try:
            return self._read(Logged(progress))
        finally:
            self._crew.close()
            if self._store:
                self._store.flush()

    def stop(self) -> None:
        """End the pass under way, and all to come, at once; from any thread."""
        self._crew.stop.set()

    def _read(self, progress: Progress) -> Gathered:
        before = self._listed() if self._alone is None else self._alone
        scan = find_files(self._folder, before, self._clock)
        counting = Counting(scan.files, progress)
        readings = self._readings.of(scan.files, self._overrides(), counting)
        read = list(zip(scan.files, readings, strict=True))
        counting.expect({one.id: file.id for file, reading in read for one in reading.articles})
        articles = [one for reading in readings for one in reading.articles]
        found = self._annotations.of(self._altered(self._repetition.exclude(articles)), counting)
        self._keep(before, {file.id: file for file in scan.alone})
        skipped = [*scan.skipped, *(one for reading in readings for one in reading.skipped)]
        skipped += (one for one in found if isinstance(one, Skipped))
        return Gathered(
            tuple(one for one in found if isinstance(one, AnnotatedArticle)),
            tuple(sorted(skipped, key=lambda one: one.id)),
        )

    def _altered(self, articles: Sequence[Article]) -> list[Article]:
        """Tell of each article whether its wording is altered; what was told stands."""
        before, self._told = self._told, {}
        for one in articles:
            known = before.get(one.id)
            if known is None or known[0] != one:
                known = one, replace(one, altered=self._alterations.found_in(one))
            self._told[one.id] = known
        return [self._told[one.id][1] for one in articles]

    def _listed(self) -> dict[str, FoundFile]:
        """Return the files as the store has them."""
        text = self._store.get(_FILES) if self._store else None
        return {file.id: file for file in files_of(text)} if text else {}

    def _keep(self, before: dict[str, FoundFile], now: dict[str, FoundFile]) -> None:
        """Remember the files, and what the store is to hold."""
        self._alone = now
        if self._store is None:
            return
        if [(one, one.stamp) for one in before.values()] != [(o, o.stamp) for o in now.values()]:
            self._store.add(_FILES, files_text(now.values()))
        self._store.keep_only({_FILES, *self._readings.keys, *self._annotations.keys})
