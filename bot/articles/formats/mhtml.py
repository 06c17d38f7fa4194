"""Web pages saved as one file (.mht, .mhtml): a message whose first HTML part is the page."""

from bot.articles.formats.mail import parse, part_of
from bot.articles.formats.page import read_page
from bot.articles.record import Record
from bot.errors import SkippedFile


def read(data: bytes) -> list[Record]:
    """Return the one record of a saved page."""
    html = part_of(parse(data), "html")
    if html is None:
        raise SkippedFile("The saved page holds no HTML.")
    return read_page(html)
