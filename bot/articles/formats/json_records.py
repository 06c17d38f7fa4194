"""JSON: exports of news services, WordPress, feeds converted to JSON, own data."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.articles.decode import Decoded, decode
from bot.articles.formats.facts import flatten, looks_like_markup, one_text, read_facts
from bot.articles.formats.markup import readable
from bot.articles.record import Record, Unread
from bot.errors import SkippedFile

# Names of the text itself, the fullest first; what only summarises it comes last.
_BODIES = (
    "articlebody", "fulltext", "bodytext", "maintext", "content", "body", "text", "contenthtml",
    "contenttext", "contentencoded", "html", "bodyhtml", "plaintext", "rawcontent", "story",
    "paragraphs", "leadparagraph", "description", "summary", "abstract", "excerpt", "snippet",
)  # fmt: skip
_DEEPEST = 5


def read(data: bytes) -> list[Record | Unread]:
    """Return a record for each article of a JSON document."""
    decoded = decode(data)
    rows = _rows(parse(decoded.text))
    if not rows:
        raise SkippedFile(
            "It holds no articles: no field such as title, content or body was found."
        )
    return [record_of(row, decoded, "json") for row in rows]


def parse(text: str) -> Any:
    """Parse JSON; raises SkippedFile saying where it is broken."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise SkippedFile(f"Its JSON is broken at {where}: {error.msg}.") from None
    except (RecursionError, ValueError):
        raise SkippedFile("Its JSON is nested too deeply or holds an impossible number.") from None


def _rows(data: Any) -> list[Mapping[str, Any]]:
    """Find the list of articles, however deep an export wraps it; an object may be the only one."""
    best: list[Mapping[str, Any]] = []
    level = [data]
    for _ in range(_DEEPEST):
        following: list[Any] = []
        for value in level:
            if isinstance(value, Mapping):
                if _body(value) and read_facts(value).title:
                    best = best or [value]
                following.extend(value.values())
            elif isinstance(value, list):
                rows = [row for row in value if isinstance(row, Mapping) and _is_article(row)]
                best = rows if len(rows) > len(best) else best
                following.extend(value[:1000])
        if best:
            return best
        level = [value for value in following if isinstance(value, (Mapping, list))]
    return [data] if isinstance(data, Mapping) and _body(data) else []


def _is_article(row: Mapping[str, Any]) -> bool:
    """Tell whether an object has a title or text of its own, or wraps one that has."""
    return bool(_body(row)) or read_facts(row).title is not None


def _body(row: Mapping[str, Any]) -> str:
    """Return the text of a record, paragraphs of a list parted by blank lines."""
    flat = flatten(row)
    return next((text for name in _BODIES if (text := _joined(flat.get(name)))), "")


def _joined(value: Any) -> str:
    """Return a text or the paragraphs of a list of texts as one text."""
    if isinstance(value, list):
        return "\n\n".join(_pieces(value))
    return one_text(value) or ""


def _pieces(values: list[Any]) -> Iterator[str]:
    """Yield the texts of a list of paragraphs."""
    return (text for value in values if (text := one_text(value)))


def record_of(row: Mapping[str, Any], decoded: Decoded, kind: str) -> Record | Unread:
    """Make the record of one object."""
    facts = read_facts(row)
    text = _body(row)
    markup = looks_like_markup(text)
    if not text:
        return Unread("It holds no text.")
    return Record(
        text=readable(text) if markup else text,
        format=kind,
        facts=facts,
        encoding=decoded.encoding,
        repaired=decoded.repaired,
        lines_are_paragraphs=markup,
    )
