"""Looking: what a user sees, what has become of an interaction, what the bot has asked for."""

import asyncio
import contextlib

from aiohttp import WSMsgType, web

from bot.standin.bodies import answer
from bot.standin.offering import offered
from bot.standin.people import BOT, BOT_ID, CHANNELS, GUILD_ID, PEOPLE, ROLES, User
from bot.standin.rest_identity import OWNER
from bot.standin.routes import RouteHandler, Routes
from bot.standin.rules.messages import LOADING
from bot.standin.store import Stored
from bot.standin.wire import Json, dumps
from bot.standin.world import World

LONGEST_WAIT = 120.0


def view_routes(world: World) -> Routes:
    """Return the routes that change nothing; several wait until what is asked for is there."""

    async def state(request: web.Request) -> web.Response:
        return answer(state_for(world, world.user(request.query.get("user", "admin"))))

    async def interaction(request: web.Request) -> web.Response:
        found = world.interactions.get(request.match_info["id"])
        until = request.query.get("until", "")
        await world.hub.wait_for(
            lambda: _reached(found.status, found.replied_at, until), _patience(request)
        )
        messages = [
            world.store.find(i) for i in dict.fromkeys([found.original, *found.replies]) if i
        ]
        return answer({**found.to_json(), "messages": [m.to_json() for m in messages if m]})

    async def messages(request: web.Request) -> web.Response:
        after, least = int(request.query.get("after", 0)), int(request.query.get("least", 0))
        author, channel = request.query.get("author"), request.query.get("channel")

        def found() -> list[Stored]:
            return [
                stored
                for stored in world.store.every(channel, gone="gone" in request.query)
                if int(stored.data["id"]) > after
                and author in (None, stored.data["author"]["id"])
                and not stored.data["flags"] & LOADING
            ]

        await world.hub.wait_for(lambda: len(found()) >= least, _patience(request))
        return answer([stored.to_json() for stored in found()])

    async def message(request: web.Request) -> web.Response:
        stored = next(
            s for s in world.store.every(gone=True) if s.data["id"] == request.match_info["id"]
        )
        edits = int(request.query.get("edits", 0))
        await world.hub.wait_for(
            lambda: len(stored.history) >= edits or stored.deleted, _patience(request)
        )
        return answer(stored.to_json())

    async def requests(request: web.Request) -> web.Response:
        return answer([record.to_json() for record in world.requests])

    async def gateway(request: web.Request) -> web.Response:
        wanted = request.query.get("online")
        if wanted is not None:
            online = wanted == "true"
            await world.hub.wait_for(lambda: world.gateway.online is online, _patience(request))
        return answer(
            {
                "online": world.gateway.online,
                "identifies": world.gateway.identifies,
                "resumes": world.gateway.resumes,
                "close_codes": world.gateway.close_codes,
            }
        )

    async def commands(request: web.Request) -> web.Response:
        least = int(request.query.get("least", 0))
        await world.hub.wait_for(lambda: len(world.commands.every()) >= least, _patience(request))
        return answer(world.commands.every())

    async def file(request: web.Request) -> web.StreamResponse:
        found = world.store.file(request.match_info["id"])
        if found is None:
            raise web.HTTPNotFound
        picture = found.content_type in ("image/png", "image/jpeg", "image/gif", "image/webp")
        headers = {"Content-Type": found.content_type if picture else "text/plain; charset=utf-8"}
        return web.Response(body=found.content, headers=headers)

    return [
        ("GET", "/api/state", state),
        ("GET", "/api/live", _live(world)),
        ("GET", "/api/interactions/{id}", interaction),
        ("GET", "/api/messages", messages),
        ("GET", "/api/messages/{id}", message),
        ("GET", "/api/requests", requests),
        ("GET", "/api/gateway", gateway),
        ("GET", "/api/commands", commands),
        ("GET", "/files/{id}/{name}", file),
    ]


def _patience(request: web.Request) -> float:
    return min(float(request.query.get("timeout", 0)), LONGEST_WAIT)


def _reached(status: str, replied_at: float | None, until: str) -> bool:
    if until == "acked":
        return status != "pending"
    return until != "replied" or replied_at is not None or status == "failed"


def state_for(world: World, user: User) -> Json:
    """Return everything that `user` sees when the page opens."""
    channels = [c for c in CHANNELS if c.owner in (None, user)]
    return {
        "me": _person(user),
        "people": [_person(person) for person in (*PEOPLE, BOT)],
        "owner_id": OWNER.id,
        "bot_id": BOT_ID,
        "guild": {"id": GUILD_ID, "name": "Newsroom"},
        "roles": list(ROLES),
        "online": world.gateway.online,
        "channels": [
            {
                "id": channel.id,
                "name": BOT.username if channel.owner else channel.name,
                "topic": channel.topic,
                "direct": channel.owner is not None,
                "commands": offered(world.commands, user, channel),
                "messages": [
                    stored.to_json()
                    for stored in world.store.every(channel.id)
                    if stored.audience in (None, user.id)
                ],
            }
            for channel in channels
        ],
    }


def _person(user: User) -> Json:
    roles = {role["id"]: role["color"] for role in ROLES}
    colours = [roles[role] for role in user.roles if roles[role]]
    return {
        **user.to_json(),
        "key": user.key,
        "name": user.global_name,
        "about": user.about,
        "colour": colours[0] if colours else 0,
    }


def _live(world: World) -> RouteHandler:
    async def serve(request: web.Request) -> web.StreamResponse:
        user = world.user(request.query.get("user", "admin"))
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        queue = world.hub.subscribe()
        writer = asyncio.create_task(_feed(queue, socket, user))
        try:
            async for frame in socket:
                if frame.type is WSMsgType.ERROR:
                    break
        finally:
            world.hub.unsubscribe(queue)
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await writer
        return socket

    return serve


async def _feed(queue: "asyncio.Queue[Json]", socket: web.WebSocketResponse, user: User) -> None:
    while True:
        event = await queue.get()
        if event["audience"] in (None, user.id):
            await socket.send_str(dumps(event).decode())
