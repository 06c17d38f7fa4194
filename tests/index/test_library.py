"""Snapshots are replaced whole or not at all."""

import threading
from pathlib import Path

import pytest

from bot.answers.desk import Desk
from bot.articles.model import Article, Reading
from bot.errors import ArticlesError, ReloadRunning
from bot.index.library import Library
from bot.index.snapshot import Names
from bot.knowledge import known_names
from bot.passages.model import AnnotatedArticle
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


def test_what_did_not_change_is_not_looked_through_again(folder: OpenFolder) -> None:
    desk = folder(one__txt=ONE, two__txt=TWO)
    before = desk.snapshot.by_id["one.txt"]
    report = desk.reload()
    assert (report.unchanged, desk.snapshot.by_id["one.txt"] is before) == (2, True)


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


def test_an_error_in_the_middle_of_building_leaves_the_old_snapshot(
    desk: Desk, names: Names
) -> None:
    articles = [annotated.article for annotated in desk.snapshot.articles]
    annotated = desk.snapshot.by_id
    readings = [Reading((articles[0],), ()), Reading(tuple(articles), ())]

    def annotate(article: Article) -> AnnotatedArticle:
        if article is articles[3]:
            raise RuntimeError("the annotator broke")
        return annotated[article.id]

    library = Library(lambda: readings.pop(0), annotate, names)
    before = library.current
    with pytest.raises(RuntimeError, match="broke"):
        library.reload()
    assert library.current is before
    readings.append(Reading(tuple(articles[:2]), ()))
    assert library.reload().added == (articles[1].id,)


def test_a_second_reload_is_refused_while_one_runs(desk: Desk, names: Names) -> None:
    reading = Reading(tuple(annotated.article for annotated in desk.snapshot.articles), ())
    begun, go_on = threading.Event(), threading.Event()
    built = False

    def read() -> Reading:
        nonlocal built
        if built:
            begun.set()
            go_on.wait(10)
        built = True
        return reading

    library = Library(read, lambda article: desk.snapshot.by_id[article.id], names)
    first = threading.Thread(target=library.reload)
    first.start()
    assert begun.wait(10)
    with pytest.raises(ReloadRunning, match="wait"):
        library.reload()
    go_on.set()
    first.join()
