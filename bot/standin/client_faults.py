"""The faults that a test can order, as methods of the client."""

from abc import ABC, abstractmethod
from typing import Any

from bot.standin.seen import Done
from bot.standin.wire import Json


class FaultOrders(ABC):
    """What can go wrong on a bad day; each method is one fault."""

    @abstractmethod
    def post(self, path: str, **body: Any) -> Any:
        """Tell the control API to do something."""

    def fail_next(
        self,
        route: str,
        status: int | None = None,
        *,
        count: int = 1,
        delay: float = 0.0,
        body: Json | None = None,
        headers: dict[str, str] | None = None,
        hang_up: bool = False,
    ) -> None:
        """Let the next `count` requests that match go wrong.

        `route` is a regular expression on "METHOD /path" (below /api/v10).
        `delay` seconds pass first; no `status` means that the request is then
        carried out; `hang_up` breaks the connection. A 429 is retried
        by the client, after the body's `retry_after` seconds (1), only with
        `headers={"Via": "1.1 google"}`.
        """
        self._fault(
            "fail_next",
            route=route,
            status=status,
            count=count,
            delay=delay,
            body=body,
            headers=headers or {},
            hang_up=hang_up,
        )

    def clear_faults(self) -> None:
        """Let everything go well again; a refused token is good again too."""
        self._fault("clear")

    def drop_connection(self) -> None:
        """Break the gateway connection without a close frame."""
        self._fault("drop_connection")

    def half_open(self, on: bool = True) -> None:
        """Let the gateway connection stay open while nothing gets through either way."""
        self._fault("half_open", on=on)

    def ask_reconnect(self) -> None:
        """Send RECONNECT, as Discord does every few hours."""
        self._fault("reconnect")

    def invalid_session(self, *, resumable: bool) -> None:
        """Send INVALID_SESSION."""
        self._fault("invalid_session", resumable=resumable)

    def close_gateway(self, code: int) -> None:
        """Close the gateway connection with `code`."""
        self._fault("close", code=code)

    def close_before_hello(self, count: int = 1) -> None:
        """Break the connection, and close the next `count` ones before HELLO."""
        self._fault("close_before_hello", count=count)

    def bad_event(self, event: str = "MESSAGE_CREATE", data: Json | None = None) -> None:
        """Send an event that the client cannot make sense of."""
        self._fault("bad_event", event=event, data=data or {"nonsense": True})

    def refuse_token(self) -> None:
        """Close with 4004 and answer 401 from now on, as after a token reset."""
        self._fault("refuse_token")

    def expire(self, done: Done) -> None:
        """Let the fifteen minutes of an interaction be over."""
        self._fault("expire", interaction=done.id)

    def _fault(self, fault: str, **body: Any) -> None:
        self.post(f"/api/fault/{fault}", **body)
