"""Texts of any length by key, packed into the short strings that Milvus holds."""

import base64
import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from bot.errors import UnusableIndex
from bot.index.milvus.collections import TEXT, create_texts
from bot.index.milvus.server import Server

_HEAD = 8  # digits that say of how many parts a text is
_PART = TEXT - _HEAD
_ROWS = 100  # that are written or read in one call

T = TypeVar("T")


def key_of(text: str) -> str:
    """Return the key of a text that is kept under what it says."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Texts:
    """The collection of texts; a text is written once, and never changed under its key."""

    def __init__(self, server: Server, collection: str) -> None:
        self._server = server
        self._collection = collection

    def create(self) -> None:
        """Create the collection where there is none. Raises IndexUnreachable."""
        create_texts(self._server, self._collection)

    def add(self, texts: Mapping[str, str]) -> None:
        """Keep texts under their keys. Raises IndexUnreachable."""
        rows = (
            {"key": f"{key}.{at}", "text": part, "nowhere": [0.0, 0.0]}
            for key, text in texts.items()
            for at, part in enumerate(_parts(text))
        )
        for some in _batches(rows, _ROWS):
            self._server.work("upsert", collection_name=self._collection, data=some)
        self._server.work("flush", collection_name=self._collection)

    def get(self, keys: Sequence[str]) -> dict[str, str]:
        """Return the texts under `keys`; raises UnusableIndex where one is missing or damaged."""
        found = self._rows(f"{key}.0" for key in keys)
        more = [f"{key}.{at}" for key in keys for at in range(1, _count(found.get(f"{key}.0", "")))]
        found |= self._rows(more)
        return {key: _whole(key, found) for key in keys}

    def remove(self, keys: Iterable[str]) -> None:
        """Forget texts, all of their parts. Raises IndexUnreachable."""
        for some in _batches(keys, _ROWS):
            first = self._rows(f"{key}.0" for key in some)
            rows = [
                f"{key}.{at}" for key in some for at in range(_count(first.get(f"{key}.0", "")))
            ]
            for part in _batches(rows, _ROWS):
                self._server.work("delete", collection_name=self._collection, ids=part)

    def _rows(self, names: Iterable[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for some in _batches(names, _ROWS):
            rows = self._server.work(
                "get", collection_name=self._collection, ids=some, output_fields=["key", "text"]
            )
            found |= {row["key"]: row["text"] for row in rows}
        return found


def _parts(text: str) -> Iterator[str]:
    packed = base64.b85encode(zlib.compress(text.encode("utf-8", "surrogatepass"))).decode("ascii")
    count = -(-len(packed) // _PART)
    for at in range(count):
        yield f"{count:0{_HEAD}d}{packed[at * _PART : (at + 1) * _PART]}"


def _count(first: str) -> int:
    return int(first[:_HEAD] or 0)


def _whole(key: str, rows: Mapping[str, str]) -> str:
    try:
        count = _count(rows[f"{key}.0"])
        packed = "".join(rows[f"{key}.{at}"][_HEAD:] for at in range(count))
        return zlib.decompress(base64.b85decode(packed)).decode("utf-8", "surrogatepass")
    except (KeyError, ValueError, zlib.error):
        raise UnusableIndex(
            "A part of the shared index is missing or damaged; reload the bot that writes it."
        ) from None


def _batches(some: Iterable[T], most: int) -> Iterator[list[T]]:
    left = iter(some)
    while batch := list(islice(left, most)):
        yield batch
