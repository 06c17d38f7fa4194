"""Markdown, with or without front matter: readable text without the marks."""

import re
import tomllib
from typing import Any

from bot.articles.decode import decode
from bot.articles.formats.facts import read_facts
from bot.articles.formats.markup import readable
from bot.articles.record import Facts, Record
from bot.errors import SkippedFile

_LINE = re.compile(r"([A-Za-z][\w -]{0,30})\s*:\s*(\S.{0,1000})")
_LONGEST_FRONT_MATTER = 20_000
# Larger files are no articles, and nested marks make the parser slow.
_LARGEST = 300_000


def read(data: bytes) -> list[Record]:
    """Return the one record of a Markdown file; raises SkippedFile when it is too large."""
    if len(data) > _LARGEST:
        raise SkippedFile(f"It is too large for Markdown: at most {_LARGEST // 1000} kB are read.")
    decoded = decode(data)
    facts, source = split_front_matter(decoded.text)
    return [
        Record(
            text=_readable_markdown(source),
            format="markdown",
            facts=facts,
            encoding=decoded.encoding,
            repaired=decoded.repaired,
            lines_are_paragraphs=True,
        )
    ]


def split_front_matter(text: str) -> tuple[Facts, str]:
    """Part a file into the facts of its front matter (YAML or TOML) and the rest.

    Only plain YAML is loaded: no tags, no aliases (a few lines of them can
    stand for gigabytes). What YAML refuses, such as a title with a colon in
    it, is read line by line as "key: value".
    """
    start = text.lstrip("\ufeff \r\n\t")
    mark = next((mark for mark in ("---", "+++") if start.startswith(mark)), None)
    end = re.compile(rf"\n{re.escape(mark)}[ \t]*\r?(?:\n|$)" if mark else r"(?!)")
    closing = end.search(start, 3, _LONGEST_FRONT_MATTER)
    if mark is None or closing is None:
        return Facts(), text
    front = start[3 : closing.start()]
    return load_front_matter(front, toml=mark == "+++"), start[closing.end() :]


def load_front_matter(front: str, *, toml: bool) -> Facts:
    """Read the facts of front matter, or of a file beside an article."""
    return read_facts(_load(front[:_LONGEST_FRONT_MATTER].strip("-\n"), toml=toml))


def _load(front: str, *, toml: bool) -> dict[Any, Any]:
    """Parse front matter; whatever is refused is read line by line."""
    if toml:
        try:
            return tomllib.loads(front.replace("\r\n", "\n"))
        except tomllib.TOMLDecodeError:
            return _by_line(front)
    from yaml import YAMLError

    from bot.articles.formats.safe_yaml import load_plain_yaml

    try:
        data = load_plain_yaml(front)
    except (YAMLError, ValueError, RecursionError):
        return _by_line(front)
    return data if isinstance(data, dict) else {}


def _by_line(front: str) -> dict[Any, Any]:
    """Read "key: value" lines, quotation marks taken off."""
    found = (_LINE.fullmatch(line.strip()) for line in front.splitlines())
    return {m.group(1): m.group(2).strip(" \"'") for m in found if m and m.group(2)[0] not in "!&*"}


def _readable_markdown(source: str) -> str:
    """Render Markdown and read the result, so that every mark is understood as its authors mean."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 30, "html": True}).enable("table")
    return readable(parser.render(source))
