"""Plain text: the file's content is the article's text, unchanged where it is sound."""

from bot.articles.decode import Decoded
from bot.articles.record import Record


def read_plain(decoded: Decoded) -> list[Record]:
    """Return the one record of a text file."""
    return [
        Record(
            text=decoded.text,
            format="text",
            encoding=decoded.encoding,
            repaired=decoded.repaired,
        )
    ]
