"""Whom the bot has greeted in direct messages: their ids, and nothing of what they wrote."""

from bot.discord_app.records.database import Database


class Greetings:
    """Everybody who was greeted."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known = {user for (user,) in database.rows("SELECT user FROM greeted")}

    def is_first(self, user: int) -> bool:
        """Tell whether a user was never greeted, and note that they are now (blocks)."""
        if user in self._known:
            return False
        self._known.add(user)
        self._database.write("INSERT OR IGNORE INTO greeted VALUES (?)", user)
        return True
