"""What the scorers share: asking the bot, comparing words, printing tables."""

import argparse
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.gold.reading import GOLD, folder_of

ROOT = GOLD.parent.parent
CORPORA = ("seeds", "articles")
Record = dict[str, Any]


def arguments(description: str | None, fail_under: str) -> argparse.ArgumentParser:
    """Return the options that every scorer takes; `fail_under` names the figure it guards."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--corpus", choices=(*CORPORA, "both"), default="both")
    parser.add_argument("--from", dest="saved", type=Path, help="JSON lines saved from the bot")
    parser.add_argument("--errors", action="store_true", help="list every failure")
    parser.add_argument("--fail-under", type=float, default=0.0, metavar="SHARE", help=fail_under)
    return parser


def corpora(choice: str) -> tuple[str, ...]:
    """Return the corpora that a `--corpus` choice names."""
    return CORPORA if choice == "both" else (choice,)


def ask_bot(corpus: str, *words: str, queries: Sequence[str] = ()) -> list[Record]:
    """Return what `python -m bot` prints for a command, one object a line.

    With `queries` they are all read from standard input in one process.
    """
    asked = ["-"] if queries else []
    line = [sys.executable, "-m", "bot", "--articles", str(folder_of(corpus)), *words, *asked]
    done = subprocess.run(
        [*line, "--json"],
        input="".join(f"{query}\n" for query in queries),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    # 1 is "nothing found", but also how Python ends on an error before the bot has spoken
    if done.returncode not in {0, 1} or not done.stdout.strip():
        sys.exit(f"the bot failed with exit code {done.returncode}:\n{done.stderr}")
    return parsed(done.stdout)


def parsed(output: str) -> list[Record]:
    """Return the objects of JSON Lines; the separators of other alphabets end no line."""
    return [json.loads(line) for line in output.split("\n") if line.strip()]


def saved_records(path: Path) -> list[Record]:
    """Return the objects of a JSON Lines file."""
    return parsed(path.read_text(encoding="utf-8"))


def answers(corpus: str, command: str, gold: Sequence[Record], saved: Path | None) -> list[Record]:
    """Return the bot's answers to the gold queries, in their order.

    A saved file holds answers to any queries in any order; a query that it lacks ends the run.
    """
    queries = [record["query"] for record in gold]
    if saved is None:
        found = ask_bot(corpus, command, queries=queries)
        if len(found) != len(queries):
            sys.exit(f"{len(queries)} queries, but {len(found)} answers")
        return found
    known = {answer["query"]: answer for answer in saved_records(saved)}
    missing = [query for query in queries if query not in known]
    if missing:
        sys.exit(f"{saved} has no answer to {missing[0]!r} and {len(missing) - 1} more")
    return [known[query] for query in queries]


def folded(text: str) -> str:
    """Return `text` without accents, case and typographic apostrophes."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.casefold().replace("’", "'")


def words(text: str) -> list[str]:
    """Return the folded words of `text`, marks and spaces left out."""
    return re.findall(r"[^\W_]+", folded(text))


def word_spans(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and folded form of each word of `text`."""
    found = re.finditer(r"[^\W_]+", text)
    return [(match.start(), match.end(), "".join(words(match.group()))) for match in found]


def contains(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Tell whether the words `part` stand in `whole` in one run."""
    size = len(part)
    return any(list(whole[at : at + size]) == list(part) for at in range(len(whole) - size + 1))


def share(right: int, of: int) -> str:
    """Return a share as the tables print it, a dash where there is nothing to share."""
    return f"{right / of:.3f}" if of else "-"


def print_table(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table with its title; the first column is text, the others are figures."""
    cells = [list(heads), *([str(cell) for cell in row] for row in rows)]
    wide = [max(len(row[column]) for row in cells) for column in range(len(heads))]
    print(f"\n{title}")
    for row in cells:
        figures = [cell.rjust(width) for cell, width in zip(row[1:], wide[1:], strict=True)]
        print("  ".join([row[0].ljust(wide[0]), *figures]).rstrip())


def print_errors(errors: Sequence[str], wanted: bool) -> None:
    """List the failures, or say how to see them."""
    if wanted:
        print("\n" + "\n".join(errors or ["no failures"]))
    elif errors:
        print(f"\n{len(errors)} failures; --errors lists them")


def verdict(figure: float, fail_under: float) -> int:
    """Return the exit code: 1 when the guarded figure is too low."""
    if figure + 1e-9 < fail_under:
        print(f"\nFAILED: {figure:.3f} is under {fail_under:.3f}")
        return 1
    return 0
