"""/health and /metrics on a loopback port, for container health checks and Prometheus."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bot.discord_app.metrics import Metrics
from bot.errors import SettingsError

log = logging.getLogger(__name__)

Probe = Callable[[], dict[str, Any]]


@asynccontextmanager
async def serving(port: int | None, metrics: Metrics, probe: Probe) -> AsyncIterator[None]:
    """Serve while the context lasts; `port` None serves nothing.

    `probe` returns the facts to show; its "ok" decides between 200 and 503.
    Raises SettingsError when the port is taken.
    """
    if port is None:
        yield
        return

    async def health(_request: web.Request) -> web.Response:
        facts = probe()
        return web.json_response(facts, status=200 if facts["ok"] else 503)

    async def expose(_request: web.Request) -> web.Response:
        return web.Response(body=metrics.text(), content_type="text/plain", charset="utf-8")

    app = web.Application()
    app.router.add_get("/health", health)
    app.router.add_get("/metrics", expose)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
        except OSError as error:
            raise SettingsError(f"BRIEFING_HEALTH_PORT: cannot use port {port}: {error}.") from None
        log.info("Health and metrics on http://127.0.0.1:%d/health and /metrics.", port)
        yield
    finally:
        await runner.cleanup()
