"""The rankers that are measured, each behind the same three methods.

`build` takes passages as words and is timed; `save` writes what was built, where
that is not a part of building; `open` reads it again in another process. Where a
library lets its user choose, it is told to do no more than the others: no
positions, no stored text, no count of all hits, one thread a question.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

Passage = list[str]
Answer = list[int]


class Engine:
    """What every ranker can do; `kept` says whether it can be read from disk.

    `needs` are the packages it is made of, beyond the bot's own, and `same_files`
    names another ranker that it shares its files with. `process` is the one that
    holds its memory, where that is not the one that opened it.
    """

    kept: ClassVar[bool] = True
    needs: ClassVar[tuple[str, ...]] = ()
    same_files: ClassVar[str | None] = None
    process: int | None = None

    @classmethod
    def lacking(cls) -> str | None:
        """Return what is not here to run it, None where nothing."""
        missing = [package for package in cls.needs if find_spec(package) is None]
        return f"{' and '.join(missing)} not installed" if missing else None

    def build(self, corpus: Iterable[Passage], folder: Path) -> None:
        """Index `corpus`, ready to answer."""
        raise NotImplementedError

    def save(self, folder: Path) -> None:
        """Write the index to `folder`, where building has not done so."""

    def open(self, folder: Path) -> None:
        """Read the index from `folder`, ready to answer."""
        raise NotImplementedError

    def ask(self, words: Sequence[str], count: int) -> Answer:
        """Return the numbers of the best `count` passages, best first."""
        raise NotImplementedError

    def close(self) -> None:
        """End what it has started."""


class Ours(Engine):
    """The bot's own ranking store."""

    def __init__(self) -> None:
        from bot.index.ranking import PassageRanker

        self._kind = PassageRanker

    def build(self, corpus: Iterable[Passage], folder: Path) -> None:  # noqa: ARG002  # in memory
        """Index `corpus` in memory."""
        self._ranker = self._kind(corpus)

    def save(self, folder: Path) -> None:
        """Write and sync the folder."""
        self._ranker.save(folder)

    def open(self, folder: Path) -> None:
        """Map the folder."""
        self._ranker = self._kind.open(folder)

    def ask(self, words: Sequence[str], count: int) -> Answer:
        """Ask for the top."""
        return [number for number, _ in self._ranker.top(words, count)]


class Plain(Engine):
    """rank-bm25 as it is: scores for all passages, then the best of them."""

    kept = False

    def __init__(self) -> None:
        from rank_bm25 import BM25Plus

        self._kind = BM25Plus

    def build(self, corpus: Iterable[Passage], folder: Path) -> None:  # noqa: ARG002  # in memory
        """Build its dictionaries."""
        self._ranker = self._kind(corpus)

    def ask(self, words: Sequence[str], count: int) -> Answer:
        """Score everything, sort it, as its own `get_top_n` does; ties by number."""
        scores = self._ranker.get_scores(words)
        return [int(number) for number in np.argsort(-scores, kind="stable")[:count]]


class Bm25s(Engine):
    """bm25s with its numpy backend."""

    needs: ClassVar[tuple[str, ...]] = ("bm25s",)
    backend: ClassVar[str] = "numpy"

    def __init__(self) -> None:
        import bm25s

        self._library: Any = bm25s

    def build(self, corpus: Iterable[Passage], folder: Path) -> None:  # noqa: ARG002  # in memory
        """Build its matrix of scores."""
        self._ranker = self._library.BM25(method="bm25+", delta=1.0, backend=self.backend)
        self._ranker.index(list(corpus), show_progress=False)

    def save(self, folder: Path) -> None:
        """Write its own files."""
        self._ranker.save(str(folder), show_progress=False)

    def open(self, folder: Path) -> None:
        """Map its own files."""
        self._ranker = self._library.BM25.load(str(folder), mmap=True)
        self._ranker.backend = self.backend

    def ask(self, words: Sequence[str], count: int) -> Answer:
        """Retrieve one question's best."""
        documents, _ = self._ranker.retrieve([list(words)], k=count, show_progress=False)
        return [int(number) for number in documents[0]]


class Bm25sNumba(Bm25s):
    """bm25s with its compiled backend."""

    needs = ("bm25s", "numba")
    backend = "numba"
    same_files = "bm25s"

    def open(self, folder: Path) -> None:
        """Map its files and compile."""
        super().open(folder)
        self._ranker.activate_numba_scorer()


class Tantivy(Engine):
    """Tantivy: frequencies only, one segment."""

    needs = ("tantivy",)

    def __init__(self) -> None:
        import tantivy

        self._library: Any = tantivy

    def build(self, corpus: Iterable[Passage], folder: Path) -> None:
        """Index and commit to disk."""
        index = self._library.Index(self._schema(), path=str(folder))
        writer = index.writer(heap_size=2_000_000_000, num_threads=1)
        for words in corpus:
            document = self._library.Document()
            document.add_text("words", " ".join(words))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def _schema(self) -> Any:
        builder = self._library.SchemaBuilder()
        builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
        return builder.build()

    def open(self, folder: Path) -> None:
        """Open the folder."""
        self._query = self._library.Query
        self._should = self._library.Occur.Should
        index = self._library.Index.open(str(folder))
        self._searcher = index.searcher()
        self._read = index.schema

    def ask(self, words: Sequence[str], count: int) -> Answer:
        """Search a disjunction of the words; nothing is parsed and nothing counted."""
        terms = [self._query.term_query(self._read, "words", word, "freq") for word in words]
        query = self._query.boolean_query([(self._should, term) for term in terms])
        hits = self._searcher.search(query, count, count=False).hits
        return [address.doc for _, address in hits]


class Fts5(Engine):
    """SQLite's full-text search: no content kept, frequencies without positions."""

    def build(self, corpus: Iterable[Passage], folder: Path) -> None:
        """Fill a table in one transaction and merge its segments."""
        base = sqlite3.connect(folder / "fts.db")
        # A number with a point is one word here as it is elsewhere.
        options = """content='', detail=none, tokenize="unicode61 tokenchars '.'" """
        base.execute(f"CREATE VIRTUAL TABLE passages USING fts5(words, {options})")
        with base:
            rows = ((number, " ".join(words)) for number, words in enumerate(corpus))
            base.executemany("INSERT INTO passages(rowid, words) VALUES (?, ?)", rows)
            base.execute("INSERT INTO passages(passages) VALUES ('optimize')")
        base.close()

    def open(self, folder: Path) -> None:
        """Map the file; read otherwise, it lies in memory of the system's that nobody counts."""
        path = folder / "fts.db"
        self._base = sqlite3.connect(path)
        self._base.execute(f"PRAGMA mmap_size = {path.stat().st_size}")

    def ask(self, words: Sequence[str], count: int) -> Answer:
        """Search a disjunction of the words."""
        query = " OR ".join(f'"{word}"' for word in words)  # quoted, a word is never an operator
        sql = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?"
        return [number for (number,) in self._base.execute(sql, (query, count))]
