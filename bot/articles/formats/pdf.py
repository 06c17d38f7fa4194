"""PDF, with the extra `briefing-bot[pdf]`. The library itself bounds what a stream unpacks to."""

import io
import logging
import re
from typing import TYPE_CHECKING

from bot.articles.record import Facts, Record
from bot.errors import SkippedFile

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 200
_MOST_CHARACTERS = 3_000_000
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")
_PAGE_NUMBER = re.compile(
    r"(?m)^\s*(?:Page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*$", re.IGNORECASE
)


def read(data: bytes) -> list[Record]:
    """Return the one record of a PDF; raises SkippedFile when it cannot be read."""
    try:
        import pypdf
    except ImportError:
        raise SkippedFile("PDF needs an extra: pip install 'briefing-bot[pdf]'.") from None
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # the reason of a skipped file says enough
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SkippedFile("The PDF is locked with a password.")
        text = _pages(reader)
        title = reader.metadata.title if reader.metadata else None
    except SkippedFile:
        raise
    except Exception as error:  # noqa: BLE001 - a broken PDF can raise anything, none may pass
        raise SkippedFile(f"The PDF cannot be read: {type(error).__name__}.") from None
    if not text.strip():
        raise SkippedFile("The PDF holds no text; it may be a scan.")
    return [Record(text=text, format="pdf", facts=Facts(_own_title(title, text)))]


def _pages(reader: "PdfReader") -> str:
    """Join the text of the pages, hyphens at line ends closed and page numbers left out."""
    pages: list[str] = []
    size = 0
    for page in reader.pages[:_MOST_PAGES]:
        text = _PAGE_NUMBER.sub("", page.extract_text()).strip()
        pages.append(_HYPHEN.sub("", text))
        size += len(text)
        if size > _MOST_CHARACTERS:
            break
    return "\n\n".join(pages)[:_MOST_CHARACTERS]


def _own_title(title: str | None, text: str) -> str | None:
    """Keep a metadata title only when the text shows it too: most name a file or a program."""
    words = " ".join((title or "").split())
    return (
        words if words and words.casefold() in " ".join(text[:3_000].split()).casefold() else None
    )
