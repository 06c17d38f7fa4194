"""A folder that tests edit, and what reads it."""

import os
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bot.articles.model import Article
from bot.articles.overrides import Overrides
from bot.index.gathering import Crew, Gathered, Gathering, Work
from bot.index.store import Store
from bot.knowledge import work_of
from bot.passages.model import AnnotatedArticle
from bot.settings import shipped
from tests.conftest import SEEDS

WORKER = (sys.executable, "-m", "tests.index.gathering.odd_worker", str(shipped("config")))


@cache
def shipped_work() -> Work:
    """What the shipped config knows, loaded once for all tests."""
    return work_of(shipped("config"))


class Folder:
    """A folder of articles beside the operator's words on them; `counted` are the articles read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.path.mkdir(parents=True, exist_ok=True)
        self.overrides = Overrides()
        self.looked_at: list[str] = []
        self.ahead = 0  # nanoseconds

    def put(self, name: str, text: str, *, old: bool = True) -> None:
        """Write a file; an old one has lain still for long enough to be trusted by its stamp."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if old:
            os.utime(path, (1e9, 1e9))

    def now(self) -> int:
        """The time of day to the reader; far ahead, all files have lain still for long."""
        return time.time_ns() + self.ahead

    def gathering(self, store: Store | None = None) -> Gathering:
        """Return what reads the folder in this process."""
        crew = Crew(self._work, ())
        return Gathering(self.path, lambda: self.overrides, crew, store, self.now)

    def _work(self) -> Work:
        shipped_ = shipped_work()

        def annotate(article: Article) -> AnnotatedArticle:
            self.looked_at.append(article.id)
            return shipped_.annotate(article)

        return Work(shipped_.rules, lambda: self.overrides, annotate)


def crew(*, limit: float | None = None, command: Sequence[str] = WORKER) -> Crew:
    """Return two processes that share whatever there is to do."""
    return Crew(shipped_work, command, processes=2, worth=0, limit=limit)


def plain(gathered: Gathered) -> tuple[object, ...]:
    """Return all that was gathered, for comparing."""
    return gathered.articles, gathered.skipped


def seed() -> str:
    """The text of a shipped article."""
    return next(SEEDS.glob("*.txt")).read_text(encoding="utf-8")
