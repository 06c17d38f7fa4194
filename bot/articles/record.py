"""What a format module hands over: one article's readable text and what the format says of it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Record:
    """One article as its format holds it, before title, header lines and furniture are told apart.

    `title` and the other facts are None where the format does not state them;
    the text itself is then asked. `lines_are_paragraphs` is set by formats with
    markup, which know their paragraphs.
    """

    text: str
    format: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    encoding: str = "utf-8"
    repaired: bool = False
    lines_are_paragraphs: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """One record of a file that could not be read, and why."""

    reason: str
