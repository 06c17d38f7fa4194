"""One SQLite file; where it cannot be used, memory in its place, and a clear line in the log."""

import logging
import sqlite3
import threading
from pathlib import Path
from typing import Any

from bot.settings import Settings, usual_index

log = logging.getLogger(__name__)

VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS preferences (
    place INTEGER PRIMARY KEY, visibility TEXT, language TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS votes (
    key BLOB PRIMARY KEY, place INTEGER NOT NULL, day TEXT NOT NULL,
    command TEXT NOT NULL, helpful INTEGER NOT NULL, question TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS greeted (user INTEGER PRIMARY KEY) STRICT;
"""
_ADVICE = (
    "the settings of servers and feedback are kept only until the bot stops. Repair the file, "
    "move it away, or name another with BRIEFING_DATABASE"
)
Row = tuple[Any, ...]


def database_path(settings: Settings) -> Path | None:
    """Return where the database is: as set, else beside what was found in the articles."""
    if settings.database:
        return None if str(settings.database) == "none" else settings.database
    if settings.index:
        return None if str(settings.index) == "none" else settings.index / "bot.sqlite3"
    return usual_index() / "bot.sqlite3"


class Database:
    """The file at `path`; without a path, memory. Safe to use from any thread.

    `kept` tells whether what is written outlives the process. Nothing here
    raises: a bot without its database still answers.
    """

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.Lock()
        self.kept = False
        opened = self._opened(path) if path else None
        self._connection = opened or _prepared(sqlite3.connect(":memory:", check_same_thread=False))

    def _opened(self, path: Path) -> sqlite3.Connection | None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=2, check_same_thread=False)
            try:
                _prepared(connection)
            except BaseException:
                connection.close()
                raise
        except (sqlite3.Error, OSError) as error:
            log.error("The database %s cannot be used (%s): %s.", path, error, _ADVICE)
            return None
        self.kept = True
        return connection

    def write(self, statement: str, *values: object) -> bool:
        """Carry out one statement; tell whether what it says is kept."""
        try:
            with self._lock, self._connection as connection:
                connection.execute(statement, values)
        except sqlite3.Error as error:
            log.error("The database could not be written (%s): %s.", error, _ADVICE)
            return False
        return self.kept

    def rows(self, query: str, *values: object) -> list[Row]:
        """Return what a query finds; nothing where the file has become unreadable."""
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            log.error("The database could not be read (%s): %s.", error, _ADVICE)
            return []

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._connection.close()


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Check and furnish a database; raises sqlite3.Error where it is damaged or not writable."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise sqlite3.DatabaseError(f"it was made by a later version of the bot: {version}")
    damage = connection.execute("PRAGMA quick_check(1)").fetchone()
    if damage != ("ok",):
        raise sqlite3.DatabaseError(f"it is damaged: {damage[0]}")
    connection.execute("BEGIN IMMEDIATE")  # refused where the file is not writable
    connection.rollback()
    connection.executescript(_SCHEMA)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.commit()
    return connection
