"""The ids of buttons and menus: all the state they carry, readable after any restart.

Every id is at most 100 characters, Discord's limit.
"""

import re
from typing import Final, Literal

from bot.discord_app.refs import Ref, pack, unpack

PAGES: Final = "briefing:pages"
SHARE: Final = "briefing:share"
COMPARE: Final = "briefing:compare"

FILE_PATTERN: Final = r"briefing:file(?::(?P<total>\d{1,9}))?"
VOTE_PATTERN: Final = r"briefing:vote:(?P<verdict>yes|no):(?P<command>[a-z-]+):(?P<lang>[\w-]+)"
AGAINST_PATTERN: Final = r"briefing:against:(?P<name>.{1,80})"
TURN_PATTERN: Final = r"briefing:turn:(?P<page>\d{1,2})(?::off)?"
CONTEXT_PATTERN: Final = r"briefing:context:(?P<ref>[\w-]{19})"
OTHERS_PATTERN: Final = r"briefing:others:(?P<ref>[\w-]{19})"
SOURCES_PATTERN: Final = r"briefing:sources:(?P<outlet>all|[0-9a-f]{8}):(?P<page>\d{1,6})(?::off)?"


def turn(page: int, *, off: bool = False) -> str:
    """Return the id of the button that turns to page `page`, from 0."""
    return f"briefing:turn:{page}{':off' if off else ''}"


def file(total: int) -> str:
    """Return the id of the button that sends all passages; `total` counts those not paged too."""
    return f"briefing:file:{total}"


def vote(verdict: Literal["yes", "no"], command: str, lang: str) -> str:
    """Return the id of a feedback button, which also tells what a message answers, and in what."""
    return f"briefing:vote:{verdict}:{command}:{lang}"


def voted(custom_id: str) -> tuple[str, str] | None:
    """Return the command and the language in a feedback button's id; None for any other id."""
    match = re.fullmatch(VOTE_PATTERN, custom_id)
    return (match["command"], match["lang"]) if match else None


def total(custom_id: str) -> int:
    """Return how many passages an answer has by its file button's id; 0 for any other id."""
    match = re.fullmatch(FILE_PATTERN, custom_id)
    return int(match["total"] or 0) if match else 0


def against(name: str) -> str:
    """Return the id of the menu of those that `name`, of 80 characters at most, is compared to."""
    return f"briefing:against:{name}"


def context(ref: Ref) -> str:
    """Return the id of the button that shows what surrounds a snippet."""
    return f"briefing:context:{pack((ref,))}"


def context_refs(custom_id: str) -> tuple[Ref, ...]:
    """Return the reference in a context button's id; () for any other id."""
    match = re.fullmatch(CONTEXT_PATTERN, custom_id)
    return unpack(match["ref"]) if match else ()


def others(ref: Ref) -> str:
    """Return the id of the button that asks who else said a snippet's words."""
    return f"briefing:others:{pack((ref,))}"


def sources(outlet: str, page: int, *, off: bool = False) -> str:
    """Return the id of the button that turns to page `page`, from 0, of an outlet's articles."""
    return f"briefing:sources:{outlet}:{page}{':off' if off else ''}"


def page_value(page: int, refs: tuple[Ref, ...]) -> str:
    """Return a menu entry's value: the page number, for uniqueness, and its references."""
    return f"{page:02d}{pack(refs)}"


def page_refs(value: str) -> tuple[Ref, ...]:
    """Return the references in a menu entry's value."""
    return unpack(value[2:])


def page_number(value: str) -> int:
    """Return the page number in a menu entry's value."""
    return int(value[:2]) if value[:2].isdecimal() else 0
