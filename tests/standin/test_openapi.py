"""The helper that validates requests notices what is wrong with them."""

import pytest

from bot.standin import Standin
from tests.standin.openapi import check_requests, needs_description

CALLBACK = "/interactions/1/token/callback"


@needs_description
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", CALLBACK, {"type": 4, "data": {"content": 5}}),
        ("POST", CALLBACK, {"type": 4, "data": {"contents": "x"}}),
        ("POST", "/no/such/route", None),
        ("PUT", "/applications/1/commands", [{"description": "nameless"}]),
    ],
)
def test_wrong_requests_are_noticed(method: str, path: str, body: object) -> None:
    with pytest.raises(AssertionError):
        check_requests([{"method": method, "path": path, "body": body, "status": 200}])


@needs_description
def test_library_s_requests_are_valid(standin: Standin) -> None:
    standin.slash("card").wait_reply()
    assert check_requests(standin.requests()) >= 2
