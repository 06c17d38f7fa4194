"""Measure the ranking in Milvus beside the embedded one.

    python -m tests.benchmarks.milvus_speed FOLDER [--sizes 1000,10000] [--index milvus+http://…]

The corpora are those of `ranking_speed`. Without `--index` a Milvus Lite is
started, which is made for trying out: it searches in Python, so its times say
how the bot deals with Milvus and nothing of what a Milvus server can do. Name
one to know that; its collections `words_…` are removed again.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.index.milvus import Address, Server
from bot.index.milvus.ranker import MilvusRanker
from bot.index.ranking import PassageRanker
from tests.benchmarks.common import print_table
from tests.benchmarks.ranking.resampling import Words, passages, questions, read_source, write
from tests.benchmarks.ranking.resampling import read as read_corpus
from tests.benchmarks.ranking_speed import percentile
from tests.index.milvus.filling import forget, ranker_over
from tests.index.milvus.serving import Milvus

COUNT = 10
PATIENCE = 60.0  # seconds

Row = tuple[str, ...]


def measure(size: int, corpus: Path, server: Server, asked: Mapping[str, Sequence[Words]]) -> Row:
    """Return the figures of one size."""
    documents = list(read_corpus(corpus))
    embedded = PassageRanker(documents)
    began = time.perf_counter()
    shared = ranker_over(server, documents)
    shared.warm()
    written = time.perf_counter() - began
    times, same, total = [], 0, 0
    for these in asked.values():
        taken, alike = _ask(shared, embedded, these)
        times.append(f"{percentile(taken, 0.5):.1f} / {percentile(taken, 0.99):.1f}")
        same, total = same + alike, total + len(these)
    forget(shared)
    rate = f"{size / written:.0f}"
    return f"{size:,}", f"{written:.1f}", rate, f"{same} of {total}", *times


def _ask(
    shared: MilvusRanker, embedded: PassageRanker, these: Sequence[Words]
) -> tuple[list[float], int]:
    """Return the milliseconds of each question, and how many had the same ten and scores."""
    times, same = [], 0
    for words in these:
        began = time.perf_counter()
        found = shared.top(words, COUNT)
        times.append(1000 * (time.perf_counter() - began))
        same += found == embedded.top(words, COUNT)
    return times, same


@contextmanager
def served(index: str | None) -> Iterator[Server]:
    """Connect to the Milvus that is named, else to one that runs until the block ends."""
    if index:
        yield Server(Address.of(index), patience=PATIENCE)
        return
    with tempfile.TemporaryDirectory(prefix="milvus-speed-") as folder:
        milvus = Milvus(Path(folder) / "data")
        milvus.start()
        try:
            yield milvus.server("briefing", PATIENCE)
        finally:
            milvus.kill()


def main() -> int:
    """Print the table; the exit code is 1 when any answer differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", default="1000,10000", help="passages, by commas")
    parser.add_argument("--index", help="as BRIEFING_INDEX names a Milvus")
    parser.add_argument("--questions", type=int, default=50, help="of each kind")
    options = parser.parse_args()
    source, rows = read_source(options.folder), []
    heads: Sequence[str] = ()
    with served(options.index) as server, tempfile.TemporaryDirectory() as folder:
        for size in map(int, options.sizes.split(",")):
            corpus = Path(folder) / f"{size}.txt"
            write(corpus, passages(source, size))
            asked = questions(corpus, options.questions)
            rows.append(measure(size, corpus, server, asked))
            print(f"{size:,}: {' · '.join(rows[-1][1:])}", file=sys.stderr, flush=True)
            heads = [f"{kind} p50 / p99 ms" for kind in asked]
    print_table(
        "The ranking in Milvus",
        ("passages", "written s", "a second", "same ten", *heads),
        rows,
    )
    return int(any(row[3].split(" of ")[0] != row[3].split(" of ")[1] for row in rows))


if __name__ == "__main__":
    sys.exit(main())
