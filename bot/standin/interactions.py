"""Interactions: sent, acknowledged within three seconds, answered within fifteen minutes.

After "Receiving and Responding" in Discord's API reference.
"""

import asyncio
import secrets
import time
from dataclasses import dataclass, field

from bot.standin.hub import Hub
from bot.standin.people import BOT, BOT_ID, GUILD_ID, Channel, User
from bot.standin.refusals import Refusal, unknown
from bot.standin.rules.messages import MOST_BYTES
from bot.standin.wire import Json, Snowflakes

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
ACKNOWLEDGE_SECONDS = 3.0
TOKEN_SECONDS = 15 * 60.0


@dataclass(slots=True)
class Interaction:
    """One thing that a user did, and what has become of it.

    Times are seconds of a monotonic clock. `status` is "pending", "acknowledged"
    or "failed"; `original` is the id of the message that `@original` stands for.
    """

    id: str
    kind: int
    user: User
    channel: Channel
    data: Json
    message_id: str | None = None
    token: str = field(default_factory=lambda: "aW50ZXJhY3Rpb246" + secrets.token_urlsafe(96))
    status: str = "pending"
    callback: int | None = None
    original: str | None = None
    replies: list[str] = field(default_factory=list)
    choices: list[Json] | None = None
    modal: Json | None = None
    name: str = ""
    locale: str = "en-US"
    sent_at: float = field(default_factory=time.monotonic)
    acked_at: float | None = None
    replied_at: float | None = None
    expires_at: float = 0.0

    def __post_init__(self) -> None:
        self.expires_at = self.sent_at + TOKEN_SECONDS

    def to_json(self) -> Json:
        """Return what the page and the tests may know."""
        return {
            "id": self.id,
            "type": self.kind,
            "name": self.name,
            "user_id": self.user.id,
            "channel_id": self.channel.id,
            "message_id": self.message_id,
            "custom_id": self.data.get("custom_id"),
            "status": self.status,
            "callback": self.callback,
            "original": self.original,
            "replies": self.replies,
            "choices": self.choices,
            "modal": self.modal,
            "acked_ms": _milliseconds(self.sent_at, self.acked_at),
            "replied_ms": _milliseconds(self.sent_at, self.replied_at),
        }


def _milliseconds(start: float, end: float | None) -> float | None:
    return None if end is None else round((end - start) * 1000, 3)


class Interactions:
    """All interactions of this run."""

    def __init__(self, hub: Hub, snowflakes: Snowflakes) -> None:
        self._hub = hub
        self._snowflakes = snowflakes
        self._every: dict[str, Interaction] = {}
        self._by_token: dict[str, Interaction] = {}

    def open(
        self, kind: int, user: User, channel: Channel, data: Json, message_id: str | None = None
    ) -> Interaction:
        """Start an interaction and its three seconds."""
        made = Interaction(self._snowflakes.next(), kind, user, channel, data, message_id)
        self._every[made.id] = self._by_token[made.token] = made
        loop = asyncio.get_running_loop()
        loop.call_later(ACKNOWLEDGE_SECONDS, self._deadline, made)
        self.changed(made)
        return made

    def get(self, interaction_id: str) -> Interaction:
        """Return an interaction by its id."""
        if interaction_id not in self._every:
            raise unknown("interaction")
        return self._every[interaction_id]

    def changed(self, interaction: Interaction) -> None:
        """Tell the user's page how the interaction stands."""
        self._hub.publish(
            "interaction", audience=interaction.user.id, interaction=interaction.to_json()
        )

    def peek(self, interaction_id: str, token: str) -> Interaction:
        """Return an interaction that may still be acknowledged; refuse a late or second answer."""
        interaction = self._every.get(interaction_id)
        if interaction is None or interaction.token != token or interaction.status == "failed":
            raise unknown("interaction")
        if interaction.status == "acknowledged":
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        return interaction

    def acknowledge(self, interaction: Interaction, callback: int) -> None:
        """Note the bot's first answer."""
        interaction.status = "acknowledged"
        interaction.callback = callback
        interaction.acked_at = time.monotonic()

    def by_token(self, token: str) -> Interaction:
        """Return the interaction whose token a follow-up bears."""
        interaction = self._by_token.get(token)
        if interaction is None or interaction.status != "acknowledged":
            raise unknown("Webhook")
        if time.monotonic() > interaction.expires_at:
            raise Refusal(401, 50027, "Invalid Webhook Token")
        return interaction

    def _deadline(self, interaction: Interaction) -> None:
        if interaction.status == "pending":
            interaction.status = "failed"
            self.changed(interaction)


def interaction_event(interaction: Interaction, message: Json | None) -> Json:
    """Return the INTERACTION_CREATE event for the bot."""
    user, channel = interaction.user, interaction.channel
    event: Json = {
        "id": interaction.id,
        "application_id": BOT_ID,
        "type": interaction.kind,
        "data": interaction.data,
        "channel_id": channel.id,
        "token": interaction.token,
        "version": 1,
        "locale": interaction.locale,
        "app_permissions": str(BOT.permissions),
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": {"0": channel.guild_id or "0"},
        "context": 0 if channel.guild_id else 1,
        "attachment_size_limit": MOST_BYTES,
    }
    if channel.guild_id:
        event["guild_id"] = GUILD_ID
        event["guild"] = {"id": GUILD_ID, "locale": "en-US", "features": []}
        event["guild_locale"] = "en-US"
        event["channel"] = {**channel.to_json(), "permissions": str(user.permissions)}
        event["member"] = {
            **user.member_json(),
            "user": user.to_json(),
            "permissions": str(user.permissions),
            "unusual_dm_activity_until": None,
        }
    else:
        event["channel"] = channel.to_json()
        event["user"] = user.to_json()
    if message is not None:
        event["message"] = message
    return event
