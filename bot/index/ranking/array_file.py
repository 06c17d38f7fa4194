"""Named arrays in one file that is checked when it is opened and then mapped, not read.

A file starts with a mark, the format's number, and a header of JSON with its
length and checksum. The header says what the file is for, and for each array
its type, how many elements it has, and the checksum of its bytes. The header and
each array are filled up with zeros to multiples of 64 bytes, and nothing follows
the last. Nothing of a file is ever executed.
"""

import json
import mmap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from struct import Struct
from typing import IO, Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.errors import UnusableIndex
from bot.index.durable import replacing

FORMAT = 1
SUFFIX = ".idx"
Arrays = Mapping[str, npt.NDArray[Any]]

_MARK = b"BriefIdx"
_START = Struct("<8sIII")  # mark, format, length of the header, its checksum
_ALIGNED = 64
_AT_ONCE = 1 << 20  # bytes


def keep(folder: Path, purpose: str, arrays: Arrays) -> str:
    """Write `arrays` to `folder` and return the file's name, which follows from its content.

    A sound file of that name is left as it is. Raises OSError.
    """
    plain = {name: _plain(array) for name, array in arrays.items()}
    head = _head(purpose, arrays, plain)
    digest = blake2b(head, digest_size=16)
    for raw in plain.values():
        digest.update(raw)
    path = folder / f"{purpose}-{digest.hexdigest()}{SUFFIX}"
    try:
        with path.open("rb") as file:
            _checked(file, purpose)
    except (OSError, UnusableIndex):
        with replacing(path) as file:
            file.write(head)
            for raw in plain.values():
                file.write(raw)
                file.write(bytes(-len(raw) % _ALIGNED))
    return path.name


def load(path: Path, purpose: str) -> dict[str, npt.NDArray[Any]]:
    """Check a file that `keep` wrote, map it, and return its arrays; they cannot be written to.

    Raises UnusableIndex.
    """
    try:
        with path.open("rb") as file:
            parts = _checked(file, purpose)
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise UnusableIndex(f"{path} cannot be read ({error.strerror}).") from None
    except UnusableIndex as error:
        raise UnusableIndex(f"{path} {error}") from None
    return {
        part.name: np.frombuffer(mapped, part.kind, part.count, part.start)
        if part.count
        else np.zeros(0, part.kind)
        for part in parts
    }


def _plain(array: npt.NDArray[Any]) -> memoryview:
    """Return the bytes of an array, the lowest first."""
    little = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
    return little.view(np.uint8).data if little.size else memoryview(b"")


def _head(purpose: str, arrays: Arrays, plain: Mapping[str, memoryview]) -> bytes:
    parts = [
        [name, array.dtype.newbyteorder("<").str, len(array), crc32(plain[name])]
        for name, array in arrays.items()
    ]
    header = json.dumps({"purpose": purpose, "arrays": parts}).encode()
    start = _START.pack(_MARK, FORMAT, len(header), crc32(header))
    return start + header + bytes(-(len(start) + len(header)) % _ALIGNED)


@dataclass(frozen=True, slots=True)
class _Part:
    """An array in a file; `start` in bytes, `count` in elements."""

    name: str
    kind: np.dtype[Any]
    count: int
    start: int
    checksum: int

    @property
    def end(self) -> int:
        return self.start + self.count * self.kind.itemsize


def _checked(file: IO[bytes], purpose: str) -> list[_Part]:
    """Return what stands in a file; raise UnusableIndex unless every byte is as it was written."""
    parts = _parts(file, purpose)
    for part in parts:
        file.seek(part.start)
        left, checksum = part.end - part.start, 0
        while left:
            raw = file.read(min(left, _AT_ONCE))
            if not raw:
                raise UnusableIndex("is cut short.")
            checksum = crc32(raw, checksum)
            left -= len(raw)
        _blank(file)
        if checksum != part.checksum:
            raise UnusableIndex(f"is damaged (in {part.name}).")
    if file.read(1):
        raise UnusableIndex("is longer than it was.")
    return parts


def _parts(file: IO[bytes], purpose: str) -> list[_Part]:
    start = file.read(_START.size)
    if len(start) < _START.size:
        raise UnusableIndex("is cut short.")
    mark, version, length, checksum = _START.unpack(start)
    if mark != _MARK or version != FORMAT:
        raise UnusableIndex("was made by another version.")
    header = file.read(length)
    if len(header) < length or crc32(header) != checksum:
        raise UnusableIndex("is damaged (in its header).")
    _blank(file)
    return list(_read_header(json.loads(header), purpose, file.tell()))


def _read_header(header: Any, purpose: str, at: int) -> Iterator[_Part]:
    if header["purpose"] != purpose:
        raise UnusableIndex(f"holds {header['purpose']}, not {purpose}.")
    for name, kind, count, checksum in header["arrays"]:
        part = _Part(name, np.dtype(kind), count, at, checksum)
        yield part
        at = part.end + -part.end % _ALIGNED


def _blank(file: IO[bytes]) -> None:
    """Read on to the next multiple; all up to there must be zeros."""
    rest = -file.tell() % _ALIGNED
    if file.read(rest) != bytes(rest):
        raise UnusableIndex("is damaged (between two arrays).")
