"""Measure the analyser and the ranker on the classic retrieval collections, nDCG@10.

    python -m tests.benchmarks.collections FOLDER [--fail-under SHARE]

FOLDER holds a sub-folder for each collection (time, cran, cacm, cisi, med,
npl, lisa) with its files under their usual names; nothing of them is kept
here. A document is cut into passages, found by its title (counted twice) and
its words, and ranked by its best passage and a part of the next two.
"""

import argparse
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.index.ranking import PassageRanker
from bot.index.tokens import terms
from tests.benchmarks.classics import Collection, read
from tests.benchmarks.common import print_table, verdict

CUT = 10
PASSAGE = 2_000  # words: only a long article has several
NEXT = 0.3  # what the second and third best passages add
PASSAGES = 300  # looked at for a query

# What is expected: Lucene's English analyser with k1 1.2, b 0.75 or the published figure.
REFERENCE = {
    "time": 0.685,
    "cran": 0.395,
    "cacm": 0.53,
    "cisi": 0.42,
    "npl": 0.433,
    "lisa": 0.476,
}


def measure(collection: Collection) -> tuple[int, float]:
    """Return the number of judged queries and their mean nDCG@10."""
    homes: list[int] = []
    bags: list[list[str]] = []
    for number, (title, text) in collection.documents.items():
        for passage in _passages(terms(text)):
            homes.append(number)
            bags.append(terms(title) * 2 + passage)
    ranker = PassageRanker(bags)
    judged = {n: wanted for n, wanted in collection.relevant.items() if n in collection.queries}
    gains = [
        _ndcg(_ranked(ranker, homes, collection.queries[n]), wanted)
        for n, wanted in judged.items()
        if wanted
    ]
    return len(gains), sum(gains) / (len(gains) or 1)


def _passages(stems: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, max(1, len(stems)), PASSAGE):
        yield list(stems[start : start + PASSAGE])


def _ranked(ranker: PassageRanker, homes: Sequence[int], query: str) -> list[int]:
    """Return the documents, best first: the best passage and a part of the next two."""
    asked = terms(query)
    # BM25+ prices a word's absence too: without that, many passages would be a merit.
    absent = sum(ranker.idf_of(word) * ranker.delta for word in asked)
    scores: dict[int, list[float]] = {}
    for passage, score in ranker.top(asked, PASSAGES):
        scores.setdefault(homes[passage], []).append(score - absent)
    total = {home: found[0] + NEXT * sum(found[1:3]) for home, found in scores.items()}
    return sorted(total, key=lambda home: (-total[home], home))[:CUT]


def _ndcg(ranked: Sequence[int], wanted: set[int]) -> float:
    """Return nDCG at the cut, each relevant document worth one."""
    gain = sum(1 / math.log2(at + 2) for at, home in enumerate(ranked) if home in wanted)
    return gain / sum(1 / math.log2(at + 2) for at in range(min(CUT, len(wanted))))


def main() -> int:
    """Print the table and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    help_text = "least share of its reference that every collection must reach"
    parser.add_argument("--fail-under", type=float, default=0.0, metavar="SHARE", help=help_text)
    options = parser.parse_args()
    rows, worst = [], math.inf
    for collection in read(options.folder):
        queries, ndcg = measure(collection)
        wanted = REFERENCE.get(collection.name)
        if wanted:
            worst = min(worst, ndcg / wanted)
        size = len(collection.documents)
        rows.append((collection.name, size, queries, f"{ndcg:.3f}", wanted or "-"))
    if not rows:
        sys.exit(f"{options.folder} holds none of the collections")
    print_table("nDCG@10", ("collection", "documents", "queries", "measured", "reference"), rows)
    return verdict(worst, options.fail_under)


if __name__ == "__main__":
    sys.exit(main())
