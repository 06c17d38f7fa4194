"""What goes over the wire: JSON objects, ids and timestamps in Discord's form."""

import itertools
import json
import time
from datetime import UTC, datetime
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

DISCORD_EPOCH_MS = 1_420_070_400_000  # 2015-01-01, "Snowflakes" in Discord's API reference


def dumps(value: object) -> bytes:
    """Return `value` as compact UTF-8 JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def now_iso() -> str:
    """Return this moment as Discord writes timestamps (ISO 8601, microseconds, +00:00)."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Snowflakes:
    """A source of ids: milliseconds since 2015 in the upper 42 bits, then a counter."""

    def __init__(self) -> None:
        self._count = itertools.count()
        self._last = 0

    def next(self) -> str:
        """Return an id greater than every one before it."""
        millis = int(time.time() * 1000) - DISCORD_EPOCH_MS
        self._last = max(self._last + 1, millis << 22 | next(self._count) & 0xFFF)
        return str(self._last)
