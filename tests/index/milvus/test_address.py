"""What BRIEFING_INDEX may say of a Milvus."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.index.milvus import Address, Server
from bot.settings import load_settings


@pytest.mark.parametrize(
    ("written", "uri", "name"),
    [
        ("milvus+http://127.0.0.1:19530", "http://127.0.0.1:19530", "briefing"),
        ("milvus+http://milvus", "http://milvus:19530", "briefing"),
        ("milvus+https://in03.example.org:443/news_2", "https://in03.example.org:443", "news_2"),
        ("milvus+http://[::1]:9000/", "http://[::1]:9000", "briefing"),
        ("milvus+file:///srv/bot/index.db", "/srv/bot/index.db", "briefing"),
        ("milvus+file:index.db", "index.db", "briefing"),
    ],
)
def test_an_address_is_a_place_and_a_name(written: str, uri: str, name: str) -> None:
    assert Address.of(written) == Address(uri, name)


@pytest.mark.parametrize(
    "written",
    [
        "milvus+", "milvus+http://", "milvus+ftp://host", "milvus+http://host:port",
        "milvus+http://host:99999", "milvus+file:///srv/index.sqlite", "milvus+file://host/x.db",
        "milvus+http://host/two/names", "milvus+http://host/дом", "milvus+http://root:pw@host",
        "milvus+http://[::1",
    ],
)  # fmt: skip
def test_a_wrong_one_names_the_setting_and_never_a_password(written: str) -> None:
    with pytest.raises(SettingsError, match="BRIEFING_INDEX: ") as raised:
        Address.of(written)
    assert "pw" not in str(raised.value).replace("password", "")


def test_settings_tell_a_milvus_from_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_INDEX", "milvus+http://host/news")
    monkeypatch.setenv("BRIEFING_INDEX_ROLE", "reader")
    settings = load_settings()
    assert (settings.index, settings.index_server) == (None, "milvus+http://host/news")
    assert settings.index_role == "reader"
    monkeypatch.setenv("BRIEFING_INDEX", "kept")
    assert (load_settings().index, load_settings().index_server) == (Path("kept"), None)


@pytest.mark.skipif(find_spec("pymilvus") is not None, reason="briefing-bot[milvus] is installed")
def test_without_the_extra_it_is_said_what_to_install() -> None:
    with pytest.raises(SettingsError, match=r"briefing-bot\[milvus\]"):
        Server(Address.of("milvus+http://127.0.0.1:1")).work("list_collections")
