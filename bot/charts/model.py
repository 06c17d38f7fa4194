"""A picture and its words; kept apart from the drawing, which takes long to load."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chart:
    """A PNG and what it says, for those who cannot see it."""

    png: bytes
    alt: str
