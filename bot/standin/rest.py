"""Discord's REST API as far as a bot like ours asks for it, and the files it serves."""

import asyncio
import time

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.standin.bodies import BODY, Body, answer, read_body
from bot.standin.faults import RestFault
from bot.standin.refusals import Refusal, no_such_route, unauthorized
from bot.standin.rest_commands import command_routes
from bot.standin.rest_identity import identity_routes
from bot.standin.rest_interactions import interaction_routes
from bot.standin.rest_messages import message_routes
from bot.standin.wire import Json, dumps
from bot.standin.world import Recorded, World

API = "/api/v10"
OPEN = ("/interactions/", "/webhooks/")  # these bear a token of their own in the address
MOST_BODY = 30 * 1024 * 1024


def api_app(world: World) -> web.Application:
    """Return the application that answers under Discord's names: API, gateway and files."""
    app = web.Application(middlewares=[_manners(world)], client_max_size=MOST_BODY)
    for routes in (identity_routes, command_routes, message_routes, interaction_routes):
        for method, path, handler in routes(world):
            app.router.add_route(method, API + path, handler)
    app.router.add_get("/", world.gateway.serve)
    for folder in ("attachments", "ephemeral-attachments"):
        app.router.add_get(f"/{folder}/{{channel}}/{{file}}/{{name}}", _file(world))
    return app


def _file(world: World) -> Handler:
    async def serve(request: web.Request) -> web.StreamResponse:
        file = world.store.file(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound
        headers = {"Content-Type": file.content_type, "X-Content-Type-Options": "nosniff"}
        return web.Response(body=file.content, headers=headers)

    return serve


def _manners(world: World) -> Middleware:
    """Return what surrounds every call: faults, the bot's token, refusals, the record."""

    @web.middleware
    async def surround(request: web.Request, handler: Handler) -> web.StreamResponse:
        path = request.path.removeprefix(API)
        if path == request.path:
            return await handler(request)
        body = Body(None)
        try:
            fault = world.faults.take(request.method, path)
            body = await read_body(request, world.snowflakes)
            request[BODY] = body
            made = await _faulty(request, fault) or await _handled(world, request, handler, path)
        except Refusal as refusal:
            made = answer(refusal.body(), refusal.status)
        _add_headers(made, request)
        world.requests.append(_record(request, path, body, made.status))
        return made

    return surround


async def _handled(
    world: World, request: web.Request, handler: Handler, path: str
) -> web.StreamResponse:
    token = request.headers.get("Authorization", "")
    if not path.startswith(OPEN) and token != f"Bot {world.gateway.token}":
        raise unauthorized()
    try:
        return await handler(request)
    except web.HTTPNotFound:
        raise no_such_route() from None
    except web.HTTPMethodNotAllowed:
        raise Refusal(405, 0, "405: Method Not Allowed") from None


async def _faulty(request: web.Request, fault: RestFault | None) -> web.StreamResponse | None:
    if fault is None:
        return None
    await asyncio.sleep(fault.delay)
    if fault.hang_up and request.transport is not None:
        request.transport.abort()
        return web.Response(status=500)
    if fault.status is None:
        return None
    headers = {"Content-Type": "application/json", **fault.headers}
    standard: Json = {"message": f"{fault.status}: a fault made to order", "code": 0}
    if fault.status == 429:
        standard |= {"retry_after": 1.0, "global": False}
    return web.Response(
        body=dumps(standard if fault.body is None else fault.body),
        status=fault.status,
        headers=headers,
    )


def _add_headers(made: web.StreamResponse, request: web.Request) -> None:
    """Add rate limit headers: none is enforced, but the client learns that it may go on."""
    resource = request.match_info.route.resource
    made.headers.setdefault(
        "X-RateLimit-Bucket", f"{hash((request.method, resource)) & 2**64 - 1:x}"
    )
    made.headers.setdefault("X-RateLimit-Limit", "50")
    made.headers.setdefault("X-RateLimit-Remaining", "49")
    made.headers.setdefault("X-RateLimit-Reset", f"{time.time() + 1:.3f}")
    made.headers.setdefault("X-RateLimit-Reset-After", "1.000")


def _record(request: web.Request, path: str, body: Body, status: int) -> Recorded:
    files = tuple(file.name for file in body.files)
    query = dict(request.query)
    return Recorded(request.method, path, query, body.value, files, status, time.monotonic())
