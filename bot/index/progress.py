"""How far a reading is, and how long the rest of it will take."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

# Files done and all files, then bytes done and all bytes.
Progress = Callable[[int, int, int, int], None]

_EVERY = 30.0  # seconds between two lines of the log

log = logging.getLogger(__name__)


def unheard(_done: int, _total: int, _bytes_done: int, _bytes_total: int) -> None:
    """Hear of progress and do nothing: nobody watches."""


@dataclass(slots=True)
class Pace:
    """Tells from how the bytes went so far how long the rest will take."""

    clock: Callable[[], float] = time.monotonic
    _began: float | None = None
    _first: int = 0

    def seconds_left(self, bytes_done: int, bytes_total: int) -> float | None:
        """Return the seconds left, None before anything can be told."""
        now = self.clock()
        if self._began is None:
            self._began, self._first = now, bytes_done
        gone, done = now - self._began, bytes_done - self._first
        return gone * (bytes_total - bytes_done) / done if done > 0 and gone > 1 else None


@dataclass(slots=True)
class Logged:
    """Passes progress on, and writes a line to the log now and then where it takes long."""

    progress: Progress
    pace: Pace = field(default_factory=Pace)
    _last: float = field(default_factory=time.monotonic)

    def __call__(self, done: int, total: int, bytes_done: int, bytes_total: int) -> None:
        """Hear how far the reading is."""
        left = self.pace.seconds_left(bytes_done, bytes_total)
        now = time.monotonic()
        if now - self._last >= _EVERY:
            self._last = now
            log.info("Reading: %s", in_words(done, total, bytes_done, bytes_total, left))
        self.progress(done, total, bytes_done, bytes_total)


def in_words(done: int, total: int, bytes_done: int, bytes_total: int, left: float | None) -> str:
    """Return one line: files, megabytes and, once it can be told, the time left."""
    shown = f"{done:,} of {total:,} files, {bytes_done / 1e6:.1f} of {bytes_total / 1e6:.1f} MB"
    if left is None:
        return shown
    minutes, seconds = divmod(round(left), 60)
    return f"{shown}, {f'{minutes} min {seconds} s' if minutes else f'{seconds} s'} left"
