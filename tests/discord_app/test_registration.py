"""Commands are registered when they have changed, and never otherwise."""

import os
import subprocess
import sys
from pathlib import Path

from bot.discord_app.registration import normal_form
from bot.standin import Standin
from tests.discord_app.running import COMMANDS, answers, fresh_standin, running_bot

GUILD_ID = "1100000000000000001"


def _sync(standin: Standin, **settings: str) -> "subprocess.CompletedProcess[str]":
    chosen = {f"BRIEFING_{name.upper()}": value for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, "-m", "bot", "sync"],
        env={**os.environ, **standin.environment(), **chosen},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def _writes(standin: Standin) -> list[str]:
    return [r["method"] for r in standin.requests() if r["method"] in {"PUT", "POST", "PATCH"}]


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
        assert _writes(standin) == ["PUT"]


def test_failing_registration_does_not_keep_the_bot_away(tmp_path: Path) -> None:
    with fresh_standin() as standin:
        standin.fail_next("PUT /applications/.*/commands", 403)
        with running_bot(standin, tmp_path, ready=False) as bot:
            standin.wait_ready()
            assert "could not be registered" in bot.log


def test_trial_in_a_server_that_refuses_leaves_the_commands_as_they_were(tmp_path: Path) -> None:
    with fresh_standin() as standin:
        with running_bot(standin, tmp_path):
            pass
        standin.wait_offline()
        standin.fail_next("/applications/.*/guilds/.*/commands", 403, count=9)
        with running_bot(standin, tmp_path, sync_guild=GUILD_ID) as bot:
            assert answers(standin)
            assert "could not be registered" in bot.log


def test_sync_registers_and_clears_what_a_trial_left() -> None:
    with fresh_standin() as standin:
        trial = _sync(standin, sync_guild=GUILD_ID)
        assert trial.returncode == 0, trial.stderr
        assert {command.get("guild_id") for command in standin.commands()} == {GUILD_ID}
        assert _sync(standin).returncode == 0
        assert {command.get("guild_id") for command in standin.commands()} == {None}
        assert {command["name"] for command in standin.commands()} == COMMANDS
        written = _writes(standin)
        assert _sync(standin).returncode == 0
        assert _writes(standin) == written


def test_sync_with_a_refused_token_says_so() -> None:
    with fresh_standin() as standin:
        refused = _sync(standin, discord_token="wrong")
    assert refused.returncode == 2
    assert "BRIEFING_DISCORD_TOKEN" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_defaults_that_discord_leaves_out_are_no_change() -> None:
    option = {"type": 3, "name": "words", "description": "What", "required": False, "choices": []}
    sent = {
        "name": "ask", "type": 1, "description": "Ask", "options": [option], "nsfw": False,
        "default_member_permissions": 32, "contexts": [0, 1, 2], "integration_types": [0, 1],
        "dm_permission": True,
    }  # fmt: skip
    kept = {
        "name": "ask", "description": "Ask", "contexts": [2, 1, 0], "integration_types": [1, 0],
        "options": [{"type": 3, "name": "words", "description": "What"}], "id": "1", "version": "2",
        "default_member_permissions": "32", "name_localizations": None,
    }  # fmt: skip
    assert normal_form([sent]) == normal_form([kept])
    assert normal_form([sent]) != normal_form([{**kept, "name_localizations": {"fr": "demander"}}])
    assert normal_form([sent]) != normal_form([{**kept, "default_member_permissions": None}])
