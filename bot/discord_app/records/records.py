"""All records of one bot, over one database."""

from dataclasses import dataclass
from pathlib import Path

from bot.discord_app.records.database import Database
from bot.discord_app.records.greetings import Greetings
from bot.discord_app.records.preferences import PreferenceBook
from bot.discord_app.records.votes import BallotBox


@dataclass(frozen=True, slots=True)
class Records:
    """What is kept; `database.kept` tells whether it outlives the process."""

    database: Database
    preferences: PreferenceBook
    votes: BallotBox
    greetings: Greetings


def open_records(path: Path | None) -> Records:
    """Open the records at `path`, in memory without one."""
    database = Database(path)
    return Records(database, PreferenceBook(database), BallotBox(database), Greetings(database))
