"""Article text made safe for Discord's Markdown, and read back from it.

Discord's client takes a backslash before any ASCII punctuation as "this
character, plainly", everywhere but inside code. discord.py's own
`escape_markdown` leaves bare links, `>` within a line, mentions, command links
and `:emoji:` alone, so the escaping is done here.
"""

import re
from urllib.parse import quote, urlsplit

_MARKUP = re.compile(
    r"[\\*_~|`<>#@\[\]]"  # emphasis, code, spoilers, quotes, headings, mentions, link labels
    r"|[:/](?=\S)"  # bare links, invitations, :emoji:
)
_BULLET = re.compile(r"^([^\S\n]*(?:\d+(?=[.)])|(?=[-+])))([-+.)])(?=\s)", re.MULTILINE)
_ESCAPED_OR_BOLD = re.compile(r"\\([^0-9A-Za-z\s])|\*\*")

# Controls, bidirectional overrides, blanks that look like nothing, tags, halves of pairs.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Persian, the languages of India and emoji need the joiners; between other letters they hide.
_JOINED = "\u0600-\u109f\u1780-\u18af\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_STRAY_JOINER = re.compile(f"(?<![{_JOINED}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED}])")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def visible(text: str) -> str:
    """Return `text` without the characters that are not seen but change what is: see above."""
    text = _BREAKS.sub("\n", text)
    if text.isascii() and text.isprintable():
        return text
    return _STRAY_JOINER.sub("", _HIDDEN.sub("", text))


def escape(text: str) -> str:
    """Return `text`, made visible, so that Discord shows it character for character."""
    return _BULLET.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", visible(text)))


def plain(markdown: str) -> str:
    """Return what a reader sees of text that `escape` made, bold marks taken off."""
    return _ESCAPED_OR_BOLD.sub(lambda match: match[1] or "", markdown)


def inline(text: str) -> str:
    """Return `text` escaped and on one line, as a title or a name is shown."""
    return escape(" ".join(visible(text).split()))


def link(label: str, url: str | None, limit: int = 400) -> str | None:
    """Return a masked link with the fixed `label`, None when `url` is no web address or too long.

    Backslashes show inside link labels, so a label is never an article's text.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc.encode("idna").decode("ascii")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in host:
        return None
    masked = f"[{label}]({quote(parts._replace(netloc=host).geturl(), safe=_SAFE_IN_URL)})"
    return masked if len(masked) <= limit else None


_SAFE_IN_URL = "/:?#!$&'+,;=%~-._"
