"""What Discord refuses, the stand-in refuses, and the real library understands it."""

import pytest

from bot.standin import Standin


def test_no_answer_in_three_seconds(standin: Standin) -> None:
    done = standin.slash("silent")
    with pytest.raises(TimeoutError, match="failed"):
        done.wait_reply()
    assert done.failed


def test_late_answer_is_unknown_interaction(standin: Standin) -> None:
    before = standin.say("marker")
    standin.slash("wrong", {"what": "late"})
    assert "404 10062" in standin.wait_message(after=before).content


def test_second_acknowledgement(standin: Standin) -> None:
    reply = standin.slash("wrong", {"what": "twice"}).wait_reply()
    assert "400 40060" in reply.content


@pytest.mark.parametrize(("what", "code"), [("long", "400 50035"), ("empty", "400 50006")])
def test_limits(standin: Standin, what: str, code: str) -> None:
    reply = standin.slash("wrong", {"what": what}).wait_reply()
    assert code in reply.content


def test_expired_token(standin: Standin) -> None:
    done = standin.slash("later", {"seconds": 0.5})
    assert done.acked_ms is not None
    standin.expire(done)
    with pytest.raises(TimeoutError):
        done.wait_reply(timeout=1.5)
    refused = [r for r in standin.requests() if r["method"] == "PATCH"][-1]
    assert refused["status"] == 401
