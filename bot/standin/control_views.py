"""Looking: what a user sees, what has become of an interaction, what the bot has asked for."""

import asyncio
import contextlib
from collections.abc import Callable

from aiohttp import WSMsgType, web

from bot.standin.bodies import answer
from bot.standin.interactions import Interaction
from bot.standin.offering import offered
from bot.standin.people import BOT, BOT_ID, CHANNELS, GUILD_ID, PEOPLE, ROLES, User
from bot.standin.refusals import unknown
from bot.standin.rest_identity import OWNER
from bot.standin.routes import Routes
from bot.standin.rules.messages import LOADING
from bot.standin.store import Stored
from bot.standin.wire import Json, dumps
from bot.standin.world import World

LONGEST_WAIT = 120.0
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
PLAIN = "text/plain; charset=utf-8"


def view_routes(world: World) -> Routes:
    """Return the routes that change nothing; several wait until what is asked for is there."""
    views = _Views(world)
    return [
        ("GET", "/api/state", views.state),
        ("GET", "/api/live", views.live),
        ("GET", "/api/interactions/{id}", views.interaction),
        ("GET", "/api/messages", views.messages),
        ("GET", "/api/messages/{id}", views.message),
        ("GET", "/api/requests", views.requests),
        ("GET", "/api/gateway", views.gateway),
        ("GET", "/api/commands", views.commands),
        ("GET", "/files/{id}/{name}", views.file),
    ]


class _Views:
    """What may be looked at; `timeout` in the query is how long to wait for it, in seconds."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def _wait(self, request: web.Request, condition: Callable[[], object]) -> None:
        patience = min(float(request.query.get("timeout", 0)), LONGEST_WAIT)
        await self._world.hub.wait_for(condition, patience)

    async def state(self, request: web.Request) -> web.Response:
        """Everything that a user sees."""
        user = self._world.user(request.query.get("user", "admin"))
        return answer(state_for(self._world, user))

    async def interaction(self, request: web.Request) -> web.Response:
        """An interaction and its messages, once it is as far as `until` says."""
        found = self._world.interactions.get(request.match_info["id"])
        until = request.query.get("until", "")
        await self._wait(request, lambda: _reached(found, until))
        ids = dict.fromkeys([found.original, *found.replies])
        messages = [self._world.store.find(message_id) for message_id in ids if message_id]
        return answer({**found.to_json(), "messages": [m.to_json() for m in messages if m]})

    async def messages(self, request: web.Request) -> web.Response:
        """The messages `after` an id, of one `author` and `channel`, once `least` are there."""
        query = request.query
        after, least = int(query.get("after", 0)), int(query.get("least", 0))

        def found() -> list[Stored]:
            return [
                stored
                for stored in self._world.store.every(query.get("channel"), gone="gone" in query)
                if int(stored.data["id"]) > after
                and query.get("author") in (None, stored.data["author"]["id"])
                and not stored.data["flags"] & LOADING
            ]

        await self._wait(request, lambda: len(found()) >= least)
        return answer([stored.to_json() for stored in found()])

    async def message(self, request: web.Request) -> web.Response:
        """One message, deleted or not, once it was edited `edits` times."""
        every = self._world.store.every(gone=True)
        named = (stored for stored in every if stored.data["id"] == request.match_info["id"])
        stored = next(named, None)
        if stored is None:
            raise unknown("Message")
        edits = int(request.query.get("edits", 0))
        await self._wait(request, lambda: len(stored.history) >= edits or stored.deleted)
        return answer(stored.to_json())

    async def requests(self, _: web.Request) -> web.Response:
        """Every request that the bot has made."""
        return answer([record.to_json() for record in self._world.requests])

    async def gateway(self, request: web.Request) -> web.Response:
        """How the bot's connection stands, once it is as `online` says."""
        gateway, wanted = self._world.gateway, request.query.get("online")
        if wanted is not None:
            await self._wait(request, lambda: gateway.online is (wanted == "true"))
        names = ("online", "identifies", "resumes", "close_codes")
        return answer({name: getattr(gateway, name) for name in names})

    async def commands(self, request: web.Request) -> web.Response:
        """The registered commands, once `least` are there."""
        least = int(request.query.get("least", 0))
        await self._wait(request, lambda: len(self._world.commands.every()) >= least)
        return answer(self._world.commands.every())

    async def file(self, request: web.Request) -> web.StreamResponse:
        """An attachment; all but pictures as plain text, so that nothing runs in the page."""
        found = self._world.store.file(request.match_info["id"])
        if found is None:
            raise web.HTTPNotFound
        kind = found.content_type if found.content_type in PICTURES else PLAIN
        return web.Response(body=found.content, headers={"Content-Type": kind})

    async def live(self, request: web.Request) -> web.StreamResponse:
        """News for one user's page, over a WebSocket."""
        user = self._world.user(request.query.get("user", "admin"))
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        queue = self._world.hub.subscribe()
        writer = asyncio.create_task(_feed(queue, socket, user))
        try:
            async for frame in socket:
                if frame.type is WSMsgType.ERROR:
                    break
        finally:
            self._world.hub.unsubscribe(queue)
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await writer
        return socket


def _reached(interaction: Interaction, until: str) -> bool:
    if until == "acked":
        return interaction.status != "pending"
    replied = interaction.replied_at is not None or interaction.status == "failed"
    return until != "replied" or replied


def state_for(world: World, user: User) -> Json:
    """Return everything that `user` sees when the page opens."""
    channels = [c for c in CHANNELS if c.owner in (None, user)]
    return {
        "me": _person(user),
        "locale": world.locales.get(user.id, "en-US"),
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


async def _feed(queue: "asyncio.Queue[Json]", socket: web.WebSocketResponse, user: User) -> None:
    while True:
        event = await queue.get()
        if event["audience"] in (None, user.id):
            await socket.send_str(dumps(event).decode())
