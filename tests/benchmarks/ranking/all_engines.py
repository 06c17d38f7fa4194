"""Every ranker that is measured, by the name it has in the tables."""

from tests.benchmarks.ranking.engines import (
    Bm25s,
    Bm25sNumba,
    Engine,
    Fts5,
    Ours,
    Plain,
    Tantivy,
)
from tests.benchmarks.ranking.lucene import Lucene

ENGINES: dict[str, type[Engine]] = {
    "ours": Ours,
    "rank-bm25": Plain,
    "bm25s": Bm25s,
    "bm25s numba": Bm25sNumba,
    "tantivy": Tantivy,
    "Lucene": Lucene,
    "FTS5": Fts5,
}
