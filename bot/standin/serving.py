"""The stand-in as a whole: API and gateway behind a proxy, the page and its API beside it."""

import secrets
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.errors import StandinError
from bot.standin.authority import Authority
from bot.standin.control import control_app
from bot.standin.proxy import Proxy
from bot.standin.rest import api_app
from bot.standin.world import World

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Served:
    """Where a running stand-in is found.

    `page_url` carries the key after `#`, which browsers do not send anywhere.
    """

    proxy: str
    ca_file: Path
    token: str
    control_url: str
    key: str
    world: World

    @property
    def page_url(self) -> str:
        """The address of the page, with the key that opens it."""
        return f"{self.control_url}/#key={self.key}"

    def environment(self) -> dict[str, str]:
        """Return the environment variables that lead the unmodified bot here."""
        return {
            "BRIEFING_DISCORD_TOKEN": self.token,
            "BRIEFING_DISCORD_PROXY": self.proxy,
            "SSL_CERT_FILE": str(self.ca_file),
        }


@asynccontextmanager
async def serve(*, page_port: int = 0, allowed_privileged: int = 0) -> AsyncIterator[Served]:
    """Run a stand-in on loopback until the block ends.

    `page_port` 0 picks a free port; `allowed_privileged` are the privileged
    intents that the bot is granted (none, as for a new bot).
    """
    world, key = World(allowed_privileged), secrets.token_urlsafe(24)
    authority = Authority()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="standin-")))
        discord = await _run(stack, api_app(world))
        proxy = Proxy(discord, authority.server_context())
        stack.push_async_callback(proxy.stop)
        address = await proxy.start()
        control = await _listen(stack, control_app(world, key), page_port)
        yield Served(
            proxy=address,
            ca_file=authority.write(folder / "ca.pem"),
            token=world.token,
            control_url=f"http://{LOOPBACK}:{control}",
            key=key,
            world=world,
        )


async def _run(stack: AsyncExitStack, app: web.Application) -> web.Server:
    """Return a server of `app` that takes connections which others have opened."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    if runner.server is None:
        raise StandinError("The stand-in could not start.")
    return runner.server


async def _listen(stack: AsyncExitStack, app: web.Application, port: int) -> int:
    """Serve `app` on loopback; return the port."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    try:
        await web.TCPSite(runner, LOOPBACK, port).start()
    except OSError:
        said = f"Port {port} is taken or not allowed; choose another, or 0 for any free one."
        raise StandinError(said) from None
    return int(runner.addresses[0][1])
