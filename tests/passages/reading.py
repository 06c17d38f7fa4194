"""Articles for tests, read the plain way: a paragraph a line."""

import re
import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.articles.model import Article, Span
from bot.names.people import PeopleKnowledge
from bot.passages.speech import SpeechKnowledge

CONFIG = Path(__file__).resolve().parents[2] / "config"
_LINE = re.compile(r"[^\n]+")


@lru_cache(maxsize=1)
def shipped_people() -> PeopleKnowledge:
    """The knowledge of names that ships with the bot."""
    return PeopleKnowledge.from_data(
        tomllib.loads((CONFIG / "people.toml").read_text(encoding="utf-8"))
    )


@lru_cache(maxsize=1)
def shipped_speech() -> SpeechKnowledge:
    """The knowledge of speech that ships with the bot."""
    return SpeechKnowledge.from_data(
        tomllib.loads((CONFIG / "speech.toml").read_text(encoding="utf-8")), shipped_people()
    )


def article_of(
    text: str, name: str = "a.txt", *, published: date | None = None, author: str | None = None
) -> Article:
    """An article whose first line is the title and whose other lines are paragraphs."""
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        if line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            spans.append(Span(start, match.start() + len(line.rstrip())))
    title = spans[0] if len(spans) > 1 else None
    body = tuple(spans[1:] if title else spans)
    return Article(
        id=name,
        text=text,
        title=title.of(text) if title else "",
        title_from="heading",
        title_span=title,
        outlet=None,
        author=author,
        published=published,
        url=None,
        paragraphs=tuple(spans),
        body=body,
        excluded=(),
        encoding="utf-8",
        repaired=False,
        format="text",
    )
