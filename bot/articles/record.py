"""What a format module hands over: one article's readable text and what the format says of it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Facts:
    """What metadata states of an article; None for what it does not."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One article as its format holds it, before title, header lines and furniture are told apart.

    Where the format states no title or other fact, the text itself is asked.
    `lines_are_paragraphs` is set by formats with markup, which know their paragraphs.
    """

    text: str
    format: str
    facts: Facts = Facts()
    encoding: str = "utf-8"
    repaired: bool = False
    lines_are_paragraphs: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """One record of a file that could not be read, and why."""

    reason: str
