"""Reading in other processes: the same as in this one, whatever becomes of them."""

import shutil
import sys
import threading
import time
from pathlib import Path

import pytest

from bot.articles.overrides import Overrides
from bot.errors import ArticlesError, KnowledgeError, ReloadStopped
from bot.index.gathering import Crew, Gathering
from bot.settings import shipped
from tests.index.gathering.folders import Folder, crew, plain, seed, shipped_work


def gathering(folder: Folder, with_crew: Crew) -> Gathering:
    return Gathering(folder.path, Overrides, with_crew)


def test_processes_find_what_one_finds_and_survive_bad_articles(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "articles")
    for number in range(6):
        folder.put(f"{number}.txt", f"{seed()}\nThis is edition {number}.\n")
    alone = folder.gathering().read()
    for name in ("breaks.txt", "dies.txt", "hangs.txt"):
        folder.put(name, f"{seed()}\nThis is the {name}.\n")
    found = gathering(folder, crew(limit=20)).read()
    assert found.articles == alone.articles
    reasons = {one.id: one.reason for one in found.skipped}
    assert "ZeroDivisionError" in reasons["breaks.txt"]
    assert "signal 9" in reasons["dies.txt"]
    assert "longer than 20 s" in reasons["hangs.txt"]
    assert plain(alone) == (found.articles, ())


def test_a_stop_ends_the_reading_and_every_process(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "articles")
    for number in range(3):
        folder.put(f"hangs{number}.txt", f"{seed()}\nThis is edition {number}.\n")
    reading = gathering(folder, crew())
    stopper = threading.Timer(3, reading.stop)
    stopper.start()
    began = time.monotonic()
    with pytest.raises(ReloadStopped):
        reading.read()
    assert time.monotonic() - began < 60
    stopper.join()


def test_a_process_that_cannot_start_is_an_error_that_names_it(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "articles")
    folder.put("a.txt", seed())
    missing = Crew(shipped_work, [str(tmp_path / "none")], processes=1, worth=0)
    with pytest.raises(ArticlesError, match="No process can be started"):
        gathering(folder, missing).read()


def test_wrong_knowledge_is_named_by_the_process_that_met_it(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "articles")
    folder.put("a.txt", seed())
    shutil.copytree(shipped("config"), tmp_path / "config")
    (tmp_path / "config" / "speech.toml").write_text("=")
    command = (sys.executable, "-m", "bot.worker", str(tmp_path / "config"))
    with pytest.raises(KnowledgeError, match=r"speech\.toml"):
        gathering(folder, crew(command=command)).read()
