"""What the admins of a server have chosen for it; in direct messages, what their user has."""

from dataclasses import dataclass
from typing import Literal

from bot.discord_app.records.database import Database

Visibility = Literal["public", "private"]


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices for one place; None leaves it to the bot's settings and the reader's Discord."""

    visibility: Visibility | None = None
    language: str | None = None


class PreferenceBook:
    """The preferences of all places; a place is a server's id, or a direct channel's."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known = {
            place: Preferences(visibility if visibility in ("public", "private") else None, code)
            for place, visibility, code in database.rows(
                "SELECT place, visibility, language FROM preferences"
            )
        }

    def of(self, place: int | None) -> Preferences:
        """Return what was chosen for a place."""
        return self._known.get(place or 0, Preferences())

    def choose(self, place: int, chosen: Preferences) -> bool:
        """Take new preferences for a place; tell whether they outlive the bot (blocks)."""
        self._known[place] = chosen
        return self._database.write(
            "INSERT OR REPLACE INTO preferences VALUES (?, ?, ?)",
            place,
            chosen.visibility,
            chosen.language,
        )
