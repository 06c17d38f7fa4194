"""The one door to Milvus: every call has an end, every failure one clear sentence."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from typing import Any

from bot.errors import IndexUnreachable, SettingsError
from bot.index.milvus.address import Address

CONNECTING, ASKING, WORKING = 3.0, 5.0, 120.0  # seconds that a call may take
REST = 15.0  # seconds after a failure in which questions fail at once instead of waiting again

LONGEST = 200  # characters of what Milvus says that are passed on
_GONE, _NOT_LOADED = 100, 101  # Milvus's codes for a collection that is not there, or not loaded

log = logging.getLogger(__name__)


class Server:
    """A Milvus that is asked; connects when first needed; any thread may use it.

    `token` is "user:password" or an API key, "" for none. Every method of the
    client is called through `ask` (for an answer somebody waits for, at most
    `patience` seconds) or `work` (in the background).
    """

    def __init__(self, address: Address, token: str = "", patience: float = ASKING) -> None:
        self.address = address
        self._token = token
        self._patience = patience
        self._connecting = threading.Lock()
        self._client: Any = None
        self._rests_until = float("-inf")

    def ask(self, method: str, **given: Any) -> Any:
        """Call a method of the client within seconds; raises IndexUnreachable.

        Just after a failure it is raised at once, so that one outage does not
        make every question wait.
        """
        if time.monotonic() < self._rests_until:
            raise IndexUnreachable(_TELL)
        try:
            with self._explained():
                return _called(self._connected(), method, given, self._patience)
        except IndexUnreachable as error:
            self._rests_until = time.monotonic() + REST
            log.warning("%s", error)
            raise IndexUnreachable(_TELL) from error

    def work(self, method: str, **given: Any) -> Any:
        """Call a method of the client that may take minutes.

        Raises IndexUnreachable, which tells the operator what failed and what to do.
        """
        with self._explained():
            client = self._connected()
            # Where nobody answers, that is not to take minutes as well.
            client.get_server_version(timeout=CONNECTING)
            found = _called(client, method, given, WORKING)
        self._rests_until = float("-inf")
        return found

    def close(self) -> None:
        """Close the connection, a local file too; a later call opens it again."""
        with self._connecting:
            if self._client is None:
                return
            client, self._client = self._client, None
            with suppress(Exception):  # the connection is given up, whatever state it is in
                client.close()
            if self.address.local:
                from milvus_lite.server_manager import server_manager_instance

                server_manager_instance.release_server(self.address.uri)

    def _connected(self) -> Any:
        with self._connecting:
            if self._client is None:
                self._client = _client(self.address.uri, self._token)
            return self._client

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what pymilvus and gRPC raise into a sentence."""
        library = _library()
        try:
            yield
        # What was closed by another thread, after a failure of its own, is a ValueError.
        except (library.pymilvus.MilvusException, library.grpc.RpcError, ValueError) as error:
            advice = self._advice(error)
            self.close()
            raise IndexUnreachable(advice) from error

    def _advice(self, error: Exception) -> str:
        if getattr(error, "code", None) == _GONE:
            return f"What stood at {self.address.uri} has just been replaced; ask again."
        details = getattr(error, "details", None)  # what gRPC says, without all that it knows
        said = details() if details else getattr(error, "message", error)
        said = " ".join(str(said).split())[:LONGEST]
        if self.address.local:
            advice = "A local file serves one process at a time; see that no other has it open."
        else:
            advice = "See that Milvus runs there and that BRIEFING_INDEX names it."
        return f"The index at {self.address.uri} does not answer ({said}). {advice}"


_TELL = (
    "The index cannot be reached just now, so nothing can be searched; ask again in a minute."
    " What needs no search is still answered."
)


class _Library:
    """pymilvus as far as it is used, loaded late: that takes a second."""

    def __init__(self) -> None:
        if find_spec("pymilvus") is None:
            raise SettingsError(
                "BRIEFING_INDEX: for an index in Milvus, install briefing-bot[milvus]."
            )
        import grpc
        import pymilvus

        # It prints a traceback for every refusal; what is worth a line is logged here.
        logging.getLogger("pymilvus").setLevel(logging.CRITICAL)
        # So does the server of a local file, of what its client asks and it does not know.
        logging.getLogger("grpc._server").setLevel(logging.CRITICAL)
        self.grpc: Any = grpc
        self.pymilvus: Any = pymilvus


@cache
def _library() -> _Library:
    return _Library()


def _called(client: Any, method: str, given: dict[str, Any], patience: float) -> Any:
    """Call a method; a collection that Milvus has put out of its memory is loaded again first."""
    try:
        return getattr(client, method)(**given, timeout=patience)
    except _library().pymilvus.MilvusException as error:
        if error.code != _NOT_LOADED:
            raise
    client.load_collection(given["collection_name"], timeout=patience)
    return getattr(client, method)(**given, timeout=patience)


def _client(uri: str, token: str) -> Any:
    return _library().pymilvus.MilvusClient(uri, token=token, timeout=CONNECTING, dedicated=True)
