"""The control API on loopback: what the page and the tests ask of the stand-in.

Every call needs the key of this run, the address it was opened under, and, from
a browser, the page's own origin, so that no other page can act here.
"""

import hmac
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.errors import StandinError
from bot.standin.bodies import answer
from bot.standin.control_acts import act_routes
from bot.standin.control_faults import fault_routes
from bot.standin.control_views import view_routes
from bot.standin.refusals import Refusal
from bot.standin.world import World

PAGE = Path(__file__).parent / "page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


def control_app(world: World, key: str) -> web.Application:
    """Return the application of the page and its API."""
    app = web.Application(middlewares=[_guard(key)])
    for method, path, handler in (*view_routes(world), *act_routes(world), *fault_routes(world)):
        app.router.add_route(method, path, handler)
    app.router.add_get("/", _front)
    app.router.add_static("/page/", PAGE)
    app.on_response_prepare.append(_add_headers)
    return app


async def _front(_: web.Request) -> web.StreamResponse:
    return web.FileResponse(PAGE / "index.html")


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"


def _guard(key: str) -> Middleware:
    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        _check_address(request)
        if request.path.startswith(("/api/", "/files/")):
            given = request.headers.get("X-Standin-Key") or request.query.get("key", "")
            if not hmac.compare_digest(given.encode(), key.encode()):
                return answer({"error": "The key is missing or wrong."}, 401)
        try:
            return await handler(request)
        except StandinError as error:
            return answer({"error": str(error)}, 409)
        except Refusal as refusal:
            return answer({"error": refusal.message}, 404)
        except (KeyError, TypeError, ValueError) as error:
            return answer({"error": f"A part of the request is missing or wrong: {error}"}, 400)

    return guard


def _check_address(request: web.Request) -> None:
    """Turn away other names for this computer (DNS rebinding) and other pages' scripts."""
    socket = request.transport and request.transport.get_extra_info("sockname")
    if not socket:
        raise web.HTTPForbidden
    hosts = {f"{name}:{socket[1]}" for name in ("127.0.0.1", "localhost")}
    origin = request.headers.get("Origin")
    if request.host not in hosts or (origin and origin.removeprefix("http://") not in hosts):
        raise web.HTTPForbidden
