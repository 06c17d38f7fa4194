"""Files of checksummed lines, each written once and put in place by rename.

A segment is a head line that names the format and what its lines were made
with, then `key checksum text` a line. Lines are found by key and checked when
they are read: what cannot be trusted is as if it were not there.
"""

import hashlib
import json
import logging
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.index.durable import BESIDE, replacing

SUFFIX = ".jsonl"
_STALE = 24 * 3600  # seconds after which what a killed writer left is nobody's any more

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: its segment and its offset in bytes."""

    segment: Path
    offset: int


def write(folder: Path, head: str, lines: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """Write (key, text) lines as one new segment; return where they stand. Raises OSError.

    A crash at any moment leaves the whole segment or none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{time.time_ns():020d}-{os.getpid()}{SUFFIX}"
    places = {}
    with replacing(path) as file:
        offset = file.write(f"{head}\n".encode())
        for key, text in lines:
            places[key] = Place(path, offset)
            offset += file.write(f"{key} {_checksum(key, text)} {text}\n".encode())
    return places


def places_in(paths: Iterable[Path], head: str) -> dict[str, Place]:
    """Return where every line of some segments stands; later segments win."""
    found: dict[str, Place] = {}
    for path in sorted(paths):
        try:
            found |= _places(path, head)
        except OSError as error:
            log.warning("%s cannot be read (%s); its articles are read anew", path, error.strerror)
    return found


def read(place: Place, key: str) -> str | None:
    """Return the text under `key`, None where it is damaged or gone."""
    try:
        with place.segment.open("rb") as file:
            file.seek(place.offset)
            line = file.readline()
    except OSError:
        return None
    parts = line.decode("utf-8", "replace").rstrip("\n").split(" ", 2)
    if len(parts) == 3 and parts[0] == key and parts[1] == _checksum(key, parts[2]):
        return parts[2]
    log.warning("%s: a damaged line left out; what it held is found anew", place.segment)
    return None


def listed(folder: Path) -> list[Path]:
    """Return the segments of a folder, oldest first."""
    return sorted(folder.glob(f"*{SUFFIX}"))


def remove(segments: Iterable[Path], folder: Path) -> None:
    """Remove segments, and what killed writers left behind."""
    left = [path for path in folder.glob(f"*{BESIDE}") if _is_stale(path)]
    for path in (*segments, *left):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _places(path: Path, head: str) -> dict[str, Place]:
    found = {}
    damaged = 0
    with path.open("rb") as file:
        first = file.readline()
        if first.rstrip(b"\n") != head.encode():
            log.info("%s was made by another version; what it held is found anew", path)
            return {}
        offset = len(first)
        for line in file:
            key, space, _ = line.partition(b" ")
            if space and key.isascii() and line.endswith(b"\n"):
                found[key.decode("ascii")] = Place(path, offset)
            else:
                damaged += 1
            offset += len(line)
    if damaged:
        log.warning("%s: %d damaged lines left out; what they held is found anew", path, damaged)
    return found


def head_of(format_: int, made_with: str) -> str:
    """Return the first line of a segment."""
    return json.dumps({"format": format_, "made_with": made_with})


def _checksum(key: str, text: str) -> str:
    return hashlib.blake2b(f"{key} {text}".encode("utf-8", "replace"), digest_size=8).hexdigest()


def _is_stale(path: Path) -> bool:
    try:
        return path.stat().st_mtime < time.time() - _STALE
    except OSError:
        return False
