"""What each file holds; only files that are new or were read otherwise are read."""

import hashlib
from collections.abc import Iterator, Sequence

from bot.articles.model import Skipped
from bot.articles.overrides import Overrides
from bot.articles.reading import FileReading, said_of
from bot.articles.scan import FoundFile
from bot.index.gathering.counting import Counting
from bot.index.gathering.crew import Crew
from bot.index.gathering.tasks import to_read
from bot.index.store import Store
from bot.index.store.articles import reading_of


class FileReadings:
    """Readings by what they were read from: a file's name, its bytes, the operator's words."""

    def __init__(self, crew: Crew, store: Store | None) -> None:
        self._crew = crew
        self._store = store
        self._known: dict[str, FileReading] = {}

    @property
    def keys(self) -> Iterator[str]:
        """What the store is to keep."""
        return iter(self._known)

    def of(
        self, files: Sequence[FoundFile], overrides: Overrides, counting: Counting
    ) -> list[FileReading]:
        """Return what each of `files` holds; one that cannot be read holds the reason."""
        keys = {_key(file): file for file in files}
        known = {key: self._valid(key, overrides) for key in keys}
        new = {key: reading for key, reading in known.items() if reading}
        for key in new:
            counting.read(keys[key].id)
        tasks = [to_read(key, file) for key, file in keys.items() if key not in new]
        for outcome in self._crew.run(tasks):
            key, name = outcome.task.key, outcome.task.about
            counting.read(name)
            if outcome.text is None:
                reason = Skipped(name, outcome.reason)
                new[key] = FileReading((), (reason,), (), said_of((), overrides))
            else:
                new[key] = reading_of(outcome.text)
                if self._store:
                    self._store.add(key, outcome.text)
        self._known = new
        return [new[key] for key in keys]

    def _valid(self, key: str, overrides: Overrides) -> FileReading | None:
        reading = self._known.get(key)
        if reading is None and self._store and (text := self._store.get(key)):
            reading = reading_of(text)
        if reading and reading.said == said_of(reading.names, overrides):
            return reading
        return None


def _key(file: FoundFile) -> str:
    """Return what a reading depends on, in short; the ending of a link's target tells a format."""
    parts = repr((file.id, file.path.name, file.digest)).encode("utf-8", "backslashreplace")
    return f"r{hashlib.blake2b(parts, digest_size=16).hexdigest()}"
