"""Nobody but this computer's user gets in, and nothing gets out."""

import http.client
from urllib.parse import urlsplit

import pytest

from bot.standin import Standin


def _get(standin: Standin, path: str, **headers: str) -> int:
    connection = http.client.HTTPConnection(urlsplit(standin.page_url).netloc)
    connection.request("GET", path, headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status


def _key(standin: Standin) -> str:
    return urlsplit(standin.page_url).fragment.removeprefix("key=")


def test_key_opens_the_api(standin: Standin) -> None:
    assert _get(standin, "/api/state", **{"X-Standin-Key": _key(standin)}) == 200


@pytest.mark.parametrize("key", ["", "wrong", "ключ"])
def test_wrong_key_does_not(standin: Standin, key: str) -> None:
    assert _get(standin, "/api/state", **{"X-Standin-Key": key.encode().decode("latin-1")}) == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "example.org"},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
def test_other_pages_are_turned_away(standin: Standin, headers: dict[str, str]) -> None:
    assert _get(standin, "/api/state", **{"X-Standin-Key": _key(standin)}, **headers) == 403


def test_page_allows_no_other_host(standin: Standin) -> None:
    connection = http.client.HTTPConnection(urlsplit(standin.page_url).netloc)
    connection.request("GET", "/")
    policy = connection.getresponse().headers["Content-Security-Policy"]
    connection.close()
    assert "default-src 'none'" in policy
    assert "http" not in policy


def test_proxy_leads_nowhere_else(standin: Standin) -> None:
    connection = http.client.HTTPConnection(urlsplit(standin.proxy).netloc)
    connection.set_tunnel("example.org", 443)
    with pytest.raises(OSError, match="403"):
        connection.connect()
    connection.close()
