"""How a module of the REST API lists what it answers."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from aiohttp import web

RouteHandler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]
Routes: TypeAlias = list[tuple[str, str, RouteHandler]]  # method, path below /api/v10, handler
