"""Faults to order: what Discord and the network do on a bad day."""

import re
from dataclasses import dataclass, field

from bot.standin.wire import Json


@dataclass(slots=True)
class RestFault:
    """The next `count` requests whose "METHOD /path" matches `route` go wrong.

    `delay` seconds pass first; then, if `status` is set, it is answered with
    `body` and `headers`; `hang_up` cuts the connection instead.
    """

    route: str
    count: int = 1
    status: int | None = None
    delay: float = 0.0
    body: Json | None = None
    headers: dict[str, str] = field(default_factory=dict)
    hang_up: bool = False
    met: int = 0


class Faults:
    """The faults in force."""

    def __init__(self) -> None:
        self._rest: list[RestFault] = []
        self.close_before_hello = 0
        self.silent = False  # half-open connections: nothing is read, nothing is sent

    def arm(self, fault: RestFault) -> None:
        """Put a fault in force."""
        self._rest.append(fault)

    def clear(self) -> None:
        """Let everything go well again."""
        self._rest.clear()
        self.close_before_hello = 0
        self.silent = False

    def take(self, method: str, path: str) -> RestFault | None:
        """Return the fault that this request meets, and count it."""
        for fault in self._rest:
            if fault.met < fault.count and re.search(fault.route, f"{method} {path}"):
                fault.met += 1
                return fault
        return None

    def take_close_before_hello(self) -> bool:
        """Say whether this connection to the gateway is to be closed before HELLO."""
        due = self.close_before_hello > 0
        self.close_before_hello -= due
        return due
