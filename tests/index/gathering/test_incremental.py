"""What is read again and again is what one reading from nothing would find."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.overrides import Overrides
from bot.articles.scan import scan
from bot.errors import ArticlesError
from bot.index.gathering import Gathered
from bot.index.store import Store
from tests.index.gathering.folders import Folder, plain

NAMES = ("a.txt", "b.txt", "c.md", "d.txt", "e/f.txt", "g.jsonl")
CLOSING = "Our house stands between the two rivers and has printed every day since 1902."
BODIES = (
    "Bridge opens\n\n“It will stand,” said Mayor Ana Prela of Tirana on Monday.\n",
    "Ferry sinks\n\nA ferry sank off Lamu on Tuesday; fishermen saved all aboard.\n",
    "Well dug\n\nVillagers in Gao dug a well, Moussa Keita said on Friday.\n",
    '{"title": "One", "text": "A mill burnt in Riga."}\n{"title": "Two", "text": "It rained."}\n',
    "",
)
HOUR = 3_600_000_000_000  # nanoseconds
TEXTS = (*BODIES, *(f"{body}\n{CLOSING}\n" for body in BODIES[:3]))
SAID: tuple[dict[str, str], ...] = (
    {},
    {"match": "a.txt", "title": "Given"},
    {"match": "*#2", "outlet": "Post"},
)

name, text = st.sampled_from(NAMES), st.sampled_from(TEXTS)
Edit = Callable[[Folder], None]


def write(folder: Folder, to: str, what: str, old: bool) -> None:
    folder.put(to, what, old=old)


def remove(folder: Folder, which: str) -> None:
    (folder.path / which).unlink(missing_ok=True)


def rename(folder: Folder, which: str, to: str) -> None:
    if (folder.path / which).exists():
        (folder.path / to).parent.mkdir(exist_ok=True)
        (folder.path / which).rename(folder.path / to)


def touch(folder: Folder, which: str) -> None:
    if (folder.path / which).exists():
        os.utime(folder.path / which)


def say(folder: Folder, what: dict[str, str]) -> None:
    folder.overrides = Overrides.from_data({"article": [what] if what else []})


def beside(folder: Folder, which: str, outlet: str) -> None:
    folder.put(f"{which}.yaml", f"outlet: {outlet}\n")


edits = st.one_of(
    st.builds(lambda n, t, o: lambda f: write(f, n, t, o), name, text, st.booleans()),
    st.builds(lambda n: lambda f: remove(f, n), name),
    st.builds(lambda n, m: lambda f: rename(f, n, m), name, name),
    st.builds(lambda n: lambda f: touch(f, n), name),
    st.builds(lambda s: lambda f: say(f, s), st.sampled_from(SAID)),
    st.builds(lambda n, o: lambda f: beside(f, n, o), name, st.sampled_from(("Post", "Sun"))),
    st.builds(lambda n: lambda f: remove(f, f"{n}.yaml"), name),
)


def gathered(read: Callable[[], Gathered]) -> object:
    try:
        return plain(read())
    except ArticlesError as error:
        return str(error)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(edits, min_size=1, max_size=4), min_size=1, max_size=5),
    st.sampled_from((0, HOUR)),
)
def test_any_edits_give_what_a_reading_from_nothing_gives(
    steps: list[list[Edit]], ahead: int
) -> None:
    with TemporaryDirectory() as made:
        folder = Folder(Path(made) / "articles")
        folder.ahead = ahead
        for at, which in enumerate(NAMES):
            folder.put(which, TEXTS[(at + 5) % len(TEXTS)])
        store = Store(Path(made) / "index", "1")
        again, kept = folder.gathering(), folder.gathering(store)
        for step in ([], *steps):
            for edit in step:
                edit(folder)
            fresh = gathered(folder.gathering().read)
            assert gathered(again.read) == fresh
            assert gathered(kept.read) == fresh
            assert gathered(folder.gathering(Store(Path(made) / "index", "1")).read) == fresh


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "articles")
    for at, body in enumerate(BODIES[:3]):
        made.put(f"{at}.txt", body)
    return made


def test_only_what_changed_is_looked_through(folder: Folder) -> None:
    gathering = folder.gathering()
    before = gathering.read().articles
    folder.put("1.txt", BODIES[1].replace("Tuesday", "Thursday"))
    folder.looked_at.clear()
    after = gathering.read().articles
    assert folder.looked_at == ["1.txt"]
    assert [new is old for new, old in zip(after, before, strict=True)] == [True, False, True]


def test_a_renamed_file_is_not_looked_through_again(folder: Folder) -> None:
    gathering = folder.gathering()
    gathering.read()
    (folder.path / "1.txt").rename(folder.path / "9.txt")
    folder.looked_at.clear()
    assert [one.article.id for one in gathering.read().articles] == ["0.txt", "2.txt", "9.txt"]
    assert folder.looked_at == []


@pytest.mark.parametrize("ahead", [0, HOUR])
def test_a_change_that_keeps_size_and_time_is_seen(folder: Folder, ahead: int) -> None:
    folder.ahead = ahead
    gathering = folder.gathering()
    gathering.read()
    folder.put("1.txt", BODIES[1].replace("Lamu", "Kilo"))  # the same size, the same mtime
    assert "Kilo" in gathering.read().articles[1].article.text


def test_files_that_lie_still_are_not_opened(folder: Folder) -> None:
    folder.ahead = HOUR
    before = {one.id: one for one in scan(folder.path, clock=folder.now).alone}
    still = replace(before["0.txt"], digest="kept from before")
    found = scan(folder.path, {**before, "0.txt": still}, folder.now)
    assert found.files[0].digest == "kept from before"
    folder.ahead = 0
    assert scan(folder.path, {"0.txt": still}).files[0].digest == before["0.txt"].digest


def test_what_the_operator_says_is_heeded(folder: Folder) -> None:
    gathering = folder.gathering()
    gathering.read()
    folder.overrides = Overrides.from_data({"article": [{"match": "1.*", "title": "Given"}]})
    titles = [one.article.title for one in gathering.read().articles]
    assert titles == ["Bridge opens", "Given", "Well dug"]
    folder.overrides = Overrides()
    assert gathering.read().articles[1].article.title == "Ferry sinks"


def test_lines_that_begin_to_repeat_are_excluded_and_come_back(folder: Folder) -> None:
    gathering = folder.gathering()
    for at in (0, 1):
        folder.put(f"{at}.txt", f"{BODIES[at]}\n{CLOSING}\n")
    assert not [one for one in gathering.read().articles if one.article.excluded]
    folder.put("2.txt", f"{BODIES[2]}\n{CLOSING}\n")
    assert all(one.article.excluded for one in gathering.read().articles)
    (folder.path / "1.txt").unlink()
    assert not [one for one in gathering.read().articles if one.article.excluded]


def test_a_restart_looks_through_nothing(folder: Folder, tmp_path: Path) -> None:
    first = folder.gathering(Store(tmp_path / "index", "1")).read()
    folder.looked_at.clear()
    assert plain(folder.gathering(Store(tmp_path / "index", "1")).read()) == plain(first)
    assert folder.looked_at == []
    folder.gathering(Store(tmp_path / "index", "other knowledge")).read()
    assert folder.looked_at == ["0.txt", "1.txt", "2.txt"]


def test_progress_ends_with_everything_done(folder: Folder) -> None:
    heard: list[tuple[int, int, int, int]] = []
    folder.gathering().read(lambda *how_far: heard.append(how_far))
    sizes = sum(path.stat().st_size for path in folder.path.iterdir())
    assert heard[0][:2] == (0, 3)
    assert heard[-1] == (3, 3, sizes, sizes)
    assert heard == sorted(heard)
