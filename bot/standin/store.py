"""Messages and the files attached to them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from bot.standin.hub import Hub
from bot.standin.people import BOT, CHANNELS, PEOPLE, Channel, User
from bot.standin.refusals import unknown
from bot.standin.rules.messages import EPHEMERAL
from bot.standin.wire import Json, Snowflakes, now_iso

USER_MENTION = re.compile(r"<@!?(\d+)>")
CDN = "https://cdn.discordapp.com"


@dataclass(frozen=True, slots=True)
class File:
    """An uploaded file."""

    id: str
    name: str
    content_type: str
    content: bytes
    description: str | None = None


@dataclass(slots=True)
class Stored:
    """A message in Discord's own form, and what only the stand-in knows of it.

    `audience` is the user who alone sees an ephemeral message; `history` holds
    the earlier states of an edited one; `pinged` names who was notified.
    """

    data: Json
    channel: Channel
    audience: str | None = None
    history: list[Json] = field(default_factory=list)
    pinged: list[str] = field(default_factory=list)
    interaction_id: str | None = None
    deleted: bool = False

    def to_json(self) -> Json:
        """Return the message as the page and the tests see it."""
        extra = {
            "audience": self.audience,
            "history": self.history,
            "pinged": self.pinged,
            "interaction_id": self.interaction_id,
            "deleted": self.deleted,
        }
        return {**self.data, "standin": extra}


class Store:
    """All messages of all channels, in the order they were sent."""

    def __init__(self, hub: Hub, snowflakes: Snowflakes) -> None:
        self._hub = hub
        self._snowflakes = snowflakes
        self._messages: dict[str, Stored] = {}
        self._files: dict[str, File] = {}

    def channel(self, channel_id: str) -> Channel:
        """Return a channel by its id."""
        for channel in CHANNELS:
            if channel.id == channel_id:
                return channel
        raise unknown("Channel")

    def keep(self, stored: Stored) -> Stored:
        """Add a message and show it."""
        self._messages[stored.data["id"]] = stored
        self._hub.publish("message", audience=stored.audience, message=stored.to_json())
        return stored

    def get(self, message_id: str) -> Stored:
        """Return a message that is there, ephemeral ones included."""
        stored = self.find(message_id)
        if stored is None:
            raise unknown("Message")
        return stored

    def find(self, message_id: str) -> Stored | None:
        """Return a message, None if there is none or it was deleted."""
        stored = self._messages.get(message_id)
        return None if stored is None or stored.deleted else stored

    def public(self, channel_id: str, message_id: str) -> Stored:
        """Return a message of a channel as a bot may look it up: not an ephemeral one."""
        stored = self.get(message_id)
        if stored.channel.id != channel_id or stored.audience:
            raise unknown("Message")
        return stored

    def edit(self, stored: Stored, changes: Json, *, edited: bool = True) -> None:
        """Change a message, keeping its earlier state; `edited` marks it so for readers."""
        stored.history.append(stored.data)
        stamp = {"edited_timestamp": now_iso()} if edited else {}
        stored.data = {**stored.data, **changes, **stamp}
        self._hub.publish("message", audience=stored.audience, message=stored.to_json())

    def delete(self, stored: Stored) -> None:
        """Take a message away."""
        stored.deleted = True
        self._hub.publish("message", audience=stored.audience, message=stored.to_json())

    def every(self, channel_id: str | None = None, *, gone: bool = False) -> Iterator[Stored]:
        """Yield the messages of a channel, or of all, oldest first; `gone` yields deleted too."""
        for stored in self._messages.values():
            if (gone or not stored.deleted) and channel_id in (None, stored.channel.id):
                yield stored

    def attach(self, files: Iterable[File], channel: Channel, flags: int) -> list[Json]:
        """Keep files and return Discord's attachment objects, with addresses that serve them."""
        folder = "ephemeral-attachments" if flags & EPHEMERAL else "attachments"
        made = []
        for file in files:
            self._files[file.id] = file
            url = f"{CDN}/{folder}/{channel.id}/{file.id}/{quote(file.name)}?ex=0&is=0&hm=0"
            made.append(attachment_json(file, url))
        return made

    def file(self, file_id: str) -> File | None:
        """Return an uploaded file."""
        return self._files.get(file_id)

    def blank(self, author: User, channel: Channel) -> Json:
        """Return an empty message by `author`, to be filled in."""
        message: Json = {
            "id": self._snowflakes.next(),
            "channel_id": channel.id,
            "author": author.to_json(),
            "type": 0,
            "content": "",
            "timestamp": now_iso(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "components": [],
            "pinned": False,
            "flags": 0,
        }
        return message


def attachment_json(file: File, url: str) -> Json:
    """Return Discord's attachment object, with the size of a picture where it is a PNG."""
    made: Json = {
        "id": file.id,
        "filename": file.name,
        "title": file.name.rpartition(".")[0] or file.name,
        "size": len(file.content),
        "url": url,
        "proxy_url": url.replace("cdn.discordapp.com", "media.discordapp.net"),
        "content_type": file.content_type,
        "content_scan_version": 0,
    }
    if file.description:
        made["description"] = file.description
    if file.content.startswith(b"\x89PNG"):
        made["width"] = int.from_bytes(file.content[16:20], "big")
        made["height"] = int.from_bytes(file.content[20:24], "big")
    return made


def named_in(text: str) -> list[User]:
    """Return the users whose mentions stand in `text`, in order, each once."""
    known = {user.id: user for user in (*PEOPLE, BOT)}
    met = dict.fromkeys(USER_MENTION.findall(text))
    return [known[user_id] for user_id in met if user_id in known]
