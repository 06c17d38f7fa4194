"""Text of articles made safe for a terminal."""

import re

# Control, bidirectional and zero-width characters: an article must not steer the reader's screen.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


def plain(text: str) -> str:
    """Return `text` on one line without characters that cannot be seen."""
    return " ".join(_UNSEEN.sub("", text).split())
