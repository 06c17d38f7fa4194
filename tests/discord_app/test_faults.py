"""Bad days: the bot recovers, or ends with a line that says why."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.standin import Standin
from tests.discord_app.running import COMMANDS, Bot, fresh_standin, running_bot

RATE_LIMITED = {"message": "You are being rate limited.", "retry_after": 0.1, "global": False}


@pytest.fixture(name="pair")
def _pair(tmp_path: Path) -> Iterator[tuple[Standin, Bot]]:
    with fresh_standin() as standin, running_bot(standin, tmp_path) as bot:
        yield standin, bot


def _answers(standin: Standin) -> bool:
    return "Wang Yi" in standin.slash("who-said", {"words": "rock solid"}).wait_reply().text


def test_commands_are_registered_once(tmp_path: Path) -> None:
    with fresh_standin() as standin:
        for _ in range(2):
            with running_bot(standin, tmp_path) as bot:
                assert {command["name"] for command in standin.commands()} == COMMANDS
                for command in standin.commands():
                    assert command["contexts"] == [0, 1, 2]
                    assert command["integration_types"] == [0, 1]
                assert bot.stop() == 0
            standin.wait_offline()
        writes = [r for r in standin.requests() if r["method"] in {"PUT", "POST", "PATCH"}]
        assert [request["method"] for request in writes] == ["PUT"]


def test_trial_server_gets_the_commands_alone(tmp_path: Path) -> None:
    guild = "1100000000000000001"
    with fresh_standin() as standin:
        with running_bot(standin, tmp_path):
            pass
        standin.wait_offline()
        with running_bot(standin, tmp_path, sync_guild=guild):
            assert {command.get("guild_id") for command in standin.commands()} == {guild}


def test_dropped_connection_is_resumed(pair: tuple[Standin, Bot]) -> None:
    standin, _ = pair
    before = standin.gateway()
    standin.drop_connection()
    standin.wait_offline()
    missed = standin.dm("who said rock solid?")
    standin.wait_ready()
    assert "Wang Yi" in standin.wait_message(after=missed).text
    after = standin.gateway()
    assert (after["identifies"], after["resumes"]) == (
        before["identifies"],
        before["resumes"] + 1,
    )


def test_invalid_session_is_begun_anew(pair: tuple[Standin, Bot]) -> None:
    standin, _ = pair
    standin.invalid_session(resumable=False)
    standin.wait_offline()
    standin.wait_ready()
    assert standin.gateway()["identifies"] == 2
    assert _answers(standin)


def test_connection_closed_before_hello(pair: tuple[Standin, Bot]) -> None:
    standin, _ = pair
    standin.close_before_hello(2)
    standin.wait_offline()
    standin.wait_ready()
    assert _answers(standin)


def test_event_that_cannot_be_read(pair: tuple[Standin, Bot]) -> None:
    standin, bot = pair
    standin.bad_event()
    bot.wait_log("Trying again in")
    standin.wait_offline()
    standin.wait_ready()
    assert _answers(standin)
    assert standin.gateway()["identifies"] == 2


def test_refused_token_ends_with_one_clear_line(tmp_path: Path) -> None:
    with (
        fresh_standin() as standin,
        running_bot(standin, tmp_path, ready=False, discord_token="wrong") as bot,
    ):
        assert bot.process.wait(20) == 2
    assert "BRIEFING_DISCORD_TOKEN" in bot.log
    assert "Traceback" not in bot.log


def test_token_refused_later_ends_the_bot(pair: tuple[Standin, Bot]) -> None:
    standin, bot = pair
    standin.refuse_token()
    assert bot.process.wait(20) == 2
    assert "BRIEFING_DISCORD_TOKEN" in bot.log


def test_no_network_is_said_and_tried_again(tmp_path: Path) -> None:
    with fresh_standin() as standin:
        nowhere = "http://127.0.0.1:9"
        with running_bot(standin, tmp_path, ready=False, discord_proxy=nowhere) as bot:
            bot.wait_log("Discord cannot be reached")
            bot.wait_log("Trying again in")
            assert "Traceback" not in bot.log
            assert bot.stop() == 0


def test_rate_limit_with_via_is_waited_out(pair: tuple[Standin, Bot]) -> None:
    standin, _ = pair
    standin.fail_next("POST /interactions/", 429, headers={"Via": "1.1 x"}, body=RATE_LIMITED)
    assert _answers(standin)


def test_rate_limit_without_via_is_told_under_an_id(pair: tuple[Standin, Bot]) -> None:
    standin, bot = pair
    standin.fail_next("POST /interactions/", 429, body=RATE_LIMITED)
    reply = standin.slash("who-said", {"words": "rock solid"}).wait_reply()
    told = re.search(r"`([0-9a-f]{8})`", reply.text)
    assert told
    assert f"Error {told.group(1)} in /who-said" in bot.log
    assert _answers(standin)


@pytest.mark.parametrize("status", [500, 502])
def test_server_error_is_tried_again(pair: tuple[Standin, Bot], status: int) -> None:
    standin, _ = pair
    standin.fail_next("POST /interactions/", status)
    assert _answers(standin)


def test_refused_reply_to_a_mention_harms_nothing(pair: tuple[Standin, Bot]) -> None:
    standin, bot = pair
    standin.fail_next("POST /channels/.*/messages", 403)
    standin.say("who said rock solid?", mention=True)
    bot.wait_log("Could not answer a message")
    assert _answers(standin)


def test_failing_registration_does_not_keep_the_bot_away(tmp_path: Path) -> None:
    with fresh_standin() as standin:
        standin.fail_next("PUT /applications/.*/commands", 403)
        with running_bot(standin, tmp_path, ready=False) as bot:
            standin.wait_ready()
            assert "could not be registered" in bot.log


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
        assert _answers(standin)


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_stop_lets_answers_finish_and_says_goodbye(tmp_path: Path, by: signal.Signals) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path, slow=1.5) as bot:
        done = standin.slash("who-said", {"words": "rock solid"})
        assert done.acked_ms
        assert bot.stop(by) == 0
        assert "Wang Yi" in done.wait_reply().text
        assert standin.gateway()["close_codes"][-1] == 1000
        assert "Traceback" not in bot.log


def test_cooldown_asks_for_patience(tmp_path: Path) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path, cooldown_seconds="60"):
        assert _answers(standin)
        second = standin.slash("who-said", {"words": "rock solid"}).wait_reply()
        assert "ask again in" in second.text
        assert second.ephemeral
        third = standin.slash("who-said", {"words": "rock solid"}, user="member").wait_reply()
        assert "Wang Yi" in third.text


def test_private_by_setting(tmp_path: Path) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path, visibility="private"):
        assert standin.slash("who-said", {"words": "rock solid"}).wait_reply().ephemeral
        public = {"words": "rock solid", "visibility": "public"}
        assert not standin.slash("who-said", public).wait_reply().ephemeral


def test_many_at_once_are_all_answered(pair: tuple[Standin, Bot]) -> None:
    standin, _ = pair
    every = [standin.slash("who-said", {"words": "rock solid"}) for _ in range(50)]
    assert all("Wang Yi" in done.wait_reply(30).text for done in every)
    assert not any(done.failed for done in every)
