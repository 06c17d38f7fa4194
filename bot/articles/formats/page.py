"""Saved web pages: the main text, and the facts that the page states about itself."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.articles.decode import Decoded, decode
from bot.articles.formats.facts import read_facts
from bot.articles.formats.markup import join_lines, parse_html, readable
from bot.articles.formats.subheadings import with_subheadings
from bot.articles.record import Facts, Record
from bot.errors import SkippedFile

# Larger pages take the extractor minutes; articles have some tens of kilobytes.
_LARGEST = 5_000_000
_META = {
    "og:title": "title", "twitter:title": "heading", "headline": "headline",
    "og:site_name": "publisher", "application-name": "sitename", "author": "author",
    "article:author": "byline", "byl": "byline", "dc.creator": "creator",
    "parsely-author": "writer", "sailthru.author": "reporter",
    "article:published_time": "publishedat",
    "og:article:published_time": "published", "datepublished": "datepublished",
    "parsely-pub-date": "pubdate", "pubdate": "pubdate", "publish-date": "publishdate",
    "date": "date", "dc.date": "dcdate", "dc.date.issued": "issued", "sailthru.date": "created",
    "og:url": "url",
}  # fmt: skip
# Pictures inside the page, which is how some browsers save it in one file.
_INLINE_DATA = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_KINDS = ("Article", "Posting", "Report", "Review")


def read(data: bytes) -> list[Record]:
    """Return the one record of a saved page, in the encoding that it declares."""
    declared = _CHARSET.search(data[:4_000])
    return read_page(decode(data, declared.group(1).decode() if declared else None))


def read_page(decoded: Decoded) -> list[Record]:
    """Return the one record of a page.

    Title, outlet, author, date and address come from JSON-LD, meta elements and
    the like only; nothing is guessed from the text. Raises SkippedFile when the
    page holds no text or is too large.
    """
    html = _INLINE_DATA.sub("", decoded.text)
    if len(html) > _LARGEST:
        raise SkippedFile(f"The page is too large: at most {_LARGEST / 1e6:.0f} MB are read.")
    facts = _facts(html)
    text = _main_text(html)
    if not text:
        raise SkippedFile("The page holds no text.")
    return [
        Record(
            text=text,
            format="web page",
            facts=facts,
            encoding=decoded.encoding,
            repaired=decoded.repaired,
            lines_are_paragraphs=True,
        )
    ]


def _main_text(html: str) -> str:
    """Return the main text; all readable text when the extractor finds hardly any."""
    import trafilatura

    found = trafilatura.extract(
        html, include_comments=False, include_tables=True, include_images=False, deduplicate=False
    )
    text = join_lines(found or "")
    if len(text.split()) >= 40:
        return with_subheadings(text, html)
    whole = readable(html)
    return whole if len(whole.split()) > 2 * len(text.split()) else text


def _facts(html: str) -> Facts:
    """Collect the facts: JSON-LD first, then meta elements, then the page's own elements."""
    try:
        root = parse_html(html)
    except SkippedFile:
        return Facts()
    sources = [read_facts(row) for row in _linked_data(root)]
    sources.append(read_facts(_meta(root)))
    sources.append(read_facts(_elements(root)))
    return Facts(
        **{
            name: next((v for s in sources if (v := getattr(s, name)) is not None), None)
            for name in ("title", "outlet", "author", "published", "url")
        }
    )


def _linked_data(root: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the JSON-LD objects that describe an article."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().casefold() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        waiting = [data]
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting.extend(value[:100])
            elif isinstance(value, Mapping):
                waiting.extend(v for k, v in value.items() if k in ("@graph", "mainEntity"))
                if str(value.get("@type")).rstrip("']").endswith(_KINDS):
                    yield {k: v for k, v in value.items() if k != "name" or "headline" not in value}


def _meta(root: Any) -> dict[str, str]:
    """Return the meta elements that state facts."""
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").casefold()
        if name in _META and (node.get("content") or "").strip():
            found.setdefault(_META[name], node.get("content"))
    return found


def _elements(root: Any) -> dict[str, str]:
    """Return what elements state: canonical link, marked date and author, first heading."""
    found: dict[str, str] = {}
    for node in root.iter("link", "time", "h1", "title"):
        match node.tag:
            case "link" if (node.get("rel") or "") == "canonical":
                found.setdefault("url", node.get("href") or "")
            case "time" if (
                node.get("itemprop") == "datePublished" or node.get("pubdate") is not None
            ):
                found.setdefault("datepublished", node.get("datetime") or "")
            case "h1":
                found.setdefault("title", " ".join(node.itertext()))
            case "title":
                found.setdefault("ogtitle", node.text or "")
    return found
