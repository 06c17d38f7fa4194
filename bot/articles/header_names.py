"""Names in header lines: of people, of outlets, and credits that name an outlet as the writer."""

import re

from bot.articles.furniture.rules import FurnitureRules
from bot.articles.para import words_of

SEPARATOR = re.compile(r"\s*(?:[|·•,;/–—()]|\s-\s|(?<=\w{3})\.\s)\s*")
_WITH = re.compile(
    r"\s(?i:with|and)\s(?:(?i:news\s)?(?i:agencies|agency|wires?|wire\sservices|services|inputs)"
    r"|(?<=[Ww][Ii][Tt][Hh]\s)[A-Z]{2,6}(?:(?:,|\sand)\s[A-Z]{2,6})*)$"
)
_SMALL = frozenset(
    ("al", "bin", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "la", "van",
     "von", "and", "y", "e", "et", "und", "i", "u", "na", "of", "the", "for", "og", "och", "ja")
)  # fmt: skip


def is_name(text: str) -> bool:
    """Tell whether `text` can be a person's name: two to five words, capitals, no digits."""
    words = text.split()
    capitals = [word for word in words if word[0].isupper()]
    return (
        2 <= len(words) <= 5
        and len(capitals) >= 2
        and all(word[0].isupper() or word in _SMALL for word in words)
        and not any(c.isdigit() or c in ':;!?|()[]"“”' for c in text)
    )


def leading_name(text: str) -> str | None:
    """Return the name in "NAME", "NAME - OUTLET" or "NAME | place"; None for anything else."""
    name, *rest = SEPARATOR.split(text)
    return name if is_name(name) and all(is_capitalised(part) for part in rest if part) else None


def outlet_in(text: str, rules: FurnitureRules) -> str | None:
    """Return `text` as an outlet's name when it is a capitalised name with an outlet word in it."""
    words = text.split()
    named = 1 <= len(words) <= 6 and all(word[0].isupper() or word in _SMALL for word in words)
    if not named or text.endswith((".", "?", "!", ":", ",")) or ":" in text:
        return None
    return text if rules.outlet_words.intersection(words_of(text)) else None


def is_capitalised(part: str) -> bool:
    """Tell whether a part is a name, of a place say: a few words with capitals."""
    words = part.split()
    named = all(word[0].isupper() or word in _SMALL for word in words)
    return 1 <= len(words) <= 5 and words[0][0].isupper() and named


def before_desk(text: str, rules: FurnitureRules) -> str | None:
    """Return what stands before "Bureau", "News Desk" and the like: an outlet, or a place."""
    words = text.split()
    if not 3 <= len(words) <= 7 or "," in text or not is_capitalised(" ".join(words[:5])):
        return None
    cuts = range(2, len(words))
    at = next((n for n in cuts if rules.desks.whole(words_of(" ".join(words[n:])))), None)
    return " ".join(words[:at]) if at is not None else None


def outlet_credited(text: str, rules: FurnitureRules) -> str | None:
    """Return the outlet that signs as the writer: "The Valley Post", "Valley Post with wires"."""
    found = with_agencies(text, rules)
    return outlet_in(text, rules) if found is None and text.startswith("The ") else found


def with_agencies(text: str, rules: FurnitureRules) -> str | None:
    """Return the outlet before "with agencies", "with NNA" and the like."""
    joined = _WITH.search(text)
    return outlet_in(text[: joined.start()], rules) if joined is not None else None
