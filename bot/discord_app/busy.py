"""Counts the answers under way, and lets acknowledgements go before answers."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

CROWD: Final = 8
LONGEST_CALM: Final = 1.0  # seconds an answer waits for acknowledgements of others


class Busy:
    """`answering` is entered for every answer; `idle` waits until none is under way."""

    def __init__(self) -> None:
        self._under_way = self._awaited = 0
        self._idle, self._crowd = asyncio.Event(), asyncio.Event()
        self._calm = threading.Event()
        self._idle.set()
        self._calm.set()

    @property
    def crowded(self) -> bool:
        """Whether so much is under way that a new answer may be late."""
        return self._crowd.is_set()

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Count one answer while the context lasts."""
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def _count(self, more: int) -> None:
        self._under_way += more
        for event, due in (
            (self._idle, self._under_way == 0),
            (self._crowd, self._under_way > CROWD),
        ):
            if due:
                event.set()
            else:
                event.clear()

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

    def calm(self) -> None:
        """Let acknowledgements go first: they have three seconds, answers fifteen minutes.

        Blocks the thread for answers, which would take the processor from them.
        """
        self._calm.wait(LONGEST_CALM)

    async def patient(self, answer: "asyncio.Task[Any]", seconds: float) -> None:
        """Wait for an answer, `seconds` at most, and no longer once many are under way."""
        crowd = asyncio.create_task(self._crowd.wait())
        await asyncio.wait({answer, crowd}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        crowd.cancel()

    async def idle(self, seconds: float) -> bool:
        """Wait until nothing is under way, for `seconds` at most; tell whether that came."""
        try:
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        except TimeoutError:
            return False
        return True
