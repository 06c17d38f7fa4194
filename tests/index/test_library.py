"""Snapshots are replaced whole or not at all."""

import threading
from pathlib import Path

import pytest

from bot.answers.desk import Desk
from bot.errors import ArticlesError, ReloadRunning
from bot.index.gathering import Gathered
from bot.index.library import Library
from bot.index.progress import Progress, unheard
from bot.index.snapshot import Names
from bot.knowledge import known_names
from bot.settings import shipped
from tests.conftest import OpenFolder

ONE = "Mayor opens bridge\n\nThe mayor of Tirana opened a bridge over the Lana on Monday morning.\n"
TWO = "Ferry sinks\n\nA ferry sank off Lamu on Tuesday; all passengers were saved by fishermen.\n"


@pytest.fixture
def names() -> Names:
    """The shipped knowledge of countries and people."""
    return known_names(shipped("config"))


def test_a_changed_folder_shows_after_reload(folder: OpenFolder, tmp_path: Path) -> None:
    desk = folder(one__txt=ONE, two__txt=TWO)
    articles = tmp_path / "articles"
    before = desk.snapshot
    (articles / "three.txt").write_text("Well found\n\nVillagers in Gao dug a well for the town.\n")
    (articles / "one.txt").write_text(ONE.replace("Monday", "Friday"))
    (articles / "two.txt").unlink()
    assert desk.ask("who dug a well in Gao").outcome == "nothing"
    report = desk.reload()
    assert (report.added, report.changed, report.removed) == (
        ("three.txt",),
        ("one.txt",),
        ("two.txt",),
    )
    assert desk.ask("who dug a well in Gao").outcome == "answered"
    assert "Friday" in desk.ask("when was the bridge in Tirana opened").snippets[0].text
    assert before.by_id.keys() == {"one.txt", "two.txt"}


def test_a_reload_of_what_did_not_change_says_so(folder: OpenFolder) -> None:
    desk = folder(one__txt=ONE, two__txt=TWO)
    before = desk.snapshot.by_id["one.txt"]
    report = desk.reload()
    assert (report.unchanged, desk.snapshot.by_id["one.txt"]) == (2, before)


def test_a_folder_that_cannot_be_read_leaves_the_old_snapshot(
    folder: OpenFolder, tmp_path: Path
) -> None:
    desk = folder(one__txt=ONE)
    before = desk.snapshot
    (tmp_path / "articles").rename(tmp_path / "gone")
    with pytest.raises(ArticlesError, match="articles"):
        desk.reload()
    assert desk.snapshot is before
    (tmp_path / "gone").rename(tmp_path / "articles")
    assert desk.reload().unchanged == 1


class Shelf:
    """A source whose readings come from a list; an exception in it is raised."""

    def __init__(self, *readings: Gathered | Exception) -> None:
        self.readings = list(readings)
        self.asked, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()

    def read(self, progress: Progress = unheard) -> Gathered:
        progress(0, 1, 0, 1)
        self.asked.set()
        assert self.go_on.wait(10)
        reading = self.readings.pop(0)
        if isinstance(reading, Exception):
            raise reading
        return reading

    def state(self) -> str:
        return ""

    def stop(self) -> None:
        self.go_on.set()


def test_an_error_in_the_middle_of_reading_leaves_the_old_snapshot(
    desk: Desk, names: Names
) -> None:
    articles = desk.snapshot.articles
    shelf = Shelf(Gathered(articles[:1], ()), RuntimeError("it broke"), Gathered(articles[:2], ()))
    library = Library(shelf, names)
    before = library.current
    with pytest.raises(RuntimeError, match="broke"):
        library.reload()
    assert library.current is before
    assert library.reload().added == (articles[1].article.id,)


def test_a_second_reload_is_refused_while_one_runs(desk: Desk, names: Names) -> None:
    gathered = Gathered(tuple(desk.snapshot.articles), ())
    shelf = Shelf(gathered, gathered)
    library = Library(shelf, names)
    shelf.asked.clear()
    shelf.go_on.clear()
    first = threading.Thread(target=library.reload)
    first.start()
    assert shelf.asked.wait(10)
    with pytest.raises(ReloadRunning, match="wait"):
        library.reload()
    shelf.go_on.set()
    first.join()
