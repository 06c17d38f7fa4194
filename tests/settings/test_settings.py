"""Where settings come from, and which wins."""

import shutil
from pathlib import Path

import pytest

from bot.errors import KnowledgeError, SettingsError
from bot.knowledge import open_desk
from bot.settings import load_settings, shipped


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty config folder that the settings are read from."""
    monkeypatch.setenv("BRIEFING_CONFIG", str(tmp_path))
    return tmp_path


def test_the_stronger_source_wins(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (config / "briefing.toml").write_text('log_level = "error"\narticles = "from-toml"\n')
    assert load_settings().log_level == "error"
    (config / "secrets").mkdir()
    (config / "secrets" / "briefing_log_level").write_text("warning\n")
    assert load_settings().log_level == "warning"
    (config / ".env").write_text("BRIEFING_LOG_LEVEL=debug\n")
    assert load_settings().log_level == "debug"
    monkeypatch.setenv("BRIEFING_LOG_LEVEL", "info")
    assert load_settings().log_level == "info"
    assert load_settings(log_level="error").log_level == "error"
    assert load_settings().articles == Path("from-toml")


def test_the_token_comes_from_a_secret_file_without_its_newline(config: Path) -> None:
    (config / "secrets").mkdir()
    (config / "secrets" / "briefing_discord_token").write_text("abc.def\n")
    token = load_settings().discord_token
    assert token
    assert token.get_secret_value() == "abc.def"
    assert "abc" not in repr(load_settings())


def test_an_empty_token_is_none(config: Path) -> None:
    (config / ".env").write_text("BRIEFING_DISCORD_TOKEN=\n")
    assert load_settings().discord_token is None


def test_lists_are_written_with_commas_or_as_toml(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (config / "briefing.toml").write_text('admin_roles = ["Editors", 42]\n')
    assert load_settings().admin_roles == ("Editors", 42)
    monkeypatch.setenv("BRIEFING_ADMIN_ROLES", "Editors, 42")
    assert [str(role) for role in load_settings().admin_roles] == ["Editors", "42"]
    monkeypatch.setenv("BRIEFING_ADMIN_USERS", "1,two")
    with pytest.raises(SettingsError, match="BRIEFING_ADMIN_USERS"):
        load_settings()


@pytest.mark.usefixtures("config")
@pytest.mark.parametrize(
    ("setting", "value"), [("COOLDOWN_SECONDS", "-1"), ("HEALTH_PORT", "0"), ("LOG_FORMAT", "xml")]
)
def test_a_wrong_value_names_setting_and_value(
    monkeypatch: pytest.MonkeyPatch, setting: str, value: str
) -> None:
    monkeypatch.setenv(f"BRIEFING_{setting}", value)
    with pytest.raises(SettingsError, match=f"BRIEFING_{setting}: .*{value}"):
        load_settings()


def test_a_missing_config_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_CONFIG", str(tmp_path / "nowhere"))
    with pytest.raises(SettingsError, match="nowhere"):
        load_settings()


@pytest.mark.parametrize("name", ["people", "speech", "questions", "countries", "furniture"])
@pytest.mark.parametrize("broken", ["", "x = 1", '[titles]\nany = 3\n[asks]\nsaying = "say"'])
def test_a_knowledge_file_that_is_wrong_is_named_or_does_no_harm(
    tmp_path: Path, name: str, broken: str
) -> None:
    config = tmp_path / "config"
    shutil.copytree(shipped("config"), config)
    (config / f"{name}.toml").write_text(broken)
    said = ""
    try:
        open_desk(load_settings(config=config))
    except KnowledgeError as error:
        said = str(error)
    assert not said or f"{name}.toml" in said
