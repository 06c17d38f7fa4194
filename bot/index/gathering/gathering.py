"""A folder as it was last read, and what has to be done to have it as it is now."""

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.articles.altered import Alterations
from bot.articles.folder import NONE_ALTERED, find_files
from bot.articles.model import Article, Skipped
from bot.articles.overrides import Overrides
from bot.articles.repeated import Repetition
from bot.articles.scan import FoundFile, Scan
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
    """Everything that a folder holds, in the order of the file names; see `Gathering.state`."""

    articles: tuple[AnnotatedArticle, ...]
    skipped: tuple[Skipped, ...]
    state: str = ""


class Gathering:
    """Reads a folder; what has not changed since the last time is neither parsed nor annotated.

    `alterations` tell which articles a machine has worded anew.
    `listing` keeps the list of files, apart from the store, which is long to open.
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
        listing: Store | None = None,
        alterations: Alterations = NONE_ALTERED,
    ) -> None:
        self._folder = folder
        self._overrides = overrides
        self._crew = crew
        self._store = store
        self._listing = listing
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

    def state(self) -> str:
        """Return in short what stands in the folder now, by which a reading of it is known again.

        Raises ArticlesError or KnowledgeError.
        """
        return _state(self._scan(), self._overrides())

    def stop(self) -> None:
        """End the pass under way, and all to come, at once; from any thread."""
        self._crew.stop.set()

    def _read(self, progress: Progress) -> Gathered:
        scan, overrides = self._scan(), self._overrides()
        counting = Counting(scan.files, progress)
        readings = self._readings.of(scan.files, overrides, counting)
        read = list(zip(scan.files, readings, strict=True))
        counting.expect({one.id: file.id for file, reading in read for one in reading.articles})
        articles = [one for reading in readings for one in reading.articles]
        found = self._annotations.of(self._altered(self._repetition.exclude(articles)), counting)
        self._keep(scan)
        skipped = [*scan.skipped, *(one for reading in readings for one in reading.skipped)]
        skipped += (one for one in found if isinstance(one, Skipped))
        return Gathered(
            tuple(one for one in found if isinstance(one, AnnotatedArticle)),
            tuple(sorted(skipped, key=lambda one: one.id)),
            _state(scan, overrides),
        )

    def _scan(self) -> Scan:
        return find_files(self._folder, self._known_files, self._clock)

    def _altered(self, articles: Sequence[Article]) -> list[Article]:
        """Tell of each article whether its wording is altered; what was told stands."""
        before, self._told = self._told, {}
        for one in articles:
            known = before.get(one.id)
            if known is None or known[0] != one:
                known = one, replace(one, altered=self._alterations.found_in(one))
            self._told[one.id] = known
        return [self._told[one.id][1] for one in articles]

    @property
    def _known_files(self) -> dict[str, FoundFile]:
        """The files as they were last found, by this process or one before."""
        if self._alone is None:
            text = self._listing.get(_FILES) if self._listing else None
            return {file.id: file for file in files_of(text)} if text else {}
        return self._alone

    def _keep(self, scan: Scan) -> None:
        """Remember the files, and what the store is to hold."""
        before, now = self._known_files, {file.id: file for file in scan.alone}
        self._alone = now
        if self._store:
            self._store.keep_only({*self._readings.keys, *self._annotations.keys})
        stamps = ([(one, one.stamp) for one in files.values()] for files in (before, now))
        if self._listing and len({*map(tuple, stamps)}) > 1:
            self._listing.add(_FILES, files_text(now.values()))
            self._listing.keep_only({_FILES})


def _state(scan: Scan, overrides: Overrides) -> str:
    files = [(file.id, file.path.name, file.digest) for file in scan.files]
    said = repr((files, scan.skipped, overrides)).encode("utf-8", "backslashreplace")
    return hashlib.blake2b(said, digest_size=16).hexdigest()
