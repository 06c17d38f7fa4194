"""How far a long reading is, on one line of standard error that people watch."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from bot.index.progress import Pace, Progress, in_words, unheard

_LONG = 2.0  # seconds of silence before anything is shown
_EVERY = 0.2  # seconds between two changes of the line
_ERASE = "\r\x1b[K"


class _Line:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._pace = Pace()
        self._next = time.monotonic() + _LONG
        self.shown = False

    def __call__(self, done: int, total: int, bytes_done: int, bytes_total: int) -> None:
        left = self._pace.seconds_left(bytes_done, bytes_total)
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EVERY
        self.shown = True
        words = in_words(done, total, bytes_done, bytes_total, left)
        self._stream.write(f"{_ERASE}Reading: {words}")
        self._stream.flush()


@contextmanager
def progress_line(stream: TextIO | None = None) -> Iterator[Progress]:
    """Yield what shows progress while it lasts long, on a terminal only; the line goes at the end.

    `stream` is standard error unless given.
    """
    out = stream or sys.stderr
    line = _Line(out)
    try:
        yield line if out.isatty() else unheard
    finally:
        if line.shown:
            out.write(_ERASE)
            out.flush()
