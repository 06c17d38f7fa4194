"""RSS and Atom feeds saved to a file: one record an item."""

from dataclasses import replace
from typing import Any

from bot.articles.formats.facts import looks_like_markup, read_facts
from bot.articles.formats.markup import readable
from bot.articles.record import Record, Unread
from bot.errors import SkippedFile

_ITEMS = ("item", "entry")
_BODIES = ("encoded", "content", "description", "summary")
_FACTS = {
    "title": "title",
    "creator": "author",
    "author": "author",
    "pubDate": "date",
    "published": "published",
    "date": "date",
    "updated": "created",
    "link": "url",
    "source": "outlet",
}


def read(data: bytes) -> list[Record | Unread]:
    """Return a record for each item of a feed; entities are refused, not expanded."""
    root = _parse(data)
    items = [node for node in root.iter() if _name(node) in _ITEMS]
    if not items:
        raise SkippedFile(
            f"Its XML is no feed: it begins with <{_name(root)[:40]}>, no item found."
        )
    channel = next((node for node in root.iter() if _name(node) in ("channel", "feed")), root)
    outlet = _child_text(channel, "title")
    return [_record(item, outlet) for item in items]


def _parse(data: bytes) -> Any:
    """Parse XML without entities, network or external files; raises SkippedFile."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise SkippedFile("Its XML is broken.")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise SkippedFile("Its XML defines entities of its own, which are not read for safety.")
    return root


def _record(item: Any, channel: str | None) -> Record | Unread:
    """Make the record of one item."""
    bodies = {_name(child): _content(child) for child in item}
    text = next((bodies[name] for name in _BODIES if bodies.get(name)), "")
    if not text:
        return Unread("It holds no text.")
    row: dict[str, Any] = {}
    for child in item:
        if (fact := _FACTS.get(_name(child))) is not None:
            row.setdefault(fact, child.get("href") or _child_text(child, "name") or _content(child))
    facts = read_facts(row)
    markup = looks_like_markup(text)
    return Record(
        text=readable(text) if markup else text,
        format="feed",
        facts=replace(facts, outlet=facts.outlet or channel),
        lines_are_paragraphs=markup,
    )


def _name(node: Any) -> str:
    """Return an element's name without its namespace; "" for comments."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _content(node: Any) -> str:
    """Return an element's text; XHTML inside it as markup."""
    if len(node) == 0:
        return (node.text or "").strip()
    from lxml import etree

    parts = [node.text or ""]
    parts.extend(etree.tostring(child, encoding="unicode") for child in node)
    return "".join(parts).strip()


def _child_text(node: Any, name: str) -> str | None:
    """Return the text of the first child of that name."""
    found = (child for child in node if _name(child) == name)
    return next((child.text.strip() for child in found if child.text and child.text.strip()), None)
