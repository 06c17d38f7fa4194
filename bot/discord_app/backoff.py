"""How long to wait before the next attempt to connect."""

import random
from collections.abc import Callable

FIRST, LONGEST = 1.0, 300.0
STEADY = 120.0  # seconds after which a connection counts as having worked


class Backoff:
    """Doubles the wait after each failure, with some chance in it so that bots do not march.

    Discord allows 1,000 sessions a day: even a connection that dies as soon as
    it counts as steady begins no more than 720.
    """

    def __init__(self, chance: Callable[[], float] = random.random) -> None:
        self._chance = chance
        self._next = FIRST

    def after(self, lived: float) -> float:
        """Return the seconds to wait after a connection that lived for `lived` seconds."""
        if lived >= STEADY:
            self._next = FIRST
        wait = self._next * (0.75 + self._chance() / 2)
        self._next = min(LONGEST, self._next * 2)
        return wait
