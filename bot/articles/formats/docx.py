"""DOCX: the paragraphs of the main document, read from the zip archive that it is."""

import io
import zipfile
from typing import Any

from bot.articles.record import Record
from bot.errors import SkippedFile

_DOCUMENT = "word/document.xml"
# An archive may claim any size: so much is unpacked at most.
_LARGEST = 30_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(data: bytes) -> list[Record]:
    """Return the one record of a DOCX file; raises SkippedFile when it cannot be read."""
    xml = _unpacked(data)
    text = "\n\n".join(line for line in _paragraphs(xml) if line.strip())
    if not text:
        raise SkippedFile("The document holds no text.")
    return [Record(text=text, format="docx", lines_are_paragraphs=True)]


def _unpacked(data: bytes) -> bytes:
    """Unpack the main document, no more than 30 MB of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_DOCUMENT) as member:
            xml = member.read(_LARGEST + 1)
    except KeyError:
        raise SkippedFile("It is a zip archive, not a DOCX document.") from None
    except (
        zipfile.BadZipFile,
        OSError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        ValueError,
    ) as e:
        raise SkippedFile(f"The document cannot be unpacked: {type(e).__name__}.") from None
    except Exception as e:  # noqa: BLE001 - zlib and lzma raise errors of their own
        raise SkippedFile(f"The document cannot be unpacked: {type(e).__name__}.") from None
    if len(xml) > _LARGEST:
        raise SkippedFile(f"The document unpacks to more than {_LARGEST / 1e6:.0f} MB.")
    return xml


def _paragraphs(xml: bytes) -> list[str]:
    """Return the text of each paragraph."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.LxmlError, ValueError):
        raise SkippedFile("The document's XML is broken.") from None
    return [_text(node) for node in root.iter(f"{_W}p")]


def _text(paragraph: Any) -> str:
    """Join the runs of a paragraph; tabs and line breaks become spaces."""
    breaks = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
    parts = (
        node.text or "" if node.tag == f"{_W}t" else breaks.get(node.tag, "")
        for node in paragraph.iter()
        if isinstance(node.tag, str)
    )
    return " ".join("".join(parts).split())
