"""E-mail newsletters (.eml)."""

import re
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from bot.articles.dates import parse_date
from bot.articles.decode import Decoded, decode
from bot.articles.formats.markup import readable
from bot.articles.record import Facts, Record
from bot.errors import SkippedFile

_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
# A plain part of fewer words beside an HTML part only says "view this in your browser".
_ENOUGH = 40
# Beyond these, reading headers and nested parts takes time that grows with their square.
_LONGEST_HEAD = 60_000
_PARTS = 60


def read(data: bytes) -> list[Record]:
    """Return the one record of a message: its plain text, or its HTML where that is empty."""
    message = parse(data)
    plain, html = (part_of(message, kind) for kind in ("plain", "html"))
    html_text = "" if html is None or _says_enough(plain) else readable(html.text)
    use_html = len(html_text.split()) > len(plain.text.split() if plain else ())
    chosen = html if use_html else plain
    if chosen is None:
        raise SkippedFile("The message holds no text.")
    outlet, author = _sender(message)
    return [
        Record(
            text=html_text if use_html else chosen.text,
            format="e-mail",
            facts=Facts(_subject(message), outlet, author, _sent(message)),
            encoding=chosen.encoding,
            repaired=chosen.repaired,
            lines_are_paragraphs=use_html,
        )
    ]


def _subject(message: EmailMessage) -> str | None:
    """Return the subject without the marks of replies and forwards."""
    return _REPLY.sub("", " ".join(str(message.get("Subject", "")).split())) or None


def parse(data: bytes) -> EmailMessage:
    """Parse a message; raises SkippedFile for nesting that no mail program makes."""
    head = re.search(rb"\r?\n\r?\n", data)
    if (head.start() if head else len(data)) > _LONGEST_HEAD or data.count(b"boundary=") > _PARTS:
        raise SkippedFile("The message is broken: no mail program makes such headers.")
    try:
        return message_from_bytes(data, policy=policy.default)
    except (RecursionError, ValueError, LookupError):
        raise SkippedFile("The message is broken.") from None


def part_of(message: EmailMessage, kind: str) -> Decoded | None:
    """Return the decoded text of the first part of a kind, None when there is none."""
    try:
        part = message.get_body(preferencelist=(kind,))
        data = part.get_payload(decode=True) if part is not None else None
        charset = part.get_content_charset() if part is not None else None
    except (RecursionError, ValueError, LookupError, KeyError, AttributeError):
        return None
    return decode(data, charset) if isinstance(data, bytes) and data.strip() else None


def _says_enough(plain: Decoded | None) -> bool:
    """Tell whether the plain part is the message itself."""
    return plain is not None and len(plain.text.split()) >= _ENOUGH


def _sender(message: EmailMessage) -> tuple[str | None, str | None]:
    """Return outlet and author: a list's sender is an outlet, anybody else an author."""
    name = parseaddr(str(message.get("From", "")))[0].strip(" \"'") or None
    if any(message.get(header) for header in ("List-Id", "List-Unsubscribe", "List-Post")):
        return name, None
    local = parseaddr(str(message.get("From", "")))[1].partition("@")[0].casefold()
    boxes = ("news", "letter", "info", "editor", "no-reply", "noreply", "hello", "mail", "daily")
    return (name, None) if any(box in local for box in boxes) else (None, name)


def _sent(message: EmailMessage) -> date | None:
    """Return the day in the sender's own time zone."""
    value = str(message.get("Date", ""))
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError):
        return parse_date(value)
