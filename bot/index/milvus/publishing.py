"""Writes a version beside the one in use, and swaps it in by an alias."""

import logging
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from bot.errors import IndexUnreachable, UnusableIndex
from bot.index.milvus.collections import PRICES, create_passages, passages_of
from bot.index.milvus.content import content_of, keyed
from bot.index.milvus.formula import Formula, Statistics
from bot.index.milvus.ranker import MilvusRanker
from bot.index.milvus.rows import Row, rows
from bot.index.milvus.server import Server
from bot.index.milvus.tariff import Tariff
from bot.index.milvus.texts import key_of
from bot.index.milvus.version import Head, current, head_of, ranker_of, texts_in
from bot.index.ranking import Postings
from bot.index.snapshot import Snapshot

_ROWS, _WORDS = 1000, 1_000_000  # that are written in one call; Milvus takes 64 MB
_KEPT = timedelta(hours=1)  # a version that is not in use may be one that is being written

log = logging.getLogger(__name__)


def publish(server: Server, snapshot: Snapshot, postings: Postings) -> MilvusRanker:
    """Make `snapshot` the version that all readers use; return its ranking.

    Nothing is written where that version is in use already. Readers go on with
    the old one until the new one is complete. Raises IndexUnreachable, and then
    the old version stays; UnusableIndex where another process writes as well.
    """
    began, before = time.perf_counter(), current(server)
    known = _known(server, before)
    statistics, articles = Statistics.of(postings), keyed(snapshot.articles)
    counted = statistics.text()
    content = content_of(key_of(counted), articles, snapshot.sayings)
    if known and known.content == content:
        return ranker_of(server, known, statistics)
    collection = _new_name(server)
    head = Head(collection, tuple(articles), key_of(counted), snapshot.skipped, content)
    lines = {**articles, head.statistics: counted}
    _write_texts(server, head, lines, known.keys if known else frozenset())
    tariff = Tariff(Formula(statistics))
    write_passages(server, collection, rows(snapshot, postings, tariff))
    ranker = ranker_of(server, head, statistics)
    ranker.warm()
    _swap(server, before, collection)
    _tidy(server, head, known)
    seconds = time.perf_counter() - began
    log.info("Published %d passages as %s in %.1f s.", statistics.size, collection, seconds)
    return ranker


def _known(server: Server, collection: str | None) -> Head | None:
    """Return the head of the version in use; None where there is none that can be used."""
    if collection is None:
        return None
    try:
        return head_of(server, collection)
    except UnusableIndex as error:
        log.warning("%s It is written anew.", error)
        return None


def _new_name(server: Server) -> str:
    written = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}_{secrets.token_hex(3)}"
    return passages_of(server.address.name) + written


def _write_texts(
    server: Server, head: Head, lines: Mapping[str, str], there: frozenset[str]
) -> None:
    """Write the texts that are not there yet, the head first, so that none is without an owner."""
    texts = texts_in(server)
    texts.create()
    texts.add({head.collection: head.text()})
    texts.add({key: text for key, text in lines.items() if key not in there})


def write_passages(server: Server, collection: str, some: Iterable[Row]) -> None:
    """Create a collection of the rows of passages. Raises IndexUnreachable."""
    create_passages(server, collection)
    for batch in _batches(some):
        server.work("insert", collection_name=collection, data=batch)
    server.work("flush", collection_name=collection)


def _batches(some: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows in lists that fit into one message each, however long single passages are."""
    batch: list[Row] = []
    words = 0
    for row in some:
        batch.append(row)
        words += len(row[PRICES])
        if len(batch) == _ROWS or words >= _WORDS:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _swap(server: Server, before: str | None, collection: str) -> None:
    """Let the alias name the new version: readers see the old one or the new one whole."""
    name = server.address.name
    if current(server) != before:
        server.work("drop_collection", collection_name=collection)
        raise UnusableIndex(
            f"Another bot has written the index {name!r} at {server.address.uri} meanwhile; set"
            " BRIEFING_INDEX_ROLE to reader for all but one."
        )
    method = "create_alias" if before is None else "alter_alias"
    server.work(method, collection_name=collection, alias=name)


def _tidy(server: Server, head: Head, before: Head | None) -> None:
    """Remove what neither this version nor the one before needs, which readers may still use.

    What is left behind by a failure here goes with a later version.
    """
    with suppress(IndexUnreachable):
        used = head.keys | (before.keys if before else frozenset())
        for collection in server.work("list_collections"):
            if collection not in used and _abandoned(server, collection):
                texts = texts_in(server)
                with suppress(UnusableIndex):
                    texts.remove(head_of(server, collection).keys - used)
                server.work("drop_collection", collection_name=collection)


def _abandoned(server: Server, collection: str) -> bool:
    """Tell whether a collection is an old version of this index."""
    prefix = passages_of(server.address.name)
    if not collection.startswith(prefix):
        return False
    try:
        written = datetime.fromisoformat(collection.removeprefix(prefix).partition("_")[0])
    except ValueError:
        return False
    return datetime.now(UTC) - written > _KEPT
