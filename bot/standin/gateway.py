"""The gateway: HELLO, IDENTIFY, RESUME and heartbeats over a WebSocket.

After "Gateway" in Discord's API reference; close codes under "Gateway Close Event Codes".
"""

import asyncio
import contextlib
import json

from aiohttp import WSMsgType, web

from bot.standin.compression import Compress, compressor
from bot.standin.faults import Faults
from bot.standin.hub import Hub
from bot.standin.sessions import MESSAGE_CONTENT, PRIVILEGED, Session
from bot.standin.wire import Json, dumps

HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, ACK = 1, 2, 6, 7, 9, 10, 11
REQUEST_MEMBERS = 8
HEARTBEAT_MS = 41_250
ACK_SECONDS = 0.02  # discord.py mistakes an answer quicker than any network's for a very late one
IDENTIFIES_A_DAY = 1000
CLEAN = (1000, 1001)  # close codes after which a session cannot be resumed


class Gateway:
    """All sessions and open connections of the bot."""

    def __init__(self, hub: Hub, faults: Faults, token: str, allowed_privileged: int = 0) -> None:
        self._hub = hub
        self._faults = faults
        self._allowed = allowed_privileged
        self._connections: set[Connection] = set()
        self.token: str | None = token
        self.sessions: dict[str, Session] = {}
        self.identifies = 0
        self.resumes = 0
        self.close_codes: list[int | None] = []  # those the bot closed its connections with

    @property
    def online(self) -> bool:
        """Whether the bot is connected and was greeted."""
        return any(s.ready and s.send is not None for s in self.sessions.values())

    def dispatch(self, event: str, data: Json, guild_id: str | None) -> None:
        """Send an event to every session that wants it."""
        for session in self.sessions.values():
            if session.wants(event, guild_id):
                session.dispatch(event, data)

    def reads_content(self) -> bool:
        """Say whether the bot has the message content intent."""
        return any(session.intents & MESSAGE_CONTENT for session in self.sessions.values())

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Carry one connection from HELLO to its end."""
        try:
            compress = compressor(request.query.get("compress"))
        except ValueError:
            return web.Response(status=400)
        socket = web.WebSocketResponse(max_msg_size=4096 * 4, compress=False, autoping=True)
        await socket.prepare(request)
        if self._faults.take_close_before_hello():
            await socket.close(code=1000)
            return socket
        connection = Connection(self, socket, compress, request)
        self._connections.add(connection)
        try:
            await connection.run()
        finally:
            self._connections.discard(connection)
            self.close_codes.append(connection.close_code)
            self.changed()
        return socket

    def faults_silent(self) -> bool:
        """Say whether connections are half open: nothing gets through, none is closed."""
        return self._faults.silent

    def changed(self) -> None:
        """Tell the pages whether the bot is there."""
        self._hub.publish("presence", online=self.online)

    def identify(self, data: Json) -> Session | int:
        """Open a session, or return the close code of the refusal."""
        self.identifies += 1
        if self.identifies > IDENTIFIES_A_DAY:
            self.token = None  # Discord resets the token of a bot that loops
        intents = data.get("intents")
        if not self.token or data.get("token") != self.token:
            return 4004
        if not isinstance(intents, int) or intents < 0:
            return 4013
        if intents & PRIVILEGED & ~self._allowed:
            return 4014
        number, count = data.get("shard") or (0, 1)
        if not 0 <= number < count:
            return 4010
        session = Session(intents, (number, count))
        self.sessions = {k: s for k, s in self.sessions.items() if s.shard != session.shard}
        self.sessions[session.id] = session
        return session

    def resume(self, data: Json) -> Session | None:
        """Return the session to resume, None if there is none of that id and token."""
        self.resumes += 1
        session = self.sessions.get(str(data.get("session_id")))
        return session if self.token and data.get("token") == self.token else None

    def forget(self, session: Session) -> None:
        """End a session: it cannot be resumed."""
        self.sessions.pop(session.id, None)

    def drop(self) -> None:
        """Cut every connection without a word, as a broken network does."""
        for connection in self._connections:
            connection.cut()

    def ask_reconnect(self) -> None:
        """Send RECONNECT: the client should come back and resume."""
        for connection in self._connections:
            connection.send(dumps({"op": RECONNECT, "d": None}))

    def invalidate(self, *, resumable: bool) -> None:
        """Send INVALID_SESSION."""
        for connection in self._connections:
            connection.send(dumps({"op": INVALID_SESSION, "d": resumable}))
        if not resumable:
            self.sessions.clear()

    async def close_all(self, code: int) -> None:
        """Close every connection with `code`."""
        for connection in list(self._connections):
            await connection.close(code)


class Connection:
    """One WebSocket of the bot."""

    def __init__(
        self,
        gateway: Gateway,
        socket: web.WebSocketResponse,
        compress: Compress | None,
        request: web.Request,
    ) -> None:
        self._gateway = gateway
        self._socket = socket
        self._compress = compress
        self._request = request
        self._outgoing: asyncio.Queue[bytes] = asyncio.Queue()
        self._session: Session | None = None
        self._goodbye: int | None = None  # the code in the bot's own close frame

    @property
    def close_code(self) -> int | None:
        """The code that the connection ended with; the bot's own, even if it hung up at once."""
        return self._goodbye or self._socket.close_code

    def send(self, payload: bytes) -> None:
        """Queue a payload; order is kept."""
        self._outgoing.put_nowait(payload)

    def cut(self) -> None:
        """Break the connection below the WebSocket."""
        if self._request.transport is not None:
            self._request.transport.abort()

    async def close(self, code: int) -> None:
        """Close with `code`."""
        await self._socket.close(code=code)

    async def run(self) -> None:
        """Greet, then answer until the connection ends."""
        self.send(dumps({"op": HELLO, "d": {"heartbeat_interval": HEARTBEAT_MS, "_trace": []}}))
        writer = asyncio.create_task(self._write())
        try:
            await self._read()
        finally:
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await writer
            self._leave()

    def _leave(self) -> None:
        session = self._session
        if session is None:
            return
        if session.send == self.send:
            session.send = None
        if self.close_code in CLEAN:
            self._gateway.forget(session)

    async def _write(self) -> None:
        while True:
            payload = await self._outgoing.get()
            if self._gateway.faults_silent():
                continue
            if self._compress is None:
                await self._socket.send_str(payload.decode())
            else:
                await self._socket.send_bytes(self._compress(payload))

    async def _read(self) -> None:
        while True:
            try:
                frame = await self._socket.receive(timeout=HEARTBEAT_MS / 1000 * 1.5)
            except TimeoutError:
                await self.close(4009)
                return
            if frame.type is WSMsgType.CLOSE:
                self._goodbye = frame.data
            if frame.type is not WSMsgType.TEXT:
                return
            if self._gateway.faults_silent():
                continue
            try:
                payload = json.loads(frame.data)
            except ValueError:
                await self.close(4002)
                return
            await self._answer(payload)

    async def _answer(self, payload: Json) -> None:
        operation, data = payload.get("op"), payload.get("d")
        if operation == HEARTBEAT:
            asyncio.get_running_loop().call_later(
                ACK_SECONDS, self.send, dumps({"op": ACK, "d": None})
            )
        elif operation == IDENTIFY:
            await self._identify(data or {})
        elif operation == RESUME:
            self._resume(data or {})
        elif self._session is None:
            await self.close(4003)
        elif operation == REQUEST_MEMBERS:
            self._session.send_members(data or {})
        elif operation not in (3, 4):  # presence and voice state: nobody looks at them
            await self.close(4001)

    async def _identify(self, data: Json) -> None:
        if self._session is not None:
            await self.close(4005)
            return
        session = self._gateway.identify(data)
        if isinstance(session, int):
            await self.close(session)
            return
        self._session, session.send = session, self.send
        session.greet()
        self._gateway.changed()

    def _resume(self, data: Json) -> None:
        session = self._gateway.resume(data)
        if session is not None:
            self._session, session.send = session, self.send
            if session.replay(int(data.get("seq") or 0)):
                session.dispatch("RESUMED", {"_trace": []})
                self._gateway.changed()
                return
            session.send = None
        self.send(dumps({"op": INVALID_SESSION, "d": False}))
