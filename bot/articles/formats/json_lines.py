"""JSON Lines: one article a line; a broken line does not stop the others."""

from collections.abc import Mapping

from bot.articles.decode import decode
from bot.articles.formats.json_records import parse, record_of
from bot.articles.record import Record, Unread
from bot.errors import SkippedFile


def read(data: bytes) -> list[Record | Unread]:
    """Return a record for each line; broken lines are told with their number."""
    decoded = decode(data)
    found: list[Record | Unread] = []
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = parse(line)
        except SkippedFile as reason:
            found.append(Unread(f"Line {number}: {reason}"))
            continue
        if isinstance(row, Mapping):
            found.append(record_of(row, decoded, "json lines"))
        else:
            found.append(Unread(f"Line {number}: It is no JSON object."))
    return found
