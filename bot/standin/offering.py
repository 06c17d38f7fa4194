"""Which commands Discord's own client offers to a user, and what it lets the user fill in."""

from typing import Any

from bot.errors import StandinError
from bot.standin.commands import Commands
from bot.standin.people import ADMINISTRATOR, CHANNELS, PEOPLE, ROLES, Channel, User
from bot.standin.rules.commands import CHAT_INPUT, GROUP, SUBCOMMAND
from bot.standin.wire import Json

IN_GUILD, IN_BOT_DM = 0, 1
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER = 3, 4, 5, 6, 7, 8, 9, 10
LONGEST_STRING = 6000


def offered(commands: Commands, user: User, channel: Channel) -> list[Json]:
    """Return the commands that `user` sees in `channel`, a server's own before global ones."""
    own = commands.listed(channel.guild_id) if channel.guild_id else []
    return [
        command
        for command in [*own, *commands.listed(None)]
        if _fits_context(command, channel) and _is_permitted(command, user, channel)
    ]


def _fits_context(command: Json, channel: Channel) -> bool:
    contexts = command.get("contexts")
    if contexts is None or command.get("guild_id"):
        return bool(channel.guild_id) or command.get("dm_permission", True)
    return (IN_GUILD if channel.guild_id else IN_BOT_DM) in contexts


def _is_permitted(command: Json, user: User, channel: Channel) -> bool:
    needed = command.get("default_member_permissions")
    if needed is None or not channel.guild_id or user.permissions & ADMINISTRATOR:
        return True
    return int(needed) != 0 and user.permissions & int(needed) == int(needed)


def find_command(every: list[Json], name: str, kind: int) -> Json:
    """Return the command of that name and type."""
    for command in every:
        if command["type"] == kind and command["name"] == name:
            return command
    names = ", ".join(sorted(c["name"] for c in every if c["type"] == kind)) or "none"
    raise StandinError(f"No command {name!r} is offered here; offered are: {names}.")


def command_path(command: Json, words: list[str]) -> list[Json]:
    """Return the subcommand group and subcommand that `words` name below `command`."""
    path: list[Json] = []
    node = command
    for word in words:
        node = next((o for o in node.get("options", []) if o["name"] == word), {})
        if node.get("type") not in (SUBCOMMAND, GROUP):
            raise StandinError(f"/{command['name']} has no subcommand {word!r}.")
        path.append(node)
    if any(option["type"] in (SUBCOMMAND, GROUP) for option in node.get("options", [])):
        raise StandinError(f"/{command['name']} needs a subcommand.")
    return path


def filled_in(declared: list[Json], given: Json, *, partial: bool = False) -> list[Json]:
    """Return the options as an interaction carries them; `partial` leaves required ones open."""
    known = {option["name"]: option for option in declared}
    for name in given:
        if name not in known:
            raise StandinError(f"There is no option {name!r}; there are: {', '.join(known)}.")
    if not partial:
        missing = [o["name"] for o in declared if o.get("required") and o["name"] not in given]
        if missing:
            raise StandinError(f"This option is required: {missing[0]}.")
    return [
        {"name": name, "type": known[name]["type"], "value": _value(known[name], value, partial)}
        for name, value in given.items()
    ]


def _value(option: Json, value: Any, partial: bool) -> Any:
    kind, name = option["type"], option["name"]
    if partial:
        return value
    choices = [choice["value"] for choice in option.get("choices", [])]
    if choices and value not in choices:
        raise StandinError(f"{name} must be one of: {', '.join(map(str, choices))}.")
    if kind in (INTEGER, NUMBER):
        return _number(option, value)
    if kind == BOOLEAN:
        return value if isinstance(value, bool) else str(value).lower() == "true"
    if kind == STRING:
        least = option.get("min_length", 0)
        most = option.get("max_length", LONGEST_STRING)
        if not isinstance(value, str) or not least <= len(value) <= most:
            raise StandinError(f"{name} must have {least} to {most} characters.")
    return value


def _number(option: Json, value: Any) -> int | float:
    try:
        number = int(value) if option["type"] == INTEGER else float(value)
    except (TypeError, ValueError):
        raise StandinError(f"{option['name']} must be a number.") from None
    low, high = option.get("min_value", -(2**53)), option.get("max_value", 2**53)
    if not low <= number <= high:
        raise StandinError(f"{option['name']} must lie between {low} and {high}.")
    return number


def resolved(options: list[Json]) -> Json:
    """Return the users, members, roles and channels that option values name by id."""
    made: Json = {}
    for option in options:
        kind, value = option["type"], str(option.get("value"))
        if kind in (USER, MENTIONABLE):
            for user in (u for u in PEOPLE if u.id == value):
                made.setdefault("users", {})[value] = user.to_json()
                member = {**user.member_json(), "permissions": str(user.permissions)}
                made.setdefault("members", {})[value] = member
        if kind in (ROLE, MENTIONABLE):
            made.setdefault("roles", {}).update({r["id"]: r for r in ROLES if r["id"] == value})
        if kind == CHANNEL:
            for channel in (c for c in CHANNELS if c.id == value):
                entry = {**channel.to_json(), "permissions": "0"}
                made.setdefault("channels", {})[value] = entry
    return {name: found for name, found in made.items() if found}


def command_data(command: Json, path: list[Json], options: list[Json]) -> Json:
    """Return the `data` of an application command interaction."""
    nested = options
    for node in reversed(path):
        nested = [{"name": node["name"], "type": node["type"], "options": nested}]
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if command["type"] == CHAT_INPUT:
        data |= {"options": nested} if nested else {}
    if command.get("guild_id"):
        data["guild_id"] = command["guild_id"]
    found = resolved(options)
    return {**data, "resolved": found} if found else data
