"""Rankings in Milvus of documents that are nothing but words."""

from collections.abc import Sequence
from itertools import count

from bot.index.milvus.collections import PRICES, create_passages
from bot.index.milvus.formula import Formula, Statistics
from bot.index.milvus.ranker import MilvusRanker
from bot.index.milvus.rows import vectors
from bot.index.milvus.server import Server
from bot.index.milvus.tariff import Tariff
from bot.index.ranking import Postings

_numbers = count()
_NO_FACTS = {"article": "", "outlet": "", "day": 0, "start": 0, "end": 0}


def ranker_over(server: Server, corpus: Sequence[Sequence[str]], most: int) -> MilvusRanker:
    """Return the ranking of documents, kept in Milvus; `most` documents a segment."""
    postings = Postings.of(corpus, most)
    statistics = Statistics.from_text(Statistics.of(postings).text())
    formula = Formula(statistics)
    tariff = Tariff(formula)
    collection = f"words_{next(_numbers)}"
    create_passages(server, collection)
    found = (one for segment in postings.segments for one in vectors(segment, tariff))
    data = [
        {
            **_NO_FACTS,
            "number": n,
            "length": length,
            PRICES: vector,
            "countries": [],
            "speakers": [],
        }
        for n, (vector, length) in enumerate(found)
    ]
    server.work("insert", collection_name=collection, data=data)
    server.work("flush", collection_name=collection)
    return MilvusRanker(server, collection, formula, tariff)


def forget(ranker: MilvusRanker) -> None:
    """Remove the collection of a ranking."""
    ranker.server.work("drop_collection", collection_name=ranker.collection)
