"""What goes over the wire comes out as it went in."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.standin.compression import compressor
from bot.standin.wire import Snowflakes

payloads = st.lists(st.binary(max_size=2000), max_size=20)


@given(payloads)
def test_zlib_stream_is_readable_message_by_message(messages: list[bytes]) -> None:
    compress, inflate = compressor("zlib-stream"), zlib.decompressobj()
    assert compress is not None
    for message in messages:
        sent = compress(message)
        assert sent.endswith(b"\x00\x00\xff\xff")
        assert inflate.decompress(sent) == message


@given(payloads)
def test_zstd_stream_is_readable_message_by_message(messages: list[bytes]) -> None:
    zstandard = pytest.importorskip("zstandard")
    compress, expand = compressor("zstd-stream"), zstandard.ZstdDecompressor().decompressobj()
    assert compress is not None
    for message in messages:
        assert expand.decompress(compress(message)) == message


def test_ids_grow() -> None:
    snowflakes = Snowflakes()
    ids = [int(snowflakes.next()) for _ in range(20_000)]
    assert ids == sorted(set(ids))
