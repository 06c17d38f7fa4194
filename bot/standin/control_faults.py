"""Breaking: faults to order, for tests of how the bot takes them."""

import time
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.standin.bodies import answer
from bot.standin.faults import RestFault
from bot.standin.people import GUILD_ID
from bot.standin.routes import RouteHandler, Routes
from bot.standin.wire import Json
from bot.standin.world import World

Fault = Callable[[World, Json], Awaitable[None]]


def fault_routes(world: World) -> Routes:
    """Return the routes `POST /api/fault/NAME`."""
    return [("POST", f"/api/fault/{name}", _route(world, fault)) for name, fault in FAULTS.items()]


def _route(world: World, fault: Fault) -> RouteHandler:
    async def serve(request: web.Request) -> web.Response:
        await fault(world, await request.json())
        return answer({})

    return serve


async def _fail_next(world: World, body: Json) -> None:
    world.faults.arm(RestFault(**body))


async def _clear(world: World, _: Json) -> None:
    world.faults.clear()
    world.gateway.token = world.token


async def _drop(world: World, _: Json) -> None:
    world.gateway.drop()


async def _half_open(world: World, body: Json) -> None:
    world.faults.silent = body["on"]


async def _reconnect(world: World, _: Json) -> None:
    world.gateway.ask_reconnect()


async def _invalid_session(world: World, body: Json) -> None:
    world.gateway.invalidate(resumable=body["resumable"])


async def _close(world: World, body: Json) -> None:
    await world.gateway.close_all(body["code"])


async def _close_before_hello(world: World, body: Json) -> None:
    world.faults.close_before_hello = body["count"]
    world.gateway.drop()


async def _bad_event(world: World, body: Json) -> None:
    world.gateway.dispatch(body["event"], body["data"], None if body.get("direct") else GUILD_ID)


async def _refuse_token(world: World, _: Json) -> None:
    world.gateway.token = None
    await world.gateway.close_all(4004)


async def _expire(world: World, body: Json) -> None:
    world.interactions.get(body["interaction"]).expires_at = time.monotonic()


FAULTS: dict[str, Fault] = {
    "fail_next": _fail_next,
    "clear": _clear,
    "drop_connection": _drop,
    "half_open": _half_open,
    "reconnect": _reconnect,
    "invalid_session": _invalid_session,
    "close": _close,
    "close_before_hello": _close_before_hello,
    "bad_event": _bad_event,
    "refuse_token": _refuse_token,
    "expire": _expire,
}
