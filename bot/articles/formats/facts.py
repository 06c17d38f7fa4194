"""Facts about an article under the field names that exports, feeds and pages use."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

from bot.articles.dates import parse_date
from bot.articles.record import Facts

TITLES = ("title", "headline", "heading", "webtitle", "ogtitle", "name", "subject")
OUTLETS = ("outlet", "publisher", "publication", "sitename", "source", "sourcename", "newspaper",
           "ogsitename", "website", "site", "provider", "domainname", "newssource")  # fmt: skip
AUTHORS = ("author", "authors", "byline", "creator", "dccreator", "authorname", "writer",
           "writtenby", "reporter", "by")  # fmt: skip
DATES = ("publishedat", "published", "datepublished", "publishdate", "publisheddate", "publishedon",
         "pubdate", "publicationdate", "webpublicationdate", "published_time", "publishedtime",
         "firstpublished", "date", "dategmt", "datetime", "created", "createdat", "timestamp",
         "dcdate", "issued", "seendate")  # fmt: skip
URLS = ("url", "link", "weburl", "canonicalurl", "canonical", "permalink", "sourceurl",
        "articleurl", "originalurl", "guid", "source")  # fmt: skip
# Objects that wrap the text or the facts of one field or record.
_WRAPPED = ("rendered", "name", "value", "text", "main", "original", "$t", "#text", "_text", "@id")
_NESTED = ("fields", "_source", "attributes", "article", "metadata", "meta", "doc", "node", "post")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,500}>")


def read_facts(row: Mapping[Any, Any]) -> Facts:
    """Read the facts of a mapping whose keys are spelt in any of the usual ways."""
    flat = flatten(row)
    dates = (parse_date(one_text(flat.get(name))) for name in DATES)
    urls = (one_text(flat.get(name)) for name in URLS)
    outlets = (one_text(flat.get(name)) for name in OUTLETS)
    return Facts(
        title=_first(_clean(one_text(flat.get(name))) for name in TITLES),
        outlet=_first(_clean(name) for name in outlets if name and "://" not in name),
        author=_first(_author(flat.get(name)) for name in AUTHORS),
        published=next((day for day in dates if day is not None), None),
        url=_first(url for url in urls if url and url.startswith(("http://", "https://"))),
    )


def flatten(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the fields of a record by folded name; those of wrapped objects come last."""
    flat: dict[str, Any] = {}
    inner = [row[key] for key in _NESTED if isinstance(row.get(key), Mapping)]
    for mapping in (row, *inner):
        for key, value in mapping.items():
            flat.setdefault(fold_key(str(key)), value)
    return flat


def fold_key(key: str) -> str:
    """Fold a field's name: "datePublished", "date_published" and "date-published" are one."""
    return re.sub(r"[\s_:.-]", "", key).casefold()


def one_text(value: Any) -> str | None:
    """Return the text of a field that may be wrapped in an object or a list of one kind."""
    if isinstance(value, Mapping):
        return next((text for key in _WRAPPED if (text := one_text(value.get(key)))), None)
    if isinstance(value, list):
        return next((text for item in value[:3] if (text := one_text(item))), None)
    if value is None or isinstance(value, bool):
        return None
    return str(value).strip() or None


def looks_like_markup(text: str) -> bool:
    """Tell whether a text holds HTML: a tag or an entity."""
    return bool(_TAG.search(text)) or "&nbsp;" in text or "&amp;" in text or "&#" in text


def _author(value: Any) -> str | None:
    """Join several authors with commas; a number is a key into a table that is not here."""
    if isinstance(value, list):
        names = [name for item in value[:10] if (name := _author(item))]
        return ", ".join(dict.fromkeys(names)) or None
    name = _clean(one_text(value))
    if name is None or name.isdecimal() or "://" in name:
        return None
    return re.sub(r"^(?:by|por|par|von)\s+(?=\S)", "", name, flags=re.IGNORECASE)


def _clean(text: str | None) -> str | None:
    """Take entities and tags out of a one-line fact."""
    if text is None:
        return None
    return " ".join(_TAG.sub("", unescape(text)).split()) or None


def _first(values: Iterable[str | None]) -> str | None:
    """Return the first text that is not empty."""
    return next((value for value in values if value), None)
