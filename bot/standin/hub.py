"""News of every change, for the page that shows it and the tests that wait for it."""

import asyncio
from collections.abc import Callable

from bot.standin.wire import Json


class Hub:
    """Hands each event to every open page, and wakes whoever waits for a condition."""

    def __init__(self) -> None:
        self._pages: set[asyncio.Queue[Json]] = set()
        self._changed = asyncio.Event()

    def publish(self, kind: str, *, audience: str | None = None, **data: object) -> None:
        """Tell the pages that something happened; `audience` is the one user who may see it."""
        for page in self._pages:
            page.put_nowait({"kind": kind, "audience": audience, **data})
        self._changed.set()
        self._changed = asyncio.Event()

    def subscribe(self) -> "asyncio.Queue[Json]":
        """Return a queue that receives every event from now on."""
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self._pages.add(queue)
        return queue

    def unsubscribe(self, queue: "asyncio.Queue[Json]") -> None:
        """Send nothing more to `queue`."""
        self._pages.discard(queue)

    async def wait_for(self, condition: Callable[[], object], timeout: float) -> bool:  # noqa: ASYNC109  # the caller's own patience is the point
        """Wait until `condition()` holds; False if it does not within `timeout` seconds."""
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        while not condition():
            left = end - loop.time()
            if left <= 0:
                return False
            try:
                await asyncio.wait_for(self._changed.wait(), left)
            except TimeoutError:
                return bool(condition())
        return True
