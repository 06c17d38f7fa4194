"""How long users, and channels, wait between two questions."""

import time
from collections.abc import Callable

from bot.discord_app.language import phrase

MOST = 10_000  # users, or channels, that are remembered
_PATIENCE = phrase("One question at a time, please: ask again in {n} s.")
_BUSY = phrase("Many are asking in this channel: ask again in {n} s.")


class Cooldown:
    """Remembers when each of many last asked; `clock` returns seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._last: dict[int, float] = {}

    def left(self, who: int) -> float:
        """Return the seconds that `who` has still to wait, 0.0 when a question may pass."""
        now = self._clock()
        return max(0.0, self._last.get(who, now - self._seconds) + self._seconds - now)

    def note(self, who: int) -> None:
        """Note that `who` asks now."""
        now = self._clock()
        if len(self._last) >= MOST:
            self._last = {one: at for one, at in self._last.items() if now - at < self._seconds}
        self._last[who] = now


class Patience:
    """The gate before all questions: one for each user, and one for each channel of a server."""

    def __init__(self, users: Cooldown, channels: Cooldown) -> None:
        self._users = users
        self._channels = channels

    def wait(self, user: int, channel: int | None) -> str | None:
        """Let a question pass, or return what to tell who asks too soon, in English.

        `channel` is None in direct messages.
        """
        left = self._users.left(user)
        if left:
            return _PATIENCE.format(n=max(1, round(left)))
        left = self._channels.left(channel) if channel is not None else 0.0
        if left:
            return _BUSY.format(n=max(1, round(left)))
        self._users.note(user)
        if channel is not None:
            self._channels.note(channel)
        return None
