"""What finding quotations and their speakers must reach, and what it reaches, in one table.

    python -m tests.benchmarks.quotation_bars [--bench DIR --scorer score.py]

Without the annotated news, which is no part of the project, its rows are left out.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.common import ROOT, print_table

# Measure, figure, least, aim.
Row = tuple[str, float | None, float, float | None]


def run(module: str, *options: str) -> str:
    """Return what another benchmark prints."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *options]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False).stdout


def figure(pattern: str, printed: str) -> float | None:
    """Return the number that `pattern` captures; None where it is not printed."""
    match = re.search(pattern, printed, re.DOTALL)
    return float(match[1]) if match else None


def annotated(bench: Path, scorer: Path) -> Iterator[Row]:
    """Yield the rows of the annotated news."""
    printed = run("quotes", "--bench", str(bench), "--scorer", str(scorer))
    long, _, every = printed.partition("ALL:")
    both = r"quote and speaker\s.*?F1 ([\d.]+)"
    yield "finding F1, 4+ words", figure(r"finding quotes\s.*?F1 ([\d.]+)", long), 0.97, 0.985
    yield "speaker right when found", figure(r"speaker, if found\s+([\d.]+)", long), 0.88, 0.92
    yield "end to end F1, 4+ words", figure(both, long), 0.86, 0.90
    yield "end to end F1, all lengths", figure(both, every), 0.82, 0.86
    told = re.search(r"right name (\d+), wrong name (\d+), no speaker given (\d+)", every)
    right = int(told[1]) / sum(map(int, told.groups())) if told else None
    yield "pronoun speakers right", right, 0.80, 0.87


def own() -> Iterator[Row]:
    """Yield the rows of the project's own articles."""
    seeds = run("score_quotes", "--corpus", "seeds")
    plain = r"direct and unmarked, found with the right speaker: ([\d.]+)"
    yield "five articles: direct and unmarked", figure(plain, seeds), 1.0, None
    indirect = r"\nindirect +\d+ +\d+ +[\d.]+ +[\d.]+ +([\d.]+)"
    yield "five articles: indirect", figure(indirect, seeds), 0.85, 0.95
    asked = run("score_who_said")
    yield "who-said: right speaker first", figure(r"\nall +\d+ +\d+ +([\d.]+)", asked), 0.92, 0.97
    speed = run("reading_speed")
    yield "reading speed, MB/s on one core", figure(r"whole stage +([\d.]+)", speed), 0.5, 1.0


def shown(row: Row) -> list[object]:
    """Return a row as it is printed."""
    name, reached, least, aim = row
    short = "" if reached is not None and reached >= least else "short"
    return [name, "-" if reached is None else f"{reached:.3f}", least, aim or "", short]


def main() -> int:
    """Print the table; exit code 1 when a figure falls short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path)
    parser.add_argument("--scorer", type=Path)
    options = parser.parse_args()
    rows = list(own())
    if options.bench and options.scorer:
        rows = [*annotated(options.bench, options.scorer), *rows]
    table = [shown(row) for row in rows]
    print_table("quotations and speakers", ("measure", "figure", "least", "aim", ""), table)
    return int(any(row[-1] for row in table))


if __name__ == "__main__":
    sys.exit(main())
