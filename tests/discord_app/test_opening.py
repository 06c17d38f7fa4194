"""The first reading: the bot is online meanwhile, and says how far it is."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.standin import Seen, Standin
from tests.discord_app.running import SEEDS, Bot, fresh_standin, running_bot

WHO_SAID = {"words": "rock solid"}
PACE = 1.5  # seconds for each of the five articles


@contextmanager
def _opening(folder: Path) -> Iterator[tuple[Standin, Bot]]:
    with (
        fresh_standin() as standin,
        running_bot(standin, folder, slow=PACE, unread=True) as bot,
    ):
        yield standin, bot


def test_whoever_asks_meanwhile_sees_how_far_it_is_and_then_the_answer(tmp_path: Path) -> None:
    with _opening(tmp_path) as (standin, bot):
        done = standin.slash("who-said", {**WHO_SAID, "visibility": "private"})
        at_once = standin.slash("status").wait_reply()
        assert "0 articles" in at_once.text
        assert "Wang Yi" not in done.wait_reply().text
        assert done.deferred
        answer = _settled(standin, done.wait_reply(), "Wang Yi")
        assert answer.ephemeral
        assert any("Reading the articles" in state.text for state in answer.history)
        assert "Read 5 articles" in bot.log


def test_messages_and_admins_are_told(tmp_path: Path) -> None:
    with _opening(tmp_path) as (standin, bot):
        reload = standin.slash("reload")
        asked = standin.dm("who said rock solid?")
        assert "still reading" in standin.wait_message(after=asked).text
        watched = reload.wait_reply()
        assert "I have just started" in watched.text
        assert standin.autocomplete("article", "title", "can") == []
        bot.wait_log("Read 5 articles", 60)
        again = standin.dm("who said rock solid?")
        assert "Wang Yi" in standin.wait_message(after=again).text
        assert "reloaded" in _settled(standin, watched, "reloaded").text


def test_buttons_of_old_answers_wait(tmp_path: Path) -> None:
    with fresh_standin() as standin:
        with running_bot(standin, tmp_path):
            answer = standin.slash("who-said", WHO_SAID).wait_reply()
        standin.wait_offline()
        context = answer.button("Context 1")["custom_id"]
        with running_bot(standin, tmp_path, slow=PACE, unread=True) as bot:
            told = standin.press(answer, context).wait_reply()
            assert "still reading" in told.text
            assert told.ephemeral
            bot.wait_log("Read 5 articles", 60)
            assert "In context" in standin.press(answer, context).wait_reply().text


def test_stop_ends_the_reading(tmp_path: Path) -> None:
    with _opening(tmp_path) as (standin, bot):
        assert standin.slash("who-said", WHO_SAID).acked_ms
        assert bot.stop() == 0
        assert "Traceback" not in bot.log
        assert standin.gateway()["close_codes"][-1] == 1000


@pytest.mark.parametrize("made", [False, True])
def test_folder_that_cannot_be_read_ends_the_bot_with_one_clear_line(
    tmp_path: Path, made: bool
) -> None:
    folder = tmp_path / "articles"
    if made:
        folder.write_text("a file, not a folder", encoding="utf-8")
    with (
        fresh_standin() as standin,
        running_bot(standin, tmp_path, articles=folder, ready=False) as bot,
    ):
        assert bot.process.wait(20) == 2
    assert str(folder) in bot.log
    assert "Traceback" not in bot.log


def test_a_long_article_holds_nothing_up(tmp_path: Path) -> None:
    """Fail when the bot cannot be heard while other processes read for it."""
    folder = tmp_path / "articles"
    folder.mkdir()
    first = min(SEEDS.glob("*.txt")).read_text(encoding="utf-8")
    (folder / "long.txt").write_text("\n\n".join([first] * 100), encoding="utf-8")
    with (
        fresh_standin() as standin,
        running_bot(standin, tmp_path, articles=folder, ready=False) as bot,
    ):
        standin.wait_ready(1)
        assert "Read 1 articles" not in bot.log
        assert standin.slash("help").wait_reply().text
        bot.wait_log("Read 1 articles", 100)
        assert not standin.slash("who-said", WHO_SAID).failed


def _settled(standin: Standin, message: Seen, words: str) -> Seen:
    until = time.monotonic() + 60
    while words not in (shown := standin.again(message)).text:
        if time.monotonic() > until:
            raise TimeoutError(shown.text)
        time.sleep(0.05)
    return shown
