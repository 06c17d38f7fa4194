"""Everything the stand-in holds, in one place, and how a message looks to the bot."""

import secrets
from collections import deque
from dataclasses import dataclass

from bot.standin.commands import Commands
from bot.standin.faults import Faults
from bot.standin.gateway import Gateway
from bot.standin.hub import Hub
from bot.standin.interactions import Interactions
from bot.standin.people import BOT, BOT_ID, GUILD_ID, PEOPLE, Channel, User
from bot.standin.store import Store, Stored
from bot.standin.wire import Json, Snowflakes

REQUESTS_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Recorded:
    """One request of the bot, kept for validation: `body` is the JSON part, None without one."""

    method: str
    path: str
    query: dict[str, str]
    body: object
    files: tuple[str, ...]
    status: int
    at: float

    def to_json(self) -> Json:
        """Return the record as an object of its fields."""
        return {name: getattr(self, name) for name in self.__slots__}


class World:
    """One Discord with one server, three people and one bot."""

    def __init__(self, allowed_privileged: int = 0) -> None:
        self.token = (
            f"MTEwMDAwMDAwMDAwMDAwMDAxMA.{secrets.token_hex(3)}.{secrets.token_urlsafe(28)}"
        )
        self.hub = Hub()
        self.snowflakes = Snowflakes()
        self.faults = Faults()
        self.store = Store(self.hub, self.snowflakes)
        self.commands = Commands(self.hub, self.snowflakes)
        self.interactions = Interactions(self.hub, self.snowflakes)
        self.gateway = Gateway(self.hub, self.faults, self.token, allowed_privileged)
        self.locales: dict[str, str] = {}  # the language each user has chosen, by id
        self.requests: deque[Recorded] = deque(maxlen=REQUESTS_KEPT)

    def user(self, key_or_id: str) -> User:
        """Return a person by key ("admin", "member", "owner") or id; KeyError if unknown."""
        for user in (*PEOPLE, BOT):
            if key_or_id in (user.key, user.id):
                return user
        raise KeyError(key_or_id)

    def for_bot(self, stored: Stored) -> Json:
        """Return a message as the bot may read it.

        Without the message content intent, server messages come empty unless
        the bot wrote them or is mentioned in them.
        """
        message = stored.data
        named = any(user["id"] == BOT_ID for user in message["mentions"])
        own = message["author"]["id"] == BOT_ID
        if own or named or stored.channel.owner or self.gateway.reads_content():
            return message
        return {**message, "content": "", "embeds": [], "attachments": [], "components": []}

    def reply_fields(self, channel: Channel, message_id: str) -> Json:
        """Return what makes a message in `channel` a reply to another one."""
        reference: Json = {"type": 0, "channel_id": channel.id, "message_id": message_id}
        if channel.guild_id:
            reference["guild_id"] = channel.guild_id
        target = self.store.find(message_id)
        seen = dict(self.for_bot(target)) if target else {}
        seen.pop("referenced_message", None)  # only one level deep, else a long exchange grows
        return {"type": 19, "message_reference": reference, "referenced_message": seen or None}

    def announce(self, event: str, stored: Stored) -> None:
        """Send MESSAGE_CREATE or MESSAGE_UPDATE to the bot; ephemeral messages send none."""
        if stored.audience:
            return
        data = {**self.for_bot(stored), "channel_type": 1 if stored.channel.owner else 0}
        if stored.channel.guild_id:
            author = self.user(data["author"]["id"])
            data |= {"guild_id": GUILD_ID, "member": author.member_json()}
        self.gateway.dispatch(event, data, stored.channel.guild_id)

    def remove(self, stored: Stored) -> None:
        """Delete a message and tell everybody."""
        self.store.delete(stored)
        if stored.audience:
            return
        data = {"id": stored.data["id"], "channel_id": stored.channel.id}
        if stored.channel.guild_id:
            data["guild_id"] = GUILD_ID
        self.gateway.dispatch("MESSAGE_DELETE", data, stored.channel.guild_id)
