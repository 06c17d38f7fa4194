"""The index past one machine: a Milvus holds the passages, several bots answer from them.

A version is written whole beside the one in use and swapped in by an alias.
pymilvus, of the extra `milvus`, is loaded only where an address names a Milvus.
"""

from bot.index.milvus.address import Address
from bot.index.milvus.libraries import ReadingLibrary, WritingLibrary
from bot.index.milvus.server import Server

__all__ = ["Address", "ReadingLibrary", "Server", "WritingLibrary"]
