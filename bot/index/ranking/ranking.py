"""What the answers need of a ranking, wherever it is kept."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from bot.index.conditions import Conditions
from bot.index.ranking.arrays import Mask


class Ranking(Protocol):
    """Passages by number, ranked by BM25; any number of threads may ask."""

    def top(
        self, query: Sequence[str], count: int, allowed: Mask | None = None
    ) -> list[tuple[int, float]]:
        """Return the `count` best (passage, score) that hold a word of `query`, ties by number."""

    def within(self, conditions: Conditions) -> "Ranking":
        """Return the ranking for searches whose allowed passages all fulfil `conditions`."""

    def idf_of(self, word: str) -> float:
        """Return the weight of `word`; 0 for a word that no passage holds."""

    def documents_with(self, word: str) -> int:
        """Return how many passages hold `word`."""

    @property
    def vocabulary(self) -> Iterable[str]:
        """Every word of the passages."""
