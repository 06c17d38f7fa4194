"""Formats: bytes → records. One module a format, each with a `read`, chosen by suffix and content.

A format's module, and the libraries it needs, are loaded when its first file
is met: a folder of plain text must start at once.
"""

import json
import re
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import PurePath

from bot.articles.record import Record, Unread
from bot.errors import SkippedFile

KINDS = (
    "plain text (.txt), Markdown (.md), web pages (.html, .mht), JSON (.json, .jsonl), feeds"
    " (.xml, .rss, .atom), e-mail (.eml), .docx, .pdf"
)
_MODULES = {
    "plain": ("", ".txt", ".text"),
    "markdown": (".md", ".markdown", ".mdown"),
    "page": (".html", ".htm", ".xhtml", ".shtml"),
    "json_records": (".json",),
    "json_lines": (".jsonl", ".ndjson", ".jsonlines"),
    "feed": (".xml", ".rss", ".atom", ".rdf"),
    "mail": (".eml",),
    "mhtml": (".mht", ".mhtml"),
    "pdf": (".pdf",),
    "docx": (".docx",),
}
_BY_SUFFIX = {suffix: module for module, suffixes in _MODULES.items() for suffix in suffixes}
_BY_MAGIC = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"))
_DECLARATION = r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)?"
_PAGE = re.compile(_DECLARATION + r"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_FEED = re.compile(_DECLARATION + r"<(?:rss|feed|rdf:RDF)[\s>]")


def read_records(data: bytes, name: str) -> Sequence[Record | Unread]:
    """Return the records of a file; raises SkippedFile with the reason when there are none."""
    suffix = PurePath(name).suffix.casefold()
    if " " in suffix or len(suffix) > 10 or suffix[1:].isdecimal():
        suffix = ""  # "Talks in St. Petersburg" is a name, not a kind
    if suffix not in _BY_SUFFIX:
        raise SkippedFile(f"Files of kind {suffix} are not read; read are {KINDS}.")
    if not data.strip():
        raise SkippedFile("It is empty.")
    module = import_module(f"{__name__}.{_by_content(data, _BY_SUFFIX[suffix])}")
    read: Callable[[bytes], Sequence[Record | Unread]] = module.read
    return read(data)


def _by_content(data: bytes, module: str) -> str:
    """Correct by the first bytes what the suffix promises."""
    for magic, other in _BY_MAGIC:
        if data.startswith(magic):
            return other
    if module in ("pdf", "docx"):
        return "plain"
    if module not in ("plain", "page", "feed"):
        return module
    start = data[:2_000].decode("utf-8", errors="replace").lstrip("\ufeff")
    if _PAGE.match(start):
        return "page"
    if _FEED.match(start):
        return "feed"
    return "json_records" if module == "plain" and _is_json(data, start) else module


def _is_json(data: bytes, start: str) -> bool:
    """Tell whether a text file is JSON under another name; "[ad_1]" begins with a bracket too."""
    if not re.match(r"\s*(?:\{\s*\"|\[\s*\{)", start):
        return False
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
