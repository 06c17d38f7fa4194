"""Transport compression of the gateway: one stream a connection, flushed at each message."""

import zlib
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

# Optional: discord.py asks for zstd only where it is installed.
zstandard: Any = import_module("zstandard") if find_spec("zstandard") else None

Compress = Callable[[bytes], bytes]


def compressor(kind: str | None) -> Compress | None:
    """Return the compressor for the `compress` query parameter, None for plain text.

    Raises ValueError for a kind that is not spoken here.
    """
    if kind is None:
        return None
    if kind == "zlib-stream":
        deflate = zlib.compressobj()
        return lambda data: deflate.compress(data) + deflate.flush(zlib.Z_SYNC_FLUSH)
    if kind == "zstd-stream" and zstandard is not None:
        stream = zstandard.ZstdCompressor().compressobj()
        block = zstandard.COMPRESSOBJ_FLUSH_BLOCK
        return lambda data: bytes(stream.compress(data) + stream.flush(block))
    raise ValueError(kind)
