"""Every kind of call to Discord on every kind of bad day: the bot lives on and answers once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.standin import Done, Seen, Standin
from tests.discord_app.running import SEEDS, Bot, answers, fresh_standin, running_bot

WAIT_A_MOMENT = {"message": "You are being rate limited.", "retry_after": 0.1, "global": False}
WHO_SAID = {"words": "rock solid"}


@dataclass(frozen=True)
class Fault:
    """What the next call meets; `passes` tells whether trying once more or waiting mends it."""

    order: dict[str, Any]
    passes: bool


FAULTS = {
    "401": Fault({"status": 401}, passes=False),
    "403": Fault({"status": 403}, passes=False),
    "404": Fault({"status": 404}, passes=False),
    "429 with Via": Fault(
        {"status": 429, "headers": {"Via": "1.1 x"}, "body": WAIT_A_MOMENT}, passes=True
    ),
    "429 without Via": Fault({"status": 429, "body": WAIT_A_MOMENT}, passes=False),
    "500": Fault({"status": 500}, passes=True),
    "502": Fault({"status": 502}, passes=True),
    "slow": Fault({"delay": 0.7}, passes=True),
    "cut off": Fault({"hang_up": True}, passes=False),
}


def _slash(standin: Standin) -> Done:
    return standin.slash("who-said", WHO_SAID)


def _button(standin: Standin) -> Done:
    shown = _slash(standin).wait_reply()
    return standin.press(shown, shown.button("Context 1")["custom_id"])


def _menu(standin: Standin) -> Done:
    return standin.menu("Who said this?", standin.say("It is rock solid."))


def _suggest(standin: Standin) -> Done:
    return standin.complete("country", "name", "kaz")


INTERACTIONS: dict[str, Callable[[Standin], Done]] = {
    "command": _slash,
    "button": _button,
    "message menu": _menu,
    "suggestion": _suggest,
}


@pytest.fixture(name="pair", scope="module")
def _pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Standin, Bot]]:
    with fresh_standin() as standin, running_bot(standin, tmp_path_factory.mktemp("bot")) as bot:
        yield standin, bot


@pytest.fixture(name="slow", scope="module")
def _slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Standin, Bot]]:
    folder = tmp_path_factory.mktemp("bot")
    with fresh_standin() as standin, running_bot(standin, folder, slow=1.0) as bot:
        yield standin, bot


@pytest.fixture(autouse=True)
def _all_well_afterwards(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    for name in {"pair", "slow"} & set(request.fixturenames):
        standin, bot = request.getfixturevalue(name)
        standin.clear_faults()
        assert answers(standin)
        assert standin.gateway()["identifies"] == 1
        assert bot.process.poll() is None


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("kind", INTERACTIONS)
def test_the_first_answer(pair: tuple[Standin, Bot], kind: str, fault: str) -> None:
    standin, _ = pair
    standin.fail_next("POST /interactions/", **FAULTS[fault].order)
    done = INTERACTIONS[kind](standin) if kind != "button" else None
    if done is None:
        standin.clear_faults()
        shown = _slash(standin).wait_reply()
        standin.fail_next("POST /interactions/", **FAULTS[fault].order)
        done = standin.press(shown, shown.button("Context 1")["custom_id"])
    if FAULTS[fault].passes and kind != "suggestion":
        assert done.wait_reply()
    assert done.acked_ms or done.failed
    assert len(done.replies()) <= 1


@pytest.mark.parametrize("fault", FAULTS)
def test_the_answer_after_a_deferral(slow: tuple[Standin, Bot], fault: str) -> None:
    standin, _ = slow
    done = _slash(standin)
    assert done.deferred or done.acked_ms
    standin.fail_next("PATCH /webhooks/", **FAULTS[fault].order)
    if FAULTS[fault].passes:
        assert "Wang Yi" in done.wait_reply().text
    answers(standin)
    assert len(done.replies()) <= 1


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("call", ["POST /channels/.*/messages", "POST /channels/.*/typing"])
def test_the_answer_to_a_message(pair: tuple[Standin, Bot], call: str, fault: str) -> None:
    standin, _ = pair
    standin.fail_next(call, **FAULTS[fault].order)
    asked = standin.say("who said rock solid?", mention=True)
    if FAULTS[fault].passes:
        assert "Wang Yi" in standin.wait_message(after=asked).text
    assert answers(standin)
    assert len(_answers_to(standin, asked)) <= 1


@pytest.mark.parametrize("fault", FAULTS)
def test_looking_back_for_the_last_answer(pair: tuple[Standin, Bot], fault: str) -> None:
    standin, _ = pair
    standin.fail_next("GET /channels/.*/messages", **FAULTS[fault].order)
    asked = standin.dm("and uzbekistan?", user="member")
    assert standin.wait_message(after=asked).text


@pytest.mark.parametrize("fault", ["403", "429 without Via", "500", "slow", "cut off"])
@pytest.mark.parametrize("call", ["GET /users/@me", "GET /gateway", "commands"])
def test_the_start(tmp_path: Path, call: str, fault: str) -> None:
    with fresh_standin() as standin:
        standin.fail_next(call, **FAULTS[fault].order)
        with running_bot(standin, tmp_path, ready=False) as bot:
            standin.wait_ready()
            bot.wait_log("Read ")
            assert standin.gateway()["identifies"] == 1
            asked = standin.dm("who said rock solid?")
            assert "Wang Yi" in standin.wait_message(after=asked).text
            assert "Traceback" not in bot.log


def test_the_first_connection_closed_before_hello(tmp_path: Path) -> None:
    with fresh_standin() as standin:
        standin.close_before_hello(1)
        with running_bot(standin, tmp_path) as bot:
            assert answers(standin)
            assert standin.gateway()["identifies"] == 1
            assert bot.log.count("Failed to connect") == 1


def test_reconnect_and_resumable_invalid_session_are_resumed(tmp_path: Path) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path):
        for break_it in (standin.ask_reconnect, lambda: standin.invalid_session(resumable=True)):
            before = standin.gateway()["resumes"]
            break_it()
            standin.wait_offline()
            standin.wait_ready()
            assert standin.gateway()["resumes"] == before + 1
            assert answers(standin)
        assert standin.gateway()["identifies"] == 1


def test_half_open_connection_answers_later_and_once(tmp_path: Path) -> None:
    with fresh_standin() as standin, running_bot(standin, tmp_path):
        standin.half_open()
        asked = standin.dm("who said rock solid?")
        assert _slash(standin).failed
        standin.drop_connection()
        standin.half_open(on=False)
        standin.wait_ready()
        assert "Wang Yi" in standin.wait_message(after=asked).text
        assert answers(standin)
        assert len(_answers_to(standin, asked)) == 1


def test_deferred_answer_whose_message_is_deleted(slow: tuple[Standin, Bot]) -> None:
    standin, bot = slow
    done = standin.slash("who-said", {**WHO_SAID, "visibility": "private"})
    assert done.acked_ms
    (waiting,) = done.replies()
    standin.delete(waiting)
    assert answers(standin)
    assert "Error" in bot.log or "too late" in bot.log
    assert "Wang Yi" not in standin.again(waiting).text


def test_interaction_that_discord_no_longer_knows(pair: tuple[Standin, Bot]) -> None:
    standin, bot = pair
    gone = {"message": "Unknown interaction", "code": 10062}
    standin.fail_next("POST /interactions/", 404, body=gone)
    assert _slash(standin).failed
    bot.wait_log("came too late")


def test_reload_while_fifty_are_answered(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for path in SEEDS.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    with fresh_standin() as standin, running_bot(standin, tmp_path, articles=folder):
        first = [_slash(standin) for _ in range(25)]
        (folder / "new.txt").write_text("A bridge\n\nIt opened in Maputo.\n", encoding="utf-8")
        reload = standin.slash("reload")
        second = [_slash(standin) for _ in range(25)]
        assert all("Wang Yi" in done.wait_reply(30).text for done in [*first, *second])
        assert "Added: 1" in reload.wait_reply(30).text
        assert not any(done.failed for done in [*first, *second])


def test_stop_while_the_connection_is_down(tmp_path: Path) -> None:
    """The library loses a cancellation that meets it while it reconnects."""
    for _ in range(3):
        with (
            fresh_standin() as standin,
            running_bot(standin, tmp_path, ready=False) as bot,
        ):
            standin.wait_ready()
            standin.close_before_hello(50)
            standin.wait_offline()
            assert bot.stop() == 0
            assert "Traceback" not in bot.log
            assert standin.gateway()["identifies"] == 1


def _answers_to(standin: Standin, asked: Seen) -> list[Seen]:
    found = []
    for message in standin.messages(after=asked):
        reference = message.raw.get("message_reference") or {}
        if reference.get("message_id") == asked.id:
            found.append(message)
    return found
