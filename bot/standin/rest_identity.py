"""Routes that say who the bot is, and who and what it can see."""

from aiohttp import web

from bot.standin.bodies import BODY, answer
from bot.standin.gateway import IDENTIFIES_A_DAY
from bot.standin.people import BOT, BOT_ID, CHANNELS, GUILD_ID, PEOPLE, ROLES, guild_json
from bot.standin.refusals import Refusal, unknown
from bot.standin.routes import RouteHandler, Routes
from bot.standin.wire import Json
from bot.standin.world import World

OWNER = PEOPLE[2]


def identity_routes(world: World) -> Routes:
    """Return the routes of users, the application, the gateway's address and the server."""

    async def me(_: web.Request) -> web.Response:
        return answer({**BOT.to_json(), "verified": True, "mfa_enabled": True, "email": None})

    async def user(request: web.Request) -> web.Response:
        try:
            return answer(world.user(request.match_info["user"]).to_json())
        except KeyError:
            raise unknown("User") from None

    async def gateway(_: web.Request) -> web.Response:
        used = world.gateway.identifies
        limit = {
            "total": IDENTIFIES_A_DAY,
            "remaining": max(0, IDENTIFIES_A_DAY - used),
            "reset_after": 86_400_000,
            "max_concurrency": 1,
        }
        url = "wss://gateway.discord.gg"
        return answer({"url": url, "shards": 1, "session_start_limit": limit})

    async def channel(request: web.Request) -> web.Response:
        return answer(world.store.channel(request.match_info["channel"]).to_json())

    async def direct(request: web.Request) -> web.Response:
        wanted = str(request[BODY].value.get("recipient_id"))
        for channel in CHANNELS:
            if channel.owner and channel.owner.id == wanted:
                return answer(channel.to_json())
        raise Refusal(400, 50033, "Invalid Recipient(s)")

    return [
        ("GET", "/users/@me", me),
        ("GET", "/users/@me/guilds", _guilds),
        ("POST", "/users/@me/channels", direct),
        ("GET", "/users/{user}", user),
        ("GET", "/oauth2/applications/@me", _application),
        ("GET", "/applications/@me", _application),
        ("GET", "/gateway", _gateway_url),
        ("GET", "/gateway/bot", gateway),
        ("GET", "/channels/{channel}", channel),
        ("GET", "/guilds/{guild}", _guild),
        ("GET", "/guilds/{guild}/channels", _channels),
        ("GET", "/guilds/{guild}/roles", _roles),
        ("GET", "/guilds/{guild}/members/{user}", _member(world)),
    ]


async def _gateway_url(_: web.Request) -> web.Response:
    return answer({"url": "wss://gateway.discord.gg"})


async def _application(_: web.Request) -> web.Response:
    install: Json = {"scopes": ["applications.commands", "bot"], "permissions": "0"}
    return answer(
        {
            "id": BOT_ID,
            "name": BOT.username,
            "icon": None,
            "description": "Answers briefing questions from a folder of news articles.",
            "summary": "",
            "type": None,
            "flags": 1 << 23,
            "hook": True,
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "owner": OWNER.to_json(),
            "team": None,
            "tags": [],
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "approximate_guild_count": 1,
            "approximate_user_install_count": 0,
            "install_params": install,
            "integration_types_config": {"0": {"oauth2_install_params": install}, "1": {}},
            "bot": BOT.to_json(),
        }
    )


async def _guilds(_: web.Request) -> web.Response:
    guild = guild_json()
    names = ("id", "name", "icon", "banner", "features")
    entry = {name: guild[name] for name in names}
    return answer([{**entry, "owner": False, "permissions": str(BOT.permissions)}])


def _check_guild(request: web.Request) -> None:
    if request.match_info["guild"] != GUILD_ID:
        raise unknown("Guild")


async def _guild(request: web.Request) -> web.Response:
    _check_guild(request)
    gateway_only = ("channels", "members", "member_count", "threads", "presences", "voice_states")
    counts = {}
    if request.query.get("with_counts") in ("1", "true"):
        counts = {"approximate_member_count": len(PEOPLE) + 1, "approximate_presence_count": 4}
    return answer({k: v for k, v in guild_json().items() if k not in gateway_only} | counts)


async def _channels(request: web.Request) -> web.Response:
    _check_guild(request)
    return answer([channel.to_json() for channel in CHANNELS if not channel.owner])


async def _roles(request: web.Request) -> web.Response:
    _check_guild(request)
    return answer(list(ROLES))


def _member(world: World) -> RouteHandler:
    async def serve(request: web.Request) -> web.Response:
        _check_guild(request)
        try:
            user = world.user(request.match_info["user"])
        except KeyError:
            raise unknown("Member") from None
        return answer({**user.member_json(), "user": user.to_json()})

    return serve
