"""Bad days: the stand-in breaks things as Discord and the network do, and the library copes."""

from collections.abc import Iterator

import pytest

from bot.standin import Standin
from tests.standin.conftest import demo_bot


@pytest.fixture(name="fresh", scope="module")
def _fresh() -> Iterator[Standin]:
    with Standin.start() as running, demo_bot(running):
        running.wait_ready(commands=1)
        yield running
        running.clear_faults()


def _answers(standin: Standin) -> bool:
    return standin.slash("echo", {"word": "still here"}).wait_reply().content == "still here"


def test_dropped_connection_is_resumed(fresh: Standin) -> None:
    before = fresh.gateway()
    fresh.drop_connection()
    fresh.wait_offline()
    missed = fresh.dm("sent while the bot was away")
    fresh.wait_ready()
    assert fresh.wait_message(after=missed).content.endswith("while the bot was away")
    after = fresh.gateway()
    assert after["identifies"] == before["identifies"]
    assert after["resumes"] == before["resumes"] + 1


def test_reconnect_is_resumed(fresh: Standin) -> None:
    before = fresh.gateway()["resumes"]
    fresh.ask_reconnect()
    fresh.wait_offline()
    fresh.wait_ready()
    assert fresh.gateway()["resumes"] == before + 1
    assert _answers(fresh)


def test_invalid_session_identifies_anew(fresh: Standin) -> None:
    before = fresh.gateway()["identifies"]
    fresh.invalid_session(resumable=False)
    fresh.wait_offline()
    fresh.wait_ready()
    assert fresh.gateway()["identifies"] == before + 1
    assert _answers(fresh)


def test_half_open_connection_loses_nothing_for_good(fresh: Standin) -> None:
    fresh.half_open()
    unheard = fresh.slash("echo", {"word": "unheard"})
    said = fresh.dm("can you hear me?")
    assert unheard.failed
    fresh.drop_connection()
    fresh.half_open(on=False)
    fresh.wait_ready()
    assert fresh.wait_message(after=said).content.endswith("can you hear me?")


def test_rate_limit_with_via_is_retried(fresh: Standin) -> None:
    fresh.fail_next(
        "POST /interactions/",
        429,
        headers={"Via": "1.1 google"},
        body={"message": "You are being rate limited.", "retry_after": 0.1, "global": False},
    )
    assert _answers(fresh)
    statuses = [r["status"] for r in fresh.requests() if r["path"].startswith("/interactions/")]
    assert statuses[-2:] == [429, 200]


def test_server_error_is_retried(fresh: Standin) -> None:
    fresh.fail_next("POST /interactions/", 502)
    assert _answers(fresh)


def test_slow_call_is_late(fresh: Standin) -> None:
    fresh.fail_next("POST /interactions/", delay=3.2)
    assert fresh.slash("echo", {"word": "slow"}).failed


def test_unparsable_event_ends_the_process() -> None:
    with Standin.start() as standin, demo_bot(standin) as bot:
        standin.wait_ready()
        standin.bad_event()
        assert bot.wait(20) != 0


def test_first_connection_closed_before_hello_ends_the_process() -> None:
    with Standin.start() as standin:
        standin.close_before_hello()
        with demo_bot(standin) as bot:
            assert bot.wait(30) != 0
        assert standin.gateway()["identifies"] == 0


def test_later_connection_closed_before_hello_is_tried_again(fresh: Standin) -> None:
    before = fresh.gateway()["resumes"]
    fresh.close_before_hello()
    fresh.wait_offline()
    fresh.wait_ready()
    assert fresh.gateway()["resumes"] == before + 1


def test_wrong_token_ends_the_process() -> None:
    with Standin.start() as standin:
        standin.refuse_token()
        with demo_bot(standin) as bot:
            assert bot.wait(20) != 0
        assert [r["status"] for r in standin.requests()] == [401]


def test_refused_token_ends_the_process() -> None:
    with Standin.start() as standin, demo_bot(standin) as bot:
        standin.wait_ready()
        standin.refuse_token()
        assert bot.wait(30) != 0


def test_privileged_intent_ends_the_process() -> None:
    with Standin.start() as standin, demo_bot(standin, DEMO_READS_ALL="1") as bot:
        assert bot.wait(20) != 0
        assert standin.gateway()["identifies"] == 1


def test_privileged_intent_that_is_granted_shows_content() -> None:
    granted = Standin.start(allowed_privileged=1 << 15)
    with granted as standin, demo_bot(standin, DEMO_READS_ALL="1"):
        standin.wait_ready(commands=1)
        standin.say("no secret")
        assert standin.slash("overheard").wait_reply().content == "'no secret'"


def test_clean_end_closes_the_session() -> None:
    with Standin.start() as standin, demo_bot(standin) as bot:
        standin.wait_ready()
        bot.terminate()
        assert bot.wait(20) == 0
        standin.wait_offline()
        assert standin.gateway()["close_codes"]
