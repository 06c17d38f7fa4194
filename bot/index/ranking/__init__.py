"""rank-bm25's scores out of an inverted index."""

from bot.index.ranking.arrays import Mask
from bot.index.ranking.postings import Postings
from bot.index.ranking.rankers import OkapiRanker, PassageRanker
from bot.index.ranking.ranking import Ranking

__all__ = ["Mask", "OkapiRanker", "PassageRanker", "Postings", "Ranking"]
