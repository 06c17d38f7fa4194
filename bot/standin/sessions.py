"""Gateway sessions: what a bot has subscribed to, and what it may ask to be replayed."""

import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.standin.people import BOT, BOT_ID, GUILD_ID, PEOPLE, guild_json
from bot.standin.wire import Json, dumps

REPLAYED = 1000  # events kept for RESUME
RESUME_URL = "wss://gateway-standin-1.discord.gg"
DISPATCH = 0

GUILDS, GUILD_MEMBERS, PRESENCES = 1 << 0, 1 << 1, 1 << 8
GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = GUILD_MEMBERS | PRESENCES | MESSAGE_CONTENT


@dataclass(slots=True)
class Session:
    """One IDENTIFY and all the connections that resume it; `send` is None while cut off."""

    intents: int
    shard: tuple[int, int]
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    seq: int = 0
    sent: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=REPLAYED))
    send: Callable[[bytes], None] | None = None
    ready: bool = False

    def dispatch(self, event: str, data: Json) -> None:
        """Number an event, keep it for a replay and send it if a connection is open."""
        self.seq += 1
        payload = dumps({"op": DISPATCH, "t": event, "s": self.seq, "d": data})
        self.sent.append((self.seq, payload))
        if self.send is not None:
            self.send(payload)

    def replay(self, after: int) -> bool:
        """Send again what came after `after`; False if that is no longer kept."""
        if self.send is None or not 0 <= after <= self.seq:
            return False
        if self.sent and self.sent[0][0] > after + 1:
            return False
        for seq, payload in list(self.sent):
            if seq > after:
                self.send(payload)
        return True

    def greet(self) -> None:
        """Send READY and the servers of this shard."""
        mine = self.holds(GUILD_ID)
        ready: Json = {
            "v": 10,
            "user": {**BOT.to_json(), "verified": True, "mfa_enabled": False, "email": None},
            "session_type": "normal",
            "session_id": self.id,
            "resume_gateway_url": RESUME_URL,
            "relationships": [],
            "private_channels": [],
            "presences": [],
            "guilds": [{"id": GUILD_ID, "unavailable": True}] if mine else [],
            "guild_join_requests": [],
            "application": {"id": BOT_ID, "flags": 1 << 23},
            "shard": list(self.shard),
            "_trace": [],
        }
        self.dispatch("READY", ready)
        if mine and self.intents & GUILDS:
            self.dispatch("GUILD_CREATE", guild_json())
        self.ready = True

    def send_members(self, asked: Json) -> None:
        """Answer a request for members by the beginning of their names, or by their ids."""
        query = asked.get("query")
        ids = asked.get("user_ids") or []
        wanted = {str(user_id) for user_id in (ids if isinstance(ids, list) else [ids])}
        found = [
            {**user.member_json(), "user": user.to_json()}
            for user in (*PEOPLE, BOT)
            if user.id in wanted or (query is not None and user.username.startswith(query))
        ]
        chunk: Json = {
            "guild_id": GUILD_ID,
            "members": found,
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": sorted(wanted - {member["user"]["id"] for member in found}),
        }
        if "nonce" in asked:
            chunk["nonce"] = asked["nonce"]
        self.dispatch("GUILD_MEMBERS_CHUNK", chunk)

    def holds(self, guild_id: str | None) -> bool:
        """Say whether events of this server (None: direct messages) come on this shard."""
        number, count = self.shard
        return ((int(guild_id) >> 22) % count if guild_id else 0) == number

    def wants(self, event: str, guild_id: str | None) -> bool:
        """Say whether the session's shard and intents cover an event."""
        if not self.holds(guild_id):
            return False
        if not event.startswith("MESSAGE_"):
            return True
        return bool(self.intents & (GUILD_MESSAGES if guild_id else DIRECT_MESSAGES))
