"""Registers the commands with Discord, only when something about them has changed.

Discord allows 200 new commands a day and server, so nothing is sent that
stands there already. What Discord answers leaves defaults out ("required":
false), and localisations too unless they are asked for: both sides are brought
to one form before they are compared.
"""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

import discord
from discord.http import Route

from bot.discord_app.client import BriefingClient

log = logging.getLogger(__name__)

Payload = Mapping[str, Any]
_OPTION_DEFAULTS: dict[str, Any] = {
    "required": False,
    "autocomplete": False,
    "min_value": None,
    "max_value": None,
    "min_length": None,
    "max_length": None,
}


async def register(client: BriefingClient) -> bool:
    """Bring the commands at Discord up to date; tell whether anything had to be sent.

    With a server set for trying out, the commands stand there and nowhere else;
    those that stand everywhere are deleted once the server has taken its own.
    """
    if client.settings.sync_guild is None:
        return await _update(client, None)
    guild = discord.Object(client.settings.sync_guild)
    client.tree.copy_global_to(guild=guild)
    sent = await _update(client, guild)
    everywhere = await client.tree.fetch_commands()
    for command in everywhere:
        await command.delete()
    return sent or bool(everywhere)


async def clear_left_over(client: BriefingClient) -> int:
    """Delete commands that an earlier trial left in a server; return from how many servers."""
    cleared = 0
    async for guild in client.fetch_guilds(limit=200, with_counts=False):
        if guild.id != client.settings.sync_guild and await _update(client, guild):
            cleared += 1
    return cleared


async def _update(client: BriefingClient, guild: discord.abc.Snowflake | None) -> bool:
    tree, where = client.tree, f"server {guild.id}" if guild else "everywhere"
    wanted = await _wanted(client, guild)
    present = await _present(client, guild)
    if normal_form(wanted) == normal_form(present):
        log.info("Commands (%s): %d, unchanged.", where, len(wanted))
        return False
    await tree.sync(guild=guild)  # one request that replaces all, stale ones included
    log.info("Commands (%s): %d registered, %d before.", where, len(wanted), len(present))
    return True


async def _wanted(
    client: BriefingClient, guild: discord.abc.Snowflake | None
) -> list[dict[str, Any]]:
    """Return what `CommandTree.sync` would send."""
    tree, commands = client.tree, client.tree.get_commands(guild=guild)
    if tree.translator is None:
        return [command.to_dict(tree) for command in commands]
    return [await command.get_translated_payload(tree, tree.translator) for command in commands]


async def _present(
    client: BriefingClient, guild: discord.abc.Snowflake | None
) -> list[dict[str, Any]]:
    """Return what is registered; the library's own call leaves localisations out."""
    path = "/applications/{application_id}" + ("/guilds/{guild_id}" if guild else "") + "/commands"
    route = Route(
        "GET", path, application_id=client.application_id, guild_id=guild.id if guild else None
    )
    found: list[dict[str, Any]] = await client.http.request(
        route, params={"with_localizations": "true"}
    )
    return found


def normal_form(commands: Iterable[Payload]) -> dict[tuple[int, str], dict[str, Any]]:
    """Return what matters of each command by type and name, defaults written out."""
    return {(one.get("type", 1), one["name"]): _command(one) for one in commands}


def _command(one: Payload) -> dict[str, Any]:
    permissions = one.get("default_member_permissions")
    return {
        **_texts(one),
        "options": [_option(option) for option in one.get("options") or ()],
        "nsfw": bool(one.get("nsfw")),
        "permissions": None if permissions is None else int(permissions),
        "contexts": sorted(one.get("contexts") or ()),
        "installs": sorted(one.get("integration_types") or (0,)),
    }


def _option(option: Payload) -> dict[str, Any]:
    return {
        **_texts(option),
        "type": option["type"],
        **{name: option.get(name) or default for name, default in _OPTION_DEFAULTS.items()},
        "choices": [
            (choice["name"], choice["value"], choice.get("name_localizations") or {})
            for choice in option.get("choices") or ()
        ],
        "channels": sorted(option.get("channel_types") or ()),
        "options": [_option(inner) for inner in option.get("options") or ()],
    }


def _texts(one: Payload) -> dict[str, Any]:
    return {
        "name": one["name"],
        "description": one.get("description") or "",
        "names": one.get("name_localizations") or {},
        "descriptions": one.get("description_localizations") or {},
    }
