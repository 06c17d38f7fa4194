"""Counts the answers under way, so that a stop can let them finish."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

CROWD = 8
LONGEST_CALM = 1.0  # seconds an answer waits for acknowledgements of others


class Busy:
    """`answering` is entered for every answer; `idle` waits until none is under way."""

    def __init__(self) -> None:
        self._under_way = self._awaited = 0
        self._idle, self._calm = asyncio.Event(), asyncio.Event()
        self._idle.set()
        self._calm.set()

    @property
    def crowded(self) -> bool:
        """Whether so much is under way that a new answer may be late."""
        return self._under_way > CROWD

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Count one answer while the context lasts."""
        self._under_way += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    @contextmanager
    def acknowledging(self) -> Iterator[None]:
        """Count one acknowledgement on its way while the context lasts."""
        self._awaited += 1
        self._calm.clear()
        try:
            yield
        finally:
            self._awaited -= 1
            if not self._awaited:
                self._calm.set()

    async def calm(self) -> None:
        """Let acknowledgements go first: they have three seconds, answers fifteen minutes."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_CALM):
                await self._calm.wait()

    async def idle(self, seconds: float) -> bool:
        """Wait until nothing is under way, for `seconds` at most; tell whether that came."""
        try:
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        except TimeoutError:
            return False
        return True
