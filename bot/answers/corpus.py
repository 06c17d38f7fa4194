"""What was searched, as every answer states it."""

from bot.answers.model import Corpus
from bot.index.snapshot import Snapshot


def corpus(snapshot: Snapshot) -> Corpus:
    """Return the size and age of what was searched."""
    return Corpus(len(snapshot.articles), len(snapshot.places), snapshot.newest)
