"""A watched folder is read again once it has changed and come to rest."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from bot.errors import ArticlesError
from bot.index.watching import Watch


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_change_is_told_once_it_has_settled(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    told: list[str] = []
    watch = Watch(tmp_path, 0.05, lambda: told.append((tmp_path / "b.txt").read_text()))
    watch.start()
    time.sleep(0.3)
    assert told == []
    (tmp_path / "b.txt").write_text("Two.")
    until(lambda: told == ["Two."])
    (tmp_path / "b.txt").write_text("Three.")
    until(lambda: told == ["Two.", "Three."])
    watch.end()


def test_a_folder_that_cannot_be_read_is_looked_at_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text("One.")
    good = Event()

    def changed() -> None:
        if not articles.exists():
            raise ArticlesError("There is no folder.")
        good.set()

    watch = Watch(articles, 0.05, changed)
    watch.start()
    time.sleep(0.3)
    articles.rename(tmp_path / "gone")
    until(lambda: "There is no folder" in caplog.text)
    (tmp_path / "gone").rename(articles)
    assert good.wait(20)
    watch.end()
