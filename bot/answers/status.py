"""What is loaded, for `status` and `/status`."""

from dataclasses import dataclass
from datetime import date, datetime

from bot import __version__
from bot.index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Status:
    """What is loaded; `dropped` counts snippets that failed the verbatim check since the start."""

    version: str
    articles: int
    skipped: int
    passages: int
    quotations: int
    speakers: int
    countries: int
    newest: date | None
    loaded_at: datetime
    build_seconds: float
    dropped: int


def status_of(snapshot: Snapshot, dropped: int) -> Status:
    """Return the counts of `snapshot`."""
    return Status(
        version=__version__,
        articles=len(snapshot.articles),
        skipped=len(snapshot.skipped),
        passages=len(snapshot.places),
        quotations=snapshot.quotations,
        speakers=len(snapshot.voices.labels),
        countries=len(snapshot.countries),
        newest=snapshot.newest,
        loaded_at=snapshot.loaded_at,
        build_seconds=snapshot.build_seconds,
        dropped=dropped,
    )
