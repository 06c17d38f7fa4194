"""Plain text: the file's content is the article's text, unchanged where it is sound."""

from bot.articles.decode import decode
from bot.articles.record import Record


def read(data: bytes) -> list[Record]:
    """Return the one record of a text file."""
    decoded = decode(data)
    return [
        Record(
            text=decoded.text,
            format="text",
            encoding=decoded.encoding,
            repaired=decoded.repaired,
        )
    ]
