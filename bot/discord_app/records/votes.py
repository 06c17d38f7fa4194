"""Feedback on answers: how many found them helpful, and the questions of those who voted."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b

from bot.discord_app.records.database import Database


@dataclass(frozen=True, slots=True)
class Votes:
    """Counts of feedback."""

    helpful: int = 0
    not_helpful: int = 0


@dataclass(frozen=True, slots=True)
class Vote:
    """One user's feedback on one message; `place` is the server's id, or a direct channel's."""

    message: int
    user: int
    place: int
    command: str
    helpful: bool
    question: str

    @property
    def key(self) -> bytes:
        """What makes a second vote on the same message replace the first, without naming anyone."""
        return blake2b(f"{self.message} {self.user}".encode(), digest_size=12).digest()


class BallotBox:
    """All feedback."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cast(self, vote: Vote) -> bool:
        """Keep a vote in place of an earlier one; tell whether it outlives the bot (blocks)."""
        return self._database.write(
            "INSERT OR REPLACE INTO votes VALUES (?, ?, ?, ?, ?, ?)",
            vote.key,
            vote.place,
            datetime.now(UTC).date().isoformat(),
            vote.command,
            int(vote.helpful),
            vote.question,
        )

    def tally(self, place: int | None) -> Votes:
        """Count the votes of one place, of all with None."""
        rows = self._database.rows(
            "SELECT coalesce(sum(helpful), 0), coalesce(sum(1 - helpful), 0) FROM votes "
            "WHERE ?1 IS NULL OR place = ?1",
            place,
        )
        return Votes(*rows[0]) if rows else Votes()

    def not_helpful(self, place: int | None, most: int) -> list[str]:
        """Return the questions last found not helpful, newest first, each once."""
        rows = self._database.rows(
            "SELECT question FROM votes WHERE helpful = 0 AND (?1 IS NULL OR place = ?1) "
            "GROUP BY question ORDER BY max(rowid) DESC LIMIT ?2",
            place,
            most,
        )
        return [question for (question,) in rows]
