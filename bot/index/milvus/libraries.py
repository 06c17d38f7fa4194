"""Libraries whose ranking stands in Milvus: one writes, any number read."""

import logging
import time
from threading import Event, Thread

from bot.errors import BriefingError, ReloadRunning, UnusableIndex
from bot.index.library import Library, Source
from bot.index.milvus.content import content_of
from bot.index.milvus.published import Published
from bot.index.milvus.publishing import publish
from bot.index.milvus.server import Server
from bot.index.milvus.version import current, ranker_of
from bot.index.progress import Progress, unheard
from bot.index.snapshot import Names, Parts, Snapshot

log = logging.getLogger(__name__)


class WritingLibrary(Library):
    """Reads the articles, publishes every snapshot, and answers from what it published.

    Where a snapshot cannot be published, IndexUnreachable or UnusableIndex is
    raised, and the one before stays.
    """

    def __init__(
        self, server: Server, source: Source, names: Names, progress: Progress = unheard
    ) -> None:
        self._server = server
        current(server)  # where nobody answers, that is known before all is read
        super().__init__(source, names, progress)

    def close(self) -> None:
        """Stop a reload that is under way, and leave the index to others."""
        super().close()
        self._server.close()

    def _snapshot(self, parts: Parts, began: float) -> Snapshot:
        built = super()._snapshot(parts, began)
        ranker = publish(self._server, built, parts.ranker.postings)
        seconds = time.perf_counter() - began
        return Snapshot(parts, self._names, built.loaded_at, seconds, ranker)


class ReadingLibrary(Library):
    """Answers from what another bot has published; needs no folder of articles.

    `seconds` is how often it looks, from `watch` on, whether a newer version is
    in use. Raises IndexUnreachable, or UnusableIndex where nothing is published
    that this bot can use; on a reload, the snapshot before stays.
    """

    def __init__(
        self, server: Server, names: Names, seconds: float, progress: Progress = unheard
    ) -> None:
        self._server = server
        self._published = Published(server)
        self._seconds = seconds
        self._ended = Event()
        self._settled: str | None = None  # the collection that is in use here, or cannot be used
        super().__init__(self._published, names, progress)
        Thread(target=self._watch, name="watch index", daemon=True).start()

    def close(self) -> None:
        """Stop a reload that is under way, and look for newer versions no more."""
        self._ended.set()
        super().close()
        self._server.close()

    def _snapshot(self, parts: Parts, began: float) -> Snapshot:
        head = self._published.head
        assert head is not None  # noqa: S101  # the source has just read it
        ranker = ranker_of(self._server, head)
        plain = super()._snapshot(parts, began)
        built = Snapshot(parts, self._names, plain.loaded_at, plain.build_seconds, ranker)
        same = content_of(head.statistics, head.articles, built.sayings) == head.content
        if not same or len(built.places) != ranker.formula.statistics.size:
            raise UnusableIndex(
                f"The index at {self._server.address.uri} was written by a bot of another version"
                " or with other files in config/; use the same for all of them."
            )
        self._settled = head.collection
        return built

    def _watch(self) -> None:
        while not self._ended.wait(self._seconds):
            try:
                self._look()
            except ReloadRunning:
                continue
            except BriefingError as error:
                log.warning("%s The bot goes on with what it has.", error)
            except Exception:
                log.exception("The newer index could not be read")

    def _look(self) -> None:
        newest = current(self._server)
        if newest in (None, self._settled):
            return
        try:
            report = self.reload()
        except UnusableIndex:
            self._settled = newest  # the next one may be usable, this one will not become so
            raise
        log.info("A newer index is in use; read in %.1f s.", report.seconds)
