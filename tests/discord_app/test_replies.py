"""Answers on a bad day: limited, refused, slow, too late, too many; and who is made to wait."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.standin import Standin
from tests.discord_app.running import Bot, answers, fresh_standin, running_bot

RATE_LIMITED = {"message": "You are being rate limited.", "retry_after": 0.1, "global": False}


@pytest.fixture(name="pair", scope="module")
def _pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Standin, Bot]]:
    with fresh_standin() as standin, running_bot(standin, tmp_path_factory.mktemp("bot")) as bot:
        yield standin, bot


def test_rate_limit_with_via_is_waited_out(pair: tuple[Standin, Bot]) -> None:
    standin, _ = pair
    standin.fail_next("POST /interactions/", 429, headers={"Via": "1.1 x"}, body=RATE_LIMITED)
    assert answers(standin)


def test_rate_limit_without_via_is_told_under_an_id(pair: tuple[Standin, Bot]) -> None:
    standin, bot = pair
    standin.fail_next("POST /interactions/", 429, body=RATE_LIMITED)
    reply = standin.slash("who-said", {"words": "rock solid"}).wait_reply()
    told = re.search(r"`([0-9a-f]{8})`", reply.text)
    assert told
    assert f"Error {told.group(1)} in /who-said" in bot.log
    assert answers(standin)


@pytest.mark.parametrize("status", [500, 502])
def test_server_error_is_tried_again(pair: tuple[Standin, Bot], status: int) -> None:
    standin, _ = pair
    standin.fail_next("POST /interactions/", status)
    assert answers(standin)


def test_refused_reply_to_a_mention_harms_nothing(pair: tuple[Standin, Bot]) -> None:
    standin, bot = pair
    standin.fail_next("POST /channels/.*/messages", 403)
    standin.say("who said rock solid?", mention=True)
    bot.wait_log("Could not answer a message")
    assert answers(standin)


def test_many_at_once_are_all_answered(pair: tuple[Standin, Bot]) -> None:
    standin, _ = pair
    every = [standin.slash("who-said", {"words": "rock solid"}) for _ in range(100)]
    assert all("Wang Yi" in done.wait_reply(30).text for done in every)
    assert not any(done.failed for done in every)


def test_slow_answer_is_deferred_and_arrives(tmp_path: Path) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path, slow=1.5):
        options = {"words": "rock solid", "visibility": "private"}
        done = standin.slash("who-said", options)
        reply = done.wait_reply()
        assert done.deferred
        assert reply.ephemeral
        assert "Wang Yi" in reply.text


def test_expired_interaction_is_logged_and_survived(tmp_path: Path) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path, slow=1.5) as bot:
        done = standin.slash("who-said", {"words": "rock solid"})
        assert done.acked_ms
        standin.expire(done)
        bot.wait_log("came too late")
        assert answers(standin)


def test_cooldown_asks_for_patience(tmp_path: Path) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path, cooldown_seconds="60"):
        assert answers(standin)
        second = standin.slash("who-said", {"words": "rock solid"}).wait_reply()
        assert "ask again in" in second.text
        assert second.ephemeral
        third = standin.slash("who-said", {"words": "rock solid"}, user="member").wait_reply()
        assert "Wang Yi" in third.text


def test_busy_channel_asks_for_patience(tmp_path: Path) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path, channel_cooldown_seconds="60"):
        assert answers(standin)
        second = standin.slash("who-said", {"words": "rock solid"}, user="member").wait_reply()
        assert "in this channel" in second.text
        assert second.ephemeral
        said = standin.say("who said rock solid?", mention=True, user="member")
        assert "in this channel" in standin.wait_message(after=said).text
        words = {"words": "rock solid"}
        third = standin.slash("who-said", words, user="member", channel="general").wait_reply()
        assert "Wang Yi" in third.text
        direct = standin.dm("who said rock solid?", user="member")
        assert "Wang Yi" in standin.wait_message(after=direct).text


def test_private_by_setting(tmp_path: Path) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path, visibility="private"):
        assert standin.slash("who-said", {"words": "rock solid"}).wait_reply().ephemeral
        public = {"words": "rock solid", "visibility": "public"}
        assert not standin.slash("who-said", public).wait_reply().ephemeral
