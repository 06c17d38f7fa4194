"""What is kept of a folder is taken up at the next start, or built anew; never trusted blindly."""

import logging
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answers.desk import Desk
from bot.index.building import Builder
from bot.knowledge import open_desk
from bot.settings import load_settings
from tests.conftest import SEEDS

QUESTION = "how much trade did Russia and China do in early 2023?"
KILLS = 5

Open = Callable[[], Desk]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of two shipped articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for path in sorted(SEEDS.glob("*.txt"))[2:4]:
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture
def start(articles: Path, tmp_path: Path) -> Open:
    """Start on the folder, with the index kept beside it."""
    return lambda: open_desk(load_settings(articles=articles, index=tmp_path / "index"))


def told(desk: Desk) -> object:
    """What a desk answers, for comparing."""
    return (
        desk.ask(QUESTION),
        desk.quotes("Putin"),
        desk.country("China"),
        desk.person("Xi"),
        desk.sources(),
        desk.snapshot.voices.labels,
        desk.snapshot.people.names,
        desk.snapshot.vocabulary,
    )


def never(*_: object) -> None:
    raise AssertionError("The folder is read, or the index built, once more.")


def kept(tmp_path: Path, kind: str = "") -> list[Path]:
    return sorted((tmp_path / "index").glob(f"snapshot-*/{kind}*"))


def test_a_start_on_the_same_folder_reads_and_builds_nothing(
    start: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = told(start())
    monkeypatch.setattr(Builder, "build", never)
    monkeypatch.setattr("bot.index.gathering.tasks.read_whole", never)
    assert told(start()) == first


def test_whatever_changes_in_the_folder_is_seen_at_the_next_start(
    start: Open, articles: Path
) -> None:
    start()
    path = next(articles.glob("*.txt"))
    path.write_text(path.read_text("utf-8") + "\nThe mill of Rocha was sold on Friday.\n", "utf-8")
    assert start().ask("when was the mill of Rocha sold").outcome == "answered"
    path.rename(articles / "other.txt")
    assert "other.txt" in start().snapshot.by_id
    (articles / "other.txt").unlink()
    assert len(start().snapshot.articles) == 1


@pytest.mark.parametrize("kind", ["snapshot", "articles", "tables", "words", "segment"])
@pytest.mark.parametrize("damage", ["changed", "cut", "gone", "strange"])
def test_what_is_damaged_is_noticed_and_built_anew(
    start: Open, tmp_path: Path, caplog: pytest.LogCaptureFixture, kind: str, damage: str
) -> None:
    first = told(start())
    (path,) = kept(tmp_path, kind)
    sound = path.read_bytes()
    at = random.Random(kind).randrange(len(sound))  # noqa: S311 - a place needs no secret
    damaged = {
        "changed": sound[:at] + bytes([sound[at] ^ 4]) + sound[at + 1 :],
        "cut": sound[:at],
        "strange": b"\x80\x04]" + sound,
    }
    path.write_bytes(damaged[damage]) if damage != "gone" else path.unlink()
    with caplog.at_level(logging.INFO):
        assert told(start()) == first
    assert ("built anew" in caplog.text) or (kind, damage) == ("snapshot", "gone")
    caplog.clear()
    assert told(start()) == first
    assert not caplog.text


def test_what_other_code_or_knowledge_made_is_not_used(
    start: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    start()
    monkeypatch.setattr("bot.index.shelf.FORMAT", 0)
    with caplog.at_level(logging.INFO):
        start()
    assert "another version" in caplog.text


def test_a_folder_that_cannot_be_written_is_done_without(
    articles: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = load_settings(articles=articles, index=tmp_path / "index")
    first = told(open_desk(settings))
    for path in kept(tmp_path):
        path.unlink()
    kept_in = next((tmp_path / "index").glob("snapshot-*"))
    kept_in.rmdir()
    kept_in.write_text("in the way")
    assert told(open_desk(settings)) == first
    assert "cannot be kept" in caplog.text


STARTING = """
import sys
from pathlib import Path
from bot.knowledge import open_desk
from bot.settings import load_settings
folder, index = map(Path, sys.argv[1:])
desk = open_desk(load_settings(articles=folder, index=index))
print("ready", flush=True)
path, turn = next(folder.glob("*.txt")), 0
text = path.read_text("utf-8")
while True:
    turn += 1
    path.write_text(f"{text}\\nThe mill of Rocha was sold {turn} times.\\n", "utf-8")
    desk.reload()
"""


def test_a_kill_at_any_moment_leaves_the_old_or_the_new(
    start: Open, articles: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    chance = random.Random(3)  # noqa: S311 - moments need no secret
    for _ in range(KILLS):
        command = [sys.executable, "-c", STARTING, str(articles), str(tmp_path / "index")]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout
            child.stdout.readline()
            time.sleep(chance.random() * 0.3)
            child.send_signal(signal.SIGKILL)
    fresh = open_desk(load_settings(articles=articles, index=Path("none")))
    assert told(start()) == told(fresh)
    assert "cannot be used" not in caplog.text
