"""The people, the server and the channels that the stand-in is furnished with."""

from dataclasses import dataclass

from bot.standin.wire import Json

ADMINISTRATOR = 1 << 3
MANAGE_GUILD = 1 << 5
MANAGE_MESSAGES = 1 << 13
# View, send, embed, attach, history, add reactions, application commands, external emoji, threads.
ORDINARY = (
    1 << 6 | 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 18 | 1 << 31 | 1 << 35 | 1 << 38
)

GUILD_ID = "1100000000000000001"
ADMIN_ROLE_ID = "1100000000000000002"
BOT_ROLE_ID = "1100000000000000003"
BOT_ID = "1100000000000000010"  # also the application's id, as for every bot made since 2016
JOINED = "2024-01-08T09:00:00.000000+00:00"


@dataclass(frozen=True, slots=True)
class User:
    """A person or the bot, as the stand-in knows them."""

    key: str
    id: str
    username: str
    global_name: str
    about: str
    roles: tuple[str, ...] = ()
    permissions: int = ORDINARY
    bot: bool = False

    def to_json(self) -> Json:
        """Return Discord's user object."""
        return {
            "id": self.id,
            "username": self.username,
            "global_name": None if self.bot else self.global_name,
            "discriminator": "0001" if self.bot else "0",
            "avatar": None,
            "avatar_decoration_data": None,
            "banner": None,
            "accent_color": None,
            "clan": None,
            "bot": self.bot,
            "system": False,
            "public_flags": 0,
            "flags": 0,
        }

    def member_json(self) -> Json:
        """Return Discord's member object without its `user`."""
        return {
            "roles": list(self.roles),
            "nick": None,
            "avatar": None,
            "banner": None,
            "joined_at": JOINED,
            "premium_since": None,
            "communication_disabled_until": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
        }


@dataclass(frozen=True, slots=True)
class Channel:
    """A server channel, or the direct messages of one user with the bot (`owner` set)."""

    id: str
    name: str
    topic: str = ""
    owner: User | None = None

    @property
    def guild_id(self) -> str | None:
        """The server's id, None in direct messages."""
        return None if self.owner else GUILD_ID

    def to_json(self, last_message_id: str | None = None) -> Json:
        """Return Discord's channel object (type 0 text channel, 1 direct messages)."""
        shared: Json = {"id": self.id, "last_message_id": last_message_id, "flags": 0}
        if self.owner:
            return {**shared, "type": 1, "recipients": [self.owner.to_json()]}
        return {
            **shared,
            "type": 0,
            "guild_id": GUILD_ID,
            "name": self.name,
            "topic": self.topic,
            "position": 0,
            "parent_id": None,
            "nsfw": False,
            "rate_limit_per_user": 0,
            "permission_overwrites": [],
        }


PEOPLE = (
    User(
        "admin", "1100000000000000011", "aigerim", "Aigerim", "server admin",
        (ADMIN_ROLE_ID,), ORDINARY | MANAGE_GUILD | MANAGE_MESSAGES,
    ),
    User("member", "1100000000000000012", "tomas", "Tomás", "ordinary member"),
    User("owner", "1100000000000000013", "mei", "Mei", "owner of the bot"),
)  # fmt: skip
BOT = User(
    "bot", BOT_ID, "Briefing Bot", "Briefing Bot", "the bot", (BOT_ROLE_ID,), ORDINARY, bot=True
)
CHANNELS = (
    Channel("1100000000000000021", "briefings", "Ask the bot about the news"),
    Channel("1100000000000000022", "general", "Everything else"),
    *(
        Channel(f"110000000000000003{n}", user.global_name, "", user)
        for n, user in enumerate(PEOPLE)
    ),
)


def role_json(role_id: str, name: str, permissions: int, position: int, colour: int = 0) -> Json:
    """Return Discord's role object."""
    return {
        "id": role_id,
        "name": name,
        "permissions": str(permissions),
        "position": position,
        "color": colour,
        "colors": {"primary_color": colour, "secondary_color": None, "tertiary_color": None},
        "hoist": position > 0,
        "icon": None,
        "unicode_emoji": None,
        "managed": role_id == BOT_ROLE_ID,
        "mentionable": False,
        "flags": 0,
    }


ROLES = (
    role_json(GUILD_ID, "@everyone", ORDINARY, 0),
    role_json(ADMIN_ROLE_ID, "Desk editor", ORDINARY | MANAGE_GUILD | MANAGE_MESSAGES, 2, 0xE67E22),
    role_json(BOT_ROLE_ID, "Briefing Bot", ORDINARY, 1),
)


def guild_json() -> Json:
    """Return the server as GUILD_CREATE carries it to a bot without the members intent."""
    bot_member = {**BOT.member_json(), "user": BOT.to_json()}
    empty = ("emojis", "stickers", "threads", "presences", "voice_states", "stage_instances")
    return {
        "id": GUILD_ID,
        "name": "Newsroom",
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "banner": None,
        "description": None,
        "owner_id": PEOPLE[0].id,
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "verification_level": 1,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": "en-US",
        "vanity_url_code": None,
        "features": [],
        "roles": list(ROLES),
        "channels": [channel.to_json() for channel in CHANNELS if not channel.owner],
        "members": [bot_member],
        "member_count": len(PEOPLE) + 1,
        "large": False,
        "unavailable": False,
        "joined_at": JOINED,
        "application_id": None,
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        **{name: [] for name in empty},
    }
