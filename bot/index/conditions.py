"""What makes a passage allowed, for rankings that keep such facts beside the passages."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Conditions:
    """What an allowed passage fulfils for sure; those that do need not all be allowed.

    `source` is an article's id or its outlet, `country` a code, `speakers` the
    labels one of which a saying in the passage bears, `since` and `until` the
    days between which its article was published. None asks for nothing.
    """

    source: str | None = None
    country: str | None = None
    speakers: frozenset[str] | None = None
    since: date | None = None
    until: date | None = None
