"""A Milvus that is not there, does not answer or comes back: said clearly, and never waited for."""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import IndexUnreachable
from tests.index.milvus.conftest import OpenBot
from tests.index.milvus.serving import Milvus


@pytest.fixture
def frail(milvus: Milvus, tmp_path: Path) -> Iterator[Milvus]:
    """A Milvus of the test's own, to be ended or frozen."""
    del milvus  # it skips the test where there is none to be had
    own = Milvus(tmp_path / "data")
    own.start()
    yield own
    own.kill()


def test_a_search_that_gets_no_answer_ends_and_says_so(
    frail: Milvus, bot: OpenBot, caplog: pytest.LogCaptureFixture
) -> None:
    desk = bot(frail.index("frozen"))
    frail.freeze()
    with pytest.raises(IndexUnreachable, match="cannot be reached just now"):
        desk.ask("peace plan")
    assert "BRIEFING_INDEX" in caplog.text
    caplog.clear()
    for _ in range(200):  # those asked just after do not each wait as long
        with pytest.raises(IndexUnreachable):
            desk.ask("peace plan")
    assert not caplog.records
    # What needs no search is still answered.
    assert desk.country("China").outcome == "answered"
    assert desk.quotes("Wang Yi").outcome == "answered"
    frail.thaw()


def test_it_answers_again_once_milvus_is_back(frail: Milvus, bot: OpenBot) -> None:
    desk = bot(frail.index("back"))
    before = desk.ask("peace plan")
    frail.kill()
    with pytest.raises(IndexUnreachable):
        desk.ask("peace plan")
    frail.start()
    desk.reload()
    assert desk.ask("peace plan") == before


def test_a_reload_without_milvus_leaves_all_as_it_was(
    frail: Milvus, bot: OpenBot, tmp_path: Path
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("Well\n\nVillagers in Gao dug a well.\n")
    writer = bot(frail.index("reload"), articles=tmp_path / "articles")
    reader = bot(frail.index("reload"), "reader")
    (tmp_path / "articles" / "two.txt").write_text("Dam\n\nThe dam at Kariba held.\n")
    frail.kill()
    for one in (writer, reader):
        kept = one.snapshot
        with pytest.raises(IndexUnreachable, match="BRIEFING_INDEX"):
            one.reload()
        assert one.snapshot is kept
    frail.start()
    assert writer.reload().added == ("two.txt",)
    assert reader.reload().added == ("two.txt",)


def test_a_reader_outlives_an_outage_and_follows_afterwards(
    frail: Milvus, bot: OpenBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("Well\n\nVillagers in Gao dug a well.\n")
    writer = bot(frail.index("outlive"), articles=tmp_path / "articles")
    reader = bot(frail.index("outlive"), "reader", watch_seconds=1)
    frail.kill()
    with caplog.at_level(logging.WARNING):
        while "goes on with what it has" not in caplog.text:
            time.sleep(0.05)
    frail.start()
    (tmp_path / "articles" / "two.txt").write_text("Dam\n\nThe dam at Kariba held.\n")
    writer.reload()
    while len(reader.snapshot.articles) < 2:
        time.sleep(0.05)


def test_no_milvus_at_the_start_is_one_line_and_the_exit_code_of_wrong_settings(
    milvus: Milvus,
) -> None:
    del milvus
    environment = {**os.environ, "BRIEFING_INDEX": "milvus+http://127.0.0.1:9"}
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "peace plan"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 2
    assert ended.stdout == ""
    (line,) = ended.stderr.splitlines()
    assert "127.0.0.1:9" in line
    assert "BRIEFING_INDEX" in line
