"""Several processes for one bot, each with a part of the servers."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import load_settings
from bot.standin.people import GUILD_ID
from tests.discord_app.running import SEEDS, fresh_standin, running_bot

COUNT = 2
WELL = "Well found\n\n“We have dug for a year,” said Awa Diallo, a teacher in Gao.\n"


def test_each_process_answers_for_its_shards_alone(tmp_path: Path) -> None:
    """Discord sends a server's events to one shard, direct messages to the first."""
    of_server = (int(GUILD_ID) >> 22) % COUNT
    folders = [tmp_path / str(shard) for shard in range(COUNT)]
    for folder in folders:
        (folder / "articles").mkdir(parents=True)
        (folder / "articles" / "well.txt").write_text(WELL.replace("Gao", f"Gao{folder.name}"))
    with (
        fresh_standin() as standin,
        running_bot(
            standin, folders[0], articles=folders[0] / "articles",
            shard_count=str(COUNT), shard_ids="0",
        ),
        running_bot(
            standin, folders[1], articles=folders[1] / "articles",
            shard_count=str(COUNT), shard_ids="1-1",
        ) as second,
    ):  # fmt: skip
        second.wait_log("Connected as")
        in_server = standin.slash("who-said", {"words": "dug for a year"}).wait_reply()
        assert f"Gao{of_server}" in in_server.text
        sent = standin.dm("who said “dug for a year”?")
        assert "Gao0" in standin.wait_message(after=sent).text
        assert "Commands (" not in second.log


@pytest.mark.parametrize(
    ("count", "ids"), [(None, "0"), (2, "2"), (2, "0-5"), (2, "one"), (2, "1-x"), (0, "0")]
)
def test_shards_that_cannot_be_are_refused(
    monkeypatch: pytest.MonkeyPatch, count: int | None, ids: str
) -> None:
    if count is not None:
        monkeypatch.setenv("BRIEFING_SHARD_COUNT", str(count))
    monkeypatch.setenv("BRIEFING_SHARD_IDS", ids)
    with pytest.raises(SettingsError, match="BRIEFING_SHARD_"):
        load_settings(articles=SEEDS)


def test_shards_are_written_as_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_SHARD_COUNT", "16")
    monkeypatch.setenv("BRIEFING_SHARD_IDS", "0-2, 8,12-13")
    assert load_settings().shard_ids == (0, 1, 2, 8, 12, 13)
