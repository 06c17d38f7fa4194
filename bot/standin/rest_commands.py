"""Routes that register commands, global ones and those of the server."""

from aiohttp import web

from bot.standin.bodies import BODY, answer
from bot.standin.commands import without_localisations
from bot.standin.people import BOT_ID, GUILD_ID
from bot.standin.refusals import unknown
from bot.standin.routes import Routes
from bot.standin.world import World

GLOBAL = "/applications/{application}/commands"
OF_GUILD = "/applications/{application}/guilds/{guild}/commands"


def command_routes(world: World) -> Routes:
    """Return the routes of application commands."""
    commands = world.commands

    async def listed(request: web.Request) -> web.Response:
        found = commands.listed(_scope(request))
        if request.query.get("with_localizations", "").lower() not in ("1", "true"):
            found = [without_localisations(command) for command in found]
        return answer(found)

    async def replace(request: web.Request) -> web.Response:
        return answer(commands.replace_all(_scope(request), request[BODY].value or []))

    async def create(request: web.Request) -> web.Response:
        command, new = commands.upsert(_scope(request), request[BODY].value or {})
        return answer(command, 201 if new else 200)

    async def get(request: web.Request) -> web.Response:
        return answer(commands.get(_scope(request), request.match_info["command"]))

    async def change(request: web.Request) -> web.Response:
        body = request[BODY].value or {}
        return answer(commands.change(_scope(request), request.match_info["command"], body))

    async def remove(request: web.Request) -> web.Response:
        commands.remove(_scope(request), request.match_info["command"])
        return answer()

    return [
        (method, base + rest, handler)
        for base in (GLOBAL, OF_GUILD)
        for method, rest, handler in (
            ("GET", "", listed),
            ("PUT", "", replace),
            ("POST", "", create),
            ("GET", "/{command}", get),
            ("PATCH", "/{command}", change),
            ("DELETE", "/{command}", remove),
        )
    ]


def _scope(request: web.Request) -> str | None:
    if request.match_info["application"] != BOT_ID:
        raise unknown("Application")
    guild = request.match_info.get("guild")
    if guild not in (None, GUILD_ID):
        raise unknown("Guild")
    return guild
