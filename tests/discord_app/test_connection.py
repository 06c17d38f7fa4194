"""The connection to Discord: dropped, refused, half begun; and the end of the bot."""

import http.client
import json
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.standin import Standin
from tests.discord_app.running import Bot, answers, fresh_standin, running_bot


@pytest.fixture(name="pair")
def _pair(tmp_path: Path) -> Iterator[tuple[Standin, Bot]]:
    with fresh_standin() as standin, running_bot(standin, tmp_path) as bot:
        yield standin, bot


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
    assert answers(standin)


def test_connection_closed_before_hello(pair: tuple[Standin, Bot]) -> None:
    standin, _ = pair
    standin.close_before_hello(2)
    standin.wait_offline()
    standin.wait_ready()
    assert answers(standin)


def test_event_that_cannot_be_read(pair: tuple[Standin, Bot]) -> None:
    standin, bot = pair
    standin.bad_event()
    bot.wait_log("Trying again in")
    standin.wait_offline()
    standin.wait_ready()
    assert answers(standin)
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


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_stop_lets_answers_finish_and_says_goodbye(tmp_path: Path, by: signal.Signals) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path, slow=1.5) as bot:
        done = standin.slash("who-said", {"words": "rock solid"})
        assert done.acked_ms
        assert bot.stop(by) == 0
        assert "Wang Yi" in done.wait_reply().text
        assert standin.gateway()["close_codes"][-1] == 1000
        assert "Traceback" not in bot.log


def test_connection_that_keeps_dropping_is_begun_anew_after_a_pause(
    pair: tuple[Standin, Bot],
) -> None:
    standin, bot = pair
    standin.close_before_hello(6)
    bot.wait_log("starting anew")
    bot.wait_log("Trying again in")
    standin.wait_ready()
    assert answers(standin)


def test_health_and_metrics(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with fresh_standin() as standin:
        with running_bot(standin, tmp_path, health_port=str(port)) as bot:
            assert answers(standin)
            bot.wait_log("Connected as")
            status, health = _get(port, "/health")
            assert (status, json.loads(health)["connected"]) == (200, True)
            _, metrics = _get(port, "/metrics")
            assert 'briefing_answers_total{command="who-said",outcome="answered"} 1.0' in metrics
            assert "rock solid" not in metrics
        standin.wait_offline()
        nowhere = "http://127.0.0.1:9"
        with running_bot(
            standin, tmp_path, ready=False, health_port=str(port), discord_proxy=nowhere
        ) as bot:
            bot.wait_log("Trying again in")
            assert _get(port, "/health")[0] == 503


def _get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()
