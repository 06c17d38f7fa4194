"""HTML → readable text: paragraphs parted by blank lines, no scripts, forms or hidden parts."""

import re
from typing import Any

from bot.errors import SkippedFile

_BLOCKS = frozenset(
    (         "address",         "article",         "aside",         "blockquote",
     "body",         "br",         "caption",         "center",         "dd",
     "details",         "dialog",         "div",         "dl",         "dt",
     "fieldset",         "figcaption",         "figure",         "footer",         "form",
     "h1",         "h2",         "h3",         "h4",         "h5",         "h6",
     "header",         "hr",         "li",         "main",         "nav",         "ol",
     "p",         "pre",         "section",         "summary",         "table",
     "tbody",         "td",         "tfoot",         "th",         "thead",         "tr",
     "ul",)
)  # fmt: skip
_DROPPED = frozenset(
    (         "applet",         "audio",         "base",         "button",         "canvas",
     "embed",         "form",         "frame",         "frameset",         "head",
     "iframe",         "input",         "link",         "map",         "math",         "menu",
     "meta",         "nav",         "noframes",         "noscript",         "object",
     "option",         "script",         "select",         "style",         "svg",
     "template",         "textarea",         "title",         "video",)
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def readable(html: str) -> str:
    """Return the readable text of an HTML page or fragment.

    Raises SkippedFile for markup that no parser can read.
    """
    from lxml import etree

    if not html.strip():
        return ""
    root = parse_html(html)
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if tag in _DROPPED or _is_hidden(node.attrib):
                walk.skip_subtree()
            else:
                pieces.append("\n" if tag in _BLOCKS else "")
                pieces.append(_SPACE.sub(" ", node.text or ""))
            continue
        pieces.append("\n" if tag in _BLOCKS else "")
        pieces.append(_SPACE.sub(" ", node.tail or ""))
    return join_lines("".join(pieces))


def parse_html(html: str) -> Any:
    """Return the root element of a page; raises SkippedFile for markup that no parser can read."""
    from lxml import etree
    from lxml import html as lxml_html

    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
        return lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise SkippedFile("Its HTML cannot be read.") from None


def join_lines(text: str) -> str:
    """Put each line that holds something into a paragraph of its own."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _is_hidden(attributes: object) -> bool:
    """Tell whether an element is not shown to a reader (the preview line of newsletters)."""
    get = getattr(attributes, "get", dict[str, str]().get)
    return get("hidden") is not None or bool(_HIDDEN.search(get("style") or ""))
