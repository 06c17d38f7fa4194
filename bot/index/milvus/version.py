"""What a version of the shared index consists of, and opening it."""

import json
from dataclasses import dataclass

from bot.articles.model import Skipped
from bot.errors import UnusableIndex
from bot.index.milvus.collections import texts_of
from bot.index.milvus.formula import Formula, Statistics
from bot.index.milvus.ranker import MilvusRanker
from bot.index.milvus.server import Server
from bot.index.milvus.tariff import Tariff
from bot.index.milvus.texts import Texts

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Head:
    """What a version consists of, but for its passages.

    `articles` and `statistics` are keys of texts, the articles in the order in
    which their passages are numbered. `content` is a digest of all that the
    version was made of, knowledge of `config/` included.
    """

    collection: str
    articles: tuple[str, ...]
    statistics: str
    skipped: tuple[Skipped, ...]
    content: str

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all texts that the version needs, its own head included."""
        return frozenset((*self.articles, self.statistics, self.collection))

    def text(self) -> str:
        """Return the head as a line of JSON."""
        skipped = [[one.id, one.reason] for one in self.skipped]
        parts = [FORMAT, self.collection, self.articles, self.statistics, skipped, self.content]
        return json.dumps(parts, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> "Head":
        """Return what `text` made a line of. Raises UnusableIndex."""
        number, *parts = json.loads(text)
        if number != FORMAT:
            raise UnusableIndex(
                "The shared index was written by another version of the bot; run one version"
                " everywhere and reload the bot that writes."
            )
        collection, articles, statistics, skipped, content = parts
        skips = tuple(Skipped(*one) for one in skipped)
        return cls(collection, tuple(articles), statistics, skips, content)


def texts_in(server: Server) -> Texts:
    """Return the texts of the index that the server's address names."""
    return Texts(server, texts_of(server.address.name))


def current(server: Server) -> str | None:
    """Return the collection that readers are to use now; None before the first version.

    Raises IndexUnreachable.
    """
    name = server.address.name
    if not server.work("has_collection", collection_name=name):  # by its alias
        return None
    found: str = server.work("describe_alias", alias=name)["collection_name"]
    return found


def head_of(server: Server, collection: str) -> Head:
    """Return what the version in `collection` consists of.

    Raises IndexUnreachable, or UnusableIndex where it was written by another version of the bot.
    """
    return Head.from_text(texts_in(server).get([collection])[collection])


def ranker_of(server: Server, head: Head, statistics: Statistics | None = None) -> MilvusRanker:
    """Return the ranking of a version; reads its statistics unless they are given.

    Raises IndexUnreachable, or UnusableIndex where passages or statistics are missing.
    """
    if statistics is None:
        text = texts_in(server).get([head.statistics])[head.statistics]
        statistics = Statistics.from_text(text)
    counted = server.work(
        "query",
        collection_name=head.collection,
        filter="",
        output_fields=["count(*)"],
        consistency_level="Strong",
    )
    if int(counted[0]["count(*)"]) != statistics.size:
        raise UnusableIndex(
            "Passages of the shared index are missing; reload the bot that writes it."
        )
    formula = Formula(statistics)
    return MilvusRanker(server, head.collection, formula, Tariff(formula))
