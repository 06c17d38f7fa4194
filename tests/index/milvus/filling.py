"""Rankings in Milvus of documents that are nothing but words."""

from collections.abc import Iterator, Sequence
from itertools import count

from bot.index.milvus.collections import PRICES
from bot.index.milvus.formula import Formula, Statistics
from bot.index.milvus.publishing import write_passages
from bot.index.milvus.ranker import MilvusRanker
from bot.index.milvus.rows import Row, vectors
from bot.index.milvus.server import Server
from bot.index.milvus.tariff import Tariff
from bot.index.ranking import Postings

_numbers = count()
_NO_FACTS = {
    "article": "", "outlet": "", "day": 0, "start": 0, "end": 0, "countries": [], "speakers": []
}  # fmt: skip


def ranker_over(
    server: Server, corpus: Sequence[Sequence[str]], most: int = 250_000
) -> MilvusRanker:
    """Return the ranking of documents, kept in Milvus; `most` documents a segment."""
    postings = Postings.of(corpus, most)
    statistics = Statistics.from_text(Statistics.of(postings).text())
    formula = Formula(statistics)
    tariff = Tariff(formula)
    collection = f"words_{next(_numbers)}"
    write_passages(server, collection, _rows(postings, tariff))
    return MilvusRanker(server, collection, formula, tariff)


def _rows(postings: Postings, tariff: Tariff) -> Iterator[Row]:
    found = (one for segment in postings.segments for one in vectors(segment, tariff))
    for number, (vector, length) in enumerate(found):
        yield {**_NO_FACTS, "number": number, "length": length, PRICES: vector}


def forget(ranker: MilvusRanker) -> None:
    """Remove the collection of a ranking."""
    ranker.server.work("drop_collection", collection_name=ranker.collection)
