"""Formats: bytes → records. One module a format, chosen by suffix and content."""

from pathlib import PurePath

from bot.articles.decode import decode
from bot.articles.formats.plain import read_plain
from bot.articles.record import Record
from bot.errors import SkippedFile

KINDS = "text files (.txt)"


def read_records(data: bytes, name: str) -> list[Record]:
    """Return the records of a file; raises SkippedFile with the reason when there are none."""
    if not data.strip():
        raise SkippedFile("It is empty.")
    suffix = PurePath(name).suffix.casefold()
    if suffix not in ("", ".txt", ".text"):
        raise SkippedFile(f"Files of kind {suffix} are not read; read are {KINDS}.")
    return read_plain(decode(data))
