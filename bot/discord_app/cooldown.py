"""How long a user waits between two questions."""

import time
from collections.abc import Callable

from bot.discord_app.language import phrase

MOST_USERS = 10_000
_PATIENCE = phrase("One question at a time, please: ask again in {n} s.")


class Cooldown:
    """Remembers when each user last asked; `clock` returns seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._last: dict[int, float] = {}

    def wait(self, user: int) -> float:
        """Return the seconds that `user` has still to wait; 0.0 lets the question through."""
        now = self._clock()
        left = self._last.get(user, now - self._seconds) + self._seconds - now
        if left > 0:
            return left
        if len(self._last) >= MOST_USERS:
            self._last = {u: at for u, at in self._last.items() if now - at < self._seconds}
        self._last[user] = now
        return 0.0


def please_wait(seconds: float) -> str:
    """Return the sentence for a user who asks too soon, in English."""
    return _PATIENCE.format(n=max(1, round(seconds)))
