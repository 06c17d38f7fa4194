"""Measure the ranking beside rank-bm25, bm25s, tantivy, Lucene and SQLite FTS5.

    python -m tests.benchmarks.ranking_speed FOLDER [--sizes 10000,100000,1000000]

The corpora are made in the image of FOLDER's text (any files; see
`ranking/resampling.py`). Each ranker answers from a process of its own, read
from disk where it can be; every question is asked of every ranker in turn, in
several rounds, and its fastest round counts: that leaves out what other
programs did meanwhile. A question is timed from words to ten numbers. Plain
rank-bm25 gets fewer questions and one round, since it takes seconds for one.
Rankers that are not installed are left out with a word: requirements-bench.txt
has them all but Lucene, which takes part where java is and LUCENE_JAR names its jar.
"""

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.common import print_table
from tests.benchmarks.ranking.all_engines import ENGINES
from tests.benchmarks.ranking.engines import Answer
from tests.benchmarks.ranking.resampling import Words, passages, questions, read_source, write
from tests.benchmarks.ranking.workers import Built, Worker, build

COUNT = 10
OURS, PLAIN = "ours", "rank-bm25"

# What the ranking must reach: ours divided by theirs, at most, by the corpus's size.
BARS = (
    ("p99", PLAIN, {10_000: 1 / 15, 100_000: 1 / 100, 1_000_000: 1 / 250}),
    ("p99", "tantivy", {10_000: 2, 100_000: 1, 1_000_000: 0.75}),
    ("p99", "bm25s numba", {10_000: 2, 100_000: 1.5, 1_000_000: 1.2}),
    ("build", PLAIN, {10_000: 1, 100_000: 0.6, 1_000_000: 0.9}),
    ("build", "bm25s", {10_000: 0.5, 100_000: 0.25, 1_000_000: 0.25}),
    ("memory", PLAIN, {100_000: 0.4, 1_000_000: 0.25}),
)


@dataclass(slots=True)
class Measured:
    """One ranker on one corpus; times of questions in milliseconds by their kind."""

    built: Built
    opening: float
    memory: float = 0.0
    times: dict[str, list[float]] = field(default_factory=dict)
    answers: dict[tuple[str, ...], Answer] = field(default_factory=dict)

    def figure(self, of: str) -> float:
        """Return what a bar speaks of; p99 is over all kinds of question together."""
        if of == "build":
            return self.built.seconds
        if of == "memory":
            return self.memory
        return percentile([time for times in self.times.values() for time in times], 0.99)


def percentile(times: Sequence[float], share: float) -> float:
    """Return the time under which `share` of all stay."""
    return sorted(times)[min(int(len(times) * share), len(times) - 1)]


def measure(
    size: int, corpus: Path, names: Sequence[str], options: argparse.Namespace
) -> dict[str, Measured]:
    """Build every ranker, then ask them all."""
    folders = {name: corpus.with_suffix(f".{name.replace(' ', '-')}") for name in names}
    asked = questions(corpus, options.questions)
    found: dict[str, Measured] = {}
    workers: dict[str, Worker] = {}
    for name in names:
        shared = ENGINES[name].same_files
        if shared in found:
            built, folders[name] = found[shared].built, folders[shared]
        else:
            built = build(name, corpus, folders[name], options.clock)
        workers[name] = Worker(name, corpus, folders[name], options.clock)
        found[name] = Measured(built, workers[name].opening)
        print(f"{size:,}: {name} built in {built.seconds:.2f} s", file=sys.stderr, flush=True)
    for kind, these in asked.items():
        for at, words in enumerate(these):
            _ask(workers, found, kind, words, options.rounds, plain=at < options.plain_questions)
    for name, worker in workers.items():
        found[name].memory = worker.resident()
        worker.close()
    return found


def _ask(
    workers: Mapping[str, Worker],
    found: Mapping[str, Measured],
    kind: str,
    words: Words,
    rounds: int,
    *,
    plain: bool,
) -> None:
    """Ask one question of every ranker in turn, in rounds."""
    times: dict[str, list[float]] = {}
    for turn in range(rounds):
        for name, worker in workers.items():
            if name != PLAIN or (plain and turn == 0):
                time, answer = worker.ask(words, COUNT)
                times.setdefault(name, []).append(time)
                found[name].answers[tuple(words)] = answer
    for name, taken in times.items():
        found[name].times.setdefault(kind, []).append(min(taken))


def report(size: int, found: Mapping[str, Measured]) -> None:
    """Print the figures of one corpus."""
    kinds = list(found[OURS].times)
    rows = []
    for name, one in found.items():
        speed = [
            f"{percentile(times, 0.5):.3f} / {percentile(times, 0.99):.3f}"
            for times in one.times.values()
        ]
        sizes = (f"{one.built.disk / 1e6:.0f}", f"{one.opening:.2f}", f"{one.memory:.0f}")
        rows.append((name, f"{one.built.seconds:.2f}", f"{one.built.saving:.2f}", *sizes, *speed))
    heads = ["build s", "save s", "disk MB", "open s", "memory MB"]
    words = [f"{kind} p50 / p99 ms" for kind in kinds]
    print_table(f"{size:,} passages", ("ranker", *heads, *words), rows)
    if PLAIN in found:
        plain, ours = found[PLAIN].answers, found[OURS].answers
        # Ours names no passage that holds none of the words, however few do.
        same = sum(ours[words] == answer[: len(ours[words])] for words, answer in plain.items())
        print(f"The same ten as rank-bm25, in the same order: {same} of {len(plain)} questions.")


def compare(size: int, found: Mapping[str, Measured]) -> bool:
    """Print ours divided by the others' beside what must be reached; tell whether all is."""
    rows, reached = [], True
    for of, other, bars in BARS:
        if other in found and size in bars:
            ratio = found[OURS].figure(of) / found[other].figure(of)
            reached &= ratio <= bars[size]
            verdict = "reached" if ratio <= bars[size] else "MISSED"
            rows.append((of, other, f"{ratio:.4f}", f"{bars[size]:.4f}", verdict))
    print_table("Ours divided by theirs", ("figure", "ranker", "ratio", "at most", ""), rows)
    return reached


def main() -> int:
    """Print the tables; the exit code is 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", default="10000,100000,1000000", help="passages, by commas")
    parser.add_argument("--rankers", default=",".join(ENGINES), help="their names, by commas")
    parser.add_argument("--questions", type=int, default=200, help="of each kind")
    parser.add_argument("--plain-questions", type=int, default=15, help="of each, for rank-bm25")
    parser.add_argument("--rounds", type=int, default=3, help="in which each question is asked")
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall")
    options = parser.parse_args()
    names = [OURS, *(name for name in options.rankers.split(",") if name != OURS)]
    for name, lacking in [(name, ENGINES[name].lacking()) for name in names]:
        if lacking or (name == "Lucene" and options.clock == "cpu"):
            print(f"{name} is left out: {lacking or 'its own process has another clock'}.")
            names.remove(name)
    source = read_source(options.folder)
    reached = True
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="ranking-speed-") as folder:
            corpus = Path(folder) / "corpus.txt"
            write(corpus, passages(source, size))
            found = measure(size, corpus, names, options)
            report(size, found)
            reached &= compare(size, found)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
