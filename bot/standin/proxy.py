"""A loopback CONNECT proxy that is itself the end of the tunnel for Discord's names.

Every other name is refused, so that the bot behind it can reach nothing else.
"""

import asyncio
import ssl

from aiohttp import web

from bot.standin.authority import is_discord

LONGEST_HEAD = 64 * 1024
ESTABLISHED = b"HTTP/1.1 200 Connection established\r\n\r\n"
REFUSED = b"HTTP/1.1 403 Nothing leaves this computer\r\nContent-Length: 0\r\n\r\n"


class Proxy:
    """Answers CONNECT for Discord's hosts, then speaks TLS and HTTP on the same connection."""

    def __init__(self, server: web.Server, context: ssl.SSLContext) -> None:
        self._http = server
        self._context = context
        self._server: asyncio.Server | None = None
        self._upgrades: set[asyncio.Task[None]] = set()

    async def start(self) -> str:
        """Listen on loopback and return the proxy's address."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Connect(self), "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        """Close the door; connections that are through belong to the HTTP server."""
        if self._server is not None:
            self._server.close()
        for upgrade in self._upgrades:
            upgrade.cancel()
        await asyncio.gather(*self._upgrades, return_exceptions=True)

    def upgrade(self, transport: asyncio.Transport) -> None:
        """Go on with TLS and HTTP on a connection whose CONNECT was granted."""
        task = asyncio.create_task(self._upgrade(transport))
        self._upgrades.add(task)
        task.add_done_callback(self._upgrades.discard)

    async def _upgrade(self, transport: asyncio.Transport) -> None:
        loop, handler = asyncio.get_running_loop(), self._http()
        try:
            secured = await loop.start_tls(transport, handler, self._context, server_side=True)
        except OSError:  # the client hung up, or does not trust this authority
            transport.close()
            return
        if secured is not None:
            handler.connection_made(secured)


class _Connect(asyncio.Protocol):
    """Reads the head of a proxy request and decides whether the tunnel is granted."""

    def __init__(self, proxy: Proxy) -> None:
        self._proxy = proxy
        self._head = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        transport = self._transport
        if transport is None or transport.is_closing():
            return
        self._head += data
        if b"\r\n\r\n" not in self._head:
            if len(self._head) > LONGEST_HEAD:
                transport.abort()
            return
        method, _, rest = self._head.split(b"\r\n", 1)[0].decode("latin-1").partition(" ")
        host = rest.split(" ")[0].rpartition(":")[0]
        if method == "CONNECT" and is_discord(host):
            transport.write(ESTABLISHED)
            self._proxy.upgrade(transport)
        else:
            transport.write(REFUSED)
            transport.close()
