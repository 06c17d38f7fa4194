"""Arrays that a thread keeps from one search to the next."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from bot.index.ranking.arrays import Bytes, Gains

_kept = threading.local()


@dataclass(frozen=True, slots=True)
class Workspace:
    """Room for one number a document: `sums` are zeros, `levels` hold anything."""

    sums: Gains
    levels: Bytes


@contextmanager
def workspace(size: int) -> Iterator[Workspace]:
    """Lend this thread's arrays, of `size` each; `sums` must be zeros again at the end.

    After an error they are given up, for what they then hold is not known.
    """
    found: Workspace | None = getattr(_kept, "workspace", None)
    _kept.workspace = None
    if found is None or len(found.sums) < size:
        found = Workspace(np.zeros(size, np.float32), np.empty(size, np.uint8))
    yield Workspace(found.sums[:size], found.levels[:size])
    _kept.workspace = found
