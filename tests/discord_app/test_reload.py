"""/reload: who may, what it shows, and that a failure changes nothing."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.standin import Seen, Standin
from tests.discord_app.running import SEEDS, Bot, fresh_standin, running_bot

STORY = (
    "Bridge opens in Maputo\n\n"
    "The new bridge across the bay of Maputo was opened on Friday.\n\n"
    '"It will halve the journey to the south," said Carlos Matola, the mayor.\n'
)
MEMBER_ID = "1100000000000000012"


@pytest.fixture(name="articles")
def _articles(tmp_path: Path) -> Path:
    shutil.copytree(SEEDS, tmp_path / "articles")
    return tmp_path / "articles"


@pytest.fixture(name="bot")
def _bot(tmp_path: Path, articles: Path) -> Iterator[tuple[Standin, Bot]]:
    with fresh_standin() as standin, running_bot(standin, tmp_path, articles=articles) as bot:
        yield standin, bot


def test_changed_folder_shows_up(bot: tuple[Standin, Bot], articles: Path) -> None:
    standin, _ = bot
    before = standin.slash("who-said", {"words": "halve the journey"}).wait_reply()
    assert "Nothing found" in before.text
    (articles / "bridge.txt").write_text(STORY, encoding="utf-8")
    (articles / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    gone = min(articles.glob("*.txt"))
    gone.unlink()

    done = standin.slash("reload")
    report = done.wait_reply()
    assert done.deferred
    assert report.ephemeral
    assert "Added: 1" in report.text
    assert "bridge.txt" in report.text
    assert "Removed: 1" in report.text
    assert "picture.png" in report.text
    after = standin.slash("who-said", {"words": "halve the journey"}).wait_reply()
    assert "**Carlos Matola**" in after.text


def test_long_reload_can_be_watched_by_every_admin(tmp_path: Path) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path, slow=1.0) as bot:
        first = standin.slash("reload")
        assert first.acked_ms
        second = standin.slash("reload", user="owner", force=True)
        assert "already under way" in second.wait_reply().text
        watched = standin.again(first.wait_reply(), edits=2)
        assert watched.ephemeral
        assert any("Looking through" in state.text for state in [*watched.history, watched])
        private = {"visibility": "private"}
        assert "Looking through" in standin.slash("status", private).wait_reply().text
        bot.wait_log("Reload by user")
        for done in (first, second):
            assert "unchanged" in _settled(standin, done.wait_reply())
        assert bot.log.count("Reload by user") == 1


def _settled(standin: Standin, message: Seen) -> str:
    until = time.monotonic() + 10
    while "reloaded" not in (shown := standin.again(message).text):
        if time.monotonic() > until:
            raise TimeoutError(shown)
        time.sleep(0.05)
    return shown


def test_broken_folder_keeps_the_old_articles(bot: tuple[Standin, Bot], articles: Path) -> None:
    standin, _ = bot
    articles.rename(articles.with_name("elsewhere"))
    failed = standin.slash("reload").wait_reply()
    assert failed.ephemeral
    assert "reloaded" not in failed.text
    kept = standin.slash("who-said", {"words": "rock solid"}).wait_reply()
    assert "**Wang Yi**" in kept.text


def test_member_is_refused_even_when_discord_lets_the_command_through(
    bot: tuple[Standin, Bot], articles: Path
) -> None:
    standin, _ = bot
    (articles / "bridge.txt").write_text(STORY, encoding="utf-8")
    refused = standin.slash("reload", user="member", force=True).wait_reply()
    assert "manage this server" in refused.text
    assert refused.ephemeral
    still = standin.slash("status").wait_reply()
    assert "5 articles" in still.text


def test_owner_may_anywhere(bot: tuple[Standin, Bot]) -> None:
    standin, _ = bot
    assert "reloaded" in standin.slash("reload", user="owner", channel="dm").wait_reply().text
    refused = standin.slash("reload", user="member", channel="dm", force=True).wait_reply()
    assert "manage this server" in refused.text


def test_configured_user_may(tmp_path: Path) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path, admin_users=MEMBER_ID):
        assert "reloaded" in standin.slash("reload", user="member").wait_reply().text


def test_configured_role_may(tmp_path: Path) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path, admin_roles="desk EDITOR"):
        assert "reloaded" in standin.slash("reload").wait_reply().text
        refused = standin.slash("reload", user="member").wait_reply()
        assert "manage this server" in refused.text
