"""The articles of the version in use, read out of Milvus by those that do not write."""

from threading import Event

from bot.errors import ReloadStopped, UnusableIndex
from bot.index.gathering import Gathered
from bot.index.milvus.content import article_from
from bot.index.milvus.server import Server
from bot.index.milvus.version import Head, current, head_of, texts_in
from bot.index.progress import Progress, unheard
from bot.passages.model import AnnotatedArticle

_AT_ONCE = 500  # articles that are fetched between two words of progress


class Published:
    """What the bot that writes has published; `head` is the version that was read last."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._held: dict[str, AnnotatedArticle] = {}
        self._stopped = Event()
        self.head: Head | None = None

    def read(self, progress: Progress = unheard) -> Gathered:
        """Return all articles of the version in use; what is as it was is the same object.

        Raises IndexUnreachable, UnusableIndex where nothing usable is published, or ReloadStopped.
        """
        head = self._in_use()
        self._held = self._fetched(head, progress)
        self.head = head
        articles = tuple(self._held[key] for key in head.articles)
        return Gathered(articles, head.skipped, head.content)

    def state(self) -> str:
        """Return in short what there is to read now; equal states are read equally."""
        self.head = self._in_use()
        return self.head.content

    def _in_use(self) -> Head:
        collection = current(self._server)
        if collection is None:
            raise UnusableIndex(
                f"Nothing is published at {self._server.address.uri} yet; start the bot that"
                " writes first (BRIEFING_INDEX_ROLE=writer)."
            )
        return head_of(self._server, collection)

    def stop(self) -> None:
        """End a reading under way with ReloadStopped; from any thread."""
        self._stopped.set()

    def _fetched(self, head: Head, progress: Progress) -> dict[str, AnnotatedArticle]:
        held = {key: self._held[key] for key in head.articles if key in self._held}
        missing = [key for key in head.articles if key not in held]
        texts, size, total = texts_in(self._server), 0, len(missing)
        for start in range(0, total, _AT_ONCE):
            if self._stopped.is_set():
                raise ReloadStopped("The reading of the articles was stopped.")
            found = texts.get(missing[start : start + _AT_ONCE])
            held |= {key: article_from(text) for key, text in found.items()}
            size += sum(map(len, found.values()))
            done = start + len(found)
            progress(done, total, size, size * total // done)
        return held
