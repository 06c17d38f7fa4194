"""The commands that the bot has registered, global and of the server."""

import time
from collections import deque

from bot.standin.hub import Hub
from bot.standin.people import BOT_ID
from bot.standin.refusals import Refusal, unknown
from bot.standin.rules.commands import CHAT_INPUT, check_commands
from bot.standin.wire import Json, Snowflakes

CREATIONS_A_DAY = 200
DAY_SECONDS = 86_400
DEFAULTS: Json = {
    "type": CHAT_INPUT,
    "description": "",
    "name_localizations": None,
    "description_localizations": None,
    "default_member_permissions": None,
    "dm_permission": True,
    "contexts": None,
    "integration_types": [0],
    "nsfw": False,
}
FALSY_LEFT_OUT = ("required", "autocomplete")


class Commands:
    """Registered commands by scope: None for global ones, else the server's id."""

    def __init__(self, hub: Hub, snowflakes: Snowflakes) -> None:
        self._hub = hub
        self._snowflakes = snowflakes
        self._scopes: dict[str | None, dict[str, Json]] = {}
        self._created: deque[float] = deque()

    def listed(self, guild_id: str | None) -> list[Json]:
        """Return the commands of one scope."""
        return list(self._scopes.get(guild_id, {}).values())

    def every(self) -> list[Json]:
        """Return the commands of all scopes."""
        return [command for scope in self._scopes.values() for command in scope.values()]

    def get(self, guild_id: str | None, command_id: str) -> Json:
        """Return one command."""
        command = self._scopes.get(guild_id, {}).get(command_id)
        if command is None:
            raise unknown("application command")
        return command

    def replace_all(self, guild_id: str | None, bodies: list[Json]) -> list[Json]:
        """Make `bodies` the commands of the scope; those of the same name keep their ids."""
        check_commands(bodies)
        before = {_key(command): command for command in self.listed(guild_id)}
        made = [self._make(guild_id, body, before.get(_key(body))) for body in bodies]
        self._scopes[guild_id] = {command["id"]: command for command in made}
        self._hub.publish("commands")
        return made

    def upsert(self, guild_id: str | None, body: Json) -> tuple[Json, bool]:
        """Add a command, or overwrite the one of the same name; says whether it is new."""
        old = next((c for c in self.listed(guild_id) if _key(c) == _key(body)), None)
        others = [c for c in self.listed(guild_id) if c is not old]
        check_commands([body], ())
        check_commands([*others, body])
        return self._put(guild_id, body, old), old is None

    def change(self, guild_id: str | None, command_id: str, body: Json) -> Json:
        """Change the fields of a command that `body` names."""
        old = self.get(guild_id, command_id)
        merged = {**old, **body}
        check_commands([merged], ())
        return self._put(guild_id, merged, old)

    def remove(self, guild_id: str | None, command_id: str) -> None:
        """Delete a command."""
        self.get(guild_id, command_id)
        del self._scopes[guild_id][command_id]
        self._hub.publish("commands")

    def _put(self, guild_id: str | None, body: Json, old: Json | None) -> Json:
        command = self._make(guild_id, body, old)
        self._scopes.setdefault(guild_id, {})[command["id"]] = command
        self._hub.publish("commands")
        return command

    def _make(self, guild_id: str | None, body: Json, old: Json | None) -> Json:
        if old is None:
            self._count_creation()
        made = {**DEFAULTS, **{k: v for k, v in body.items() if v is not None or k == "contexts"}}
        if guild_id:
            made["guild_id"] = guild_id
        if made["default_member_permissions"] is not None:
            made["default_member_permissions"] = str(made["default_member_permissions"])
        made["options"] = [_stored_option(option) for option in body.get("options") or []]
        same = old and {k: v for k, v in old.items() if k not in ("id", "version")} == {
            **made, "application_id": BOT_ID
        }  # fmt: skip
        return {
            **made,
            "id": old["id"] if old else self._snowflakes.next(),
            "application_id": BOT_ID,
            "version": old["version"] if old and same else self._snowflakes.next(),
        }

    def _count_creation(self) -> None:
        now = time.monotonic()
        while self._created and self._created[0] < now - DAY_SECONDS:
            self._created.popleft()
        if len(self._created) >= CREATIONS_A_DAY:
            said = "Max number of daily application command creates has been reached (200)"
            raise Refusal(400, 30034, said)
        self._created.append(now)


def _key(command: Json) -> tuple[int, str]:
    return command.get("type") or CHAT_INPUT, command["name"]


def _stored_option(option: Json) -> Json:
    """Return an option as Discord gives it back: `required: false` and the like left out."""
    made = {
        key: value
        for key, value in option.items()
        if value is not None and not (key in FALSY_LEFT_OUT and not value)
    }
    for nested in ("options", "choices"):
        if nested in made and not made[nested] and nested == "choices":
            del made[nested]
    if made.get("options"):
        if made["default_member_permissions"] is not None:
            made["default_member_permissions"] = str(made["default_member_permissions"])
        made["options"] = [_stored_option(inner) for inner in made["options"]]
    return made


def without_localisations(command: Json) -> Json:
    """Return a command, or an option, as `GET` gives it unless asked for its translations."""
    made = {k: v for k, v in command.items() if not k.endswith("_localizations")}
    for nested in ("options", "choices"):
        if nested in made:
            made[nested] = [without_localisations(inner) for inner in made[nested]]
    return made
