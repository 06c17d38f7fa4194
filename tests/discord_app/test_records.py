"""What is kept: over a restart, and without a database that can be used."""

import logging
import sqlite3
from pathlib import Path

import pytest

from bot.discord_app.records.database import Database, database_path
from bot.discord_app.records.preferences import Preferences
from bot.discord_app.records.records import open_records
from bot.discord_app.records.votes import Vote, Votes
from bot.settings import Settings

VOTE = Vote(1, 2, 3, "who-said", helpful=True, question="/who-said rock solid")


def _voted(message: int, *, helpful: bool, place: int = 3, question: str = "/ask x") -> Vote:
    return Vote(message, 2, place, "ask", helpful, question)


def test_everything_outlives_the_bot(tmp_path: Path) -> None:
    path = tmp_path / "new" / "bot.sqlite3"
    before = open_records(path)
    assert before.preferences.choose(7, Preferences("private", "kk"))
    assert before.votes.cast(VOTE)
    assert before.greetings.is_first(9)
    before.database.close()
    after = open_records(path)
    assert after.preferences.of(7) == Preferences("private", "kk")
    assert after.preferences.of(8) == after.preferences.of(None) == Preferences()
    assert after.votes.tally(None) == Votes(1, 0)
    assert not after.greetings.is_first(9)
    assert after.greetings.is_first(10)


def test_second_vote_replaces_the_first() -> None:
    votes = open_records(None).votes
    votes.cast(_voted(1, helpful=True))
    votes.cast(_voted(1, helpful=False))
    assert votes.tally(None) == Votes(0, 1)


def test_votes_are_counted_a_place_and_the_latest_questions_come_first() -> None:
    votes = open_records(None).votes
    votes.cast(_voted(1, helpful=False, question="/ask one"))
    votes.cast(_voted(2, helpful=False, question="/ask two"))
    votes.cast(_voted(3, helpful=False, question="/ask one"))
    votes.cast(_voted(4, helpful=False, place=4, question="/ask elsewhere"))
    votes.cast(_voted(5, helpful=True))
    assert votes.tally(3) == Votes(1, 3)
    assert votes.tally(None) == Votes(1, 4)
    assert votes.not_helpful(3, 9) == ["/ask one", "/ask two"]
    assert votes.not_helpful(None, 1) == ["/ask elsewhere"]


def test_who_voted_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    records = open_records(path)
    user = 987654321012345678
    records.votes.cast(Vote(11, user, 3, "ask", helpful=True, question="/ask x"))
    records.database.close()
    content = path.read_bytes()
    assert str(user).encode() not in content
    assert user.to_bytes(8, "big") not in content


def test_memory_does_without_a_file() -> None:
    records = open_records(None)
    assert not records.preferences.choose(7, Preferences("private"))
    assert records.preferences.of(7).visibility == "private"
    assert not records.database.kept


def _damaged(path: Path) -> None:
    path.write_bytes(b"This is no database, whatever its name says. " * 90)


def _torn(path: Path) -> None:
    records = open_records(path)
    for number in range(500):
        records.votes.cast(_voted(number, helpful=True, question="/ask " + "x" * 90))
    records.database.close()
    content = bytearray(path.read_bytes())
    content[4096:16384] = bytes(12288)
    path.write_bytes(content)


def _of_a_later_version(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")


def _a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("damage", [_damaged, _torn, _of_a_later_version, _a_folder])
def test_unusable_database_is_said_and_done_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: object
) -> None:
    path = tmp_path / "bot.sqlite3"
    assert callable(damage)
    damage(path)
    before = path.read_bytes() if path.is_file() else None
    with caplog.at_level(logging.ERROR):
        records = open_records(path)
    assert str(path) in caplog.text
    assert "BRIEFING_DATABASE" in caplog.text
    assert not records.preferences.choose(7, Preferences(language="ru"))
    assert records.preferences.of(7).language == "ru"
    records.votes.cast(VOTE)
    assert records.votes.tally(None) == Votes(1, 0)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_database_that_fails_later_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "bot.sqlite3"
    database = Database(path)
    with sqlite3.connect(path) as other:
        other.execute("DROP TABLE votes")
    assert not database.write("DELETE FROM votes")
    assert database.rows("SELECT * FROM votes") == []
    assert caplog.text.count("BRIEFING_DATABASE") == 2


@pytest.mark.parametrize(
    ("index", "database", "expected"),
    [
        ("here", None, Path("here/bot.sqlite3")),
        ("none", None, None),
        ("here", "there.db", Path("there.db")),
        ("here", "none", None),
    ],
)
def test_the_file_stands_beside_what_was_found(
    index: str, database: str | None, expected: Path | None
) -> None:
    chosen = Settings(index=Path(index), database=Path(database) if database else None)
    assert database_path(chosen) == expected
