"""Read the gold articles plainly, without the bot, so that gold and bot can be compared.

The text found here is only good for finding exact strings; offsets are always
taken in the text that the bot itself reports.
"""

import email
import email.policy
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent
SEEDS = GOLD.parent.parent / "seeds"
ARTICLES = GOLD / "articles"


def folder_of(corpus: str) -> Path:
    """Return the folder of a corpus: "seeds" or "articles"."""
    return {"seeds": SEEDS, "articles": ARTICLES}[corpus]


def corpus_of(article: str) -> str:
    """Return the corpus that holds an article id."""
    return "seeds" if (SEEDS / article).is_file() else "articles"


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file; blank lines are skipped."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def text_of(article: str) -> str:
    """Return the readable text of an article id such as `wire.json#2`."""
    name, _, record = article.partition("#")
    path = folder_of(corpus_of(name)) / name
    if path.suffix == ".eml":
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        return f"{message['subject']}\n\n{message.get_content()}"
    source = _decoded(path.read_bytes())
    if path.suffix == ".json":
        return _record(json.loads(source), int(record))
    if path.suffix == ".jsonl":
        entry = list(lines(path))[int(record) - 1]
        return f"{entry['title']}\n\n{entry['text']}"
    if path.suffix == ".html":
        return _without_markup(source)
    if path.suffix == ".md":
        return source.split("---\n", 2)[2]
    return _undamaged(source) if "â€" in source else source


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _undamaged(source: str) -> str:
    """Undo UTF-8 that was once read as Windows-1252, unassigned bytes kept as they were."""
    saved = bytearray()
    for character in source:
        try:
            saved += character.encode("cp1252")
        except UnicodeEncodeError:
            saved += character.encode("latin-1")
    return saved.decode("utf-8")


def _record(data: dict[str, Any], number: int) -> str:
    record = data["articles"][number - 1]
    return f"{record['title']}\n\n{_without_markup(record['content'])}"


def _without_markup(source: str) -> str:
    source = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", "", source)
    return html.unescape(re.sub(r"<[^>]+>", "", source))
