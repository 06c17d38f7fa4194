"""A picture and its words; kept apart from the drawing, which takes long to load."""

from dataclasses import dataclass

from bot.answers.model import Event


@dataclass(frozen=True, slots=True)
class Drawing:
    """A PNG without words, and what it shows: `most` of `events` fall in the year `busiest`.

    `later` events there was no room for, and `undated` ones, are not in it.
    """

    png: bytes
    events: tuple[Event, ...]
    busiest: int
    most: int
    later: int
    undated: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A PNG and what it says, for those who cannot see it."""

    png: bytes
    alt: str
