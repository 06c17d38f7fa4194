"""The two kinds of collection, and what Milvus allows in them.

The passages of a version stand in a collection of their own, which an alias
names. Texts (articles, statistics, what a version consists of) stand in one
collection for all versions, by keys.
"""

from typing import Any

from bot.index.milvus.server import Server

SHORT, LABEL, CODE = 1024, 256, 32  # bytes of a name, a speaker's label, a country's code
MOST_CODES, MOST_LABELS = 512, 64
KEY, TEXT = 128, 65_000  # bytes
MOST_HITS = 16_384  # of one search

PRICES = "prices"
NO_WORD = 0  # the place in a vector that is no word's, since an empty vector is refused
ANYBODY = "*"  # stands for the speakers of a passage that has too many to name


def passages_of(name: str) -> str:
    """Return how the names of all collections of passages begin."""
    return f"{name}_passages_"


def texts_of(name: str) -> str:
    """Return the name of the collection of texts."""
    return f"{name}_texts"


def create_passages(server: Server, collection: str) -> None:
    """Create an empty collection of passages. Raises IndexUnreachable."""
    kinds = _kinds()
    schema = _schema()
    schema.add_field("number", kinds.INT64, is_primary=True)
    schema.add_field("article", kinds.VARCHAR, max_length=SHORT)
    schema.add_field("outlet", kinds.VARCHAR, max_length=SHORT)
    for field in ("day", "start", "end", "length"):
        schema.add_field(field, kinds.INT64)
    for field, longest, most in (("countries", CODE, MOST_CODES), ("speakers", LABEL, MOST_LABELS)):
        schema.add_field(
            field,
            kinds.ARRAY,
            element_type=kinds.VARCHAR,
            max_length=longest,
            max_capacity=most,
        )
    schema.add_field(PRICES, kinds.SPARSE_FLOAT_VECTOR)
    index = {"field_name": PRICES, "index_type": "SPARSE_INVERTED_INDEX", "metric_type": "IP"}
    _create(server, collection, schema, index)


def create_texts(server: Server, collection: str) -> None:
    """Create the collection of texts where there is none. Raises IndexUnreachable."""
    if server.work("has_collection", collection_name=collection):
        return
    kinds = _kinds()
    schema = _schema()
    schema.add_field("key", kinds.VARCHAR, is_primary=True, max_length=KEY)
    schema.add_field("text", kinds.VARCHAR, max_length=TEXT)
    # Milvus wants a vector in every collection.
    schema.add_field("nowhere", kinds.FLOAT_VECTOR, dim=2)
    index = {"field_name": "nowhere", "index_type": "FLAT", "metric_type": "L2"}
    _create(server, collection, schema, index)


def cut(text: str, most: int) -> str:
    """Return the beginning of `text` that takes at most so many bytes."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")


def _create(server: Server, collection: str, schema: Any, index: dict[str, str]) -> None:
    from pymilvus.milvus_client import IndexParams

    params = IndexParams()
    params.add_index(**index)
    server.work(
        "create_collection",
        collection_name=collection,
        schema=schema,
        index_params=params,
        consistency_level="Strong",
    )


def _schema() -> Any:
    from pymilvus import MilvusClient

    return MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)


def _kinds() -> Any:
    from pymilvus import DataType

    return DataType
