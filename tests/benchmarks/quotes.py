"""Run the quotation finder over a folder of annotated news and print its score.

    python -m tests.benchmarks.quotes --bench DIR --scorer score.py [--out FILE] [--errors FILE]

DIR holds `articles/` (text files) and `gold.jsonl`; the scorer comes with the
annotated news, which is no part of the project.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bot.articles.model import Span
from bot.passages.quotations.finder import find_quotations
from tests.passages.reading import article_of, shipped_speech


def predictions(folder: Path) -> Iterator[dict[str, object]]:
    """Yield one record a piece in the scorer's form."""
    speech = shipped_speech()
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        around: tuple[Span, ...] = ()
        for quotation in find_quotations(article_of(text, path.name), speech):
            if quotation.kind == "scare":
                continue
            if quotation.kind == "direct":
                if any(piece.contains(quotation.pieces[0]) for piece in around):
                    continue  # the annotated news has the outermost marks only
                around = quotation.pieces
            speaker = quotation.speaker
            for piece in quotation.pieces:
                yield {
                    "article": path.name,
                    "quote": piece.of(text),
                    "start": piece.start,
                    "end": piece.end,
                    "speaker": (speaker.name or speaker.role) if speaker else None,
                    "cue": quotation.cue,
                    "kind": "direct" if quotation.kind == "direct" else "indirect",
                }


def main() -> int:
    """Score the finder; exit code 0 also when there is nothing to score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--errors", type=Path)
    options = parser.parse_args()
    if not (options.bench / "articles").is_dir():
        print(f"skipped: {options.bench} holds no folder 'articles'")
        return 0
    out = options.out or Path(tempfile.mkdtemp()) / "quotes.jsonl"
    shipped_speech()  # reading the knowledge is no part of the speed
    began = time.process_time()
    rows = list(predictions(options.bench / "articles"))
    spent = time.process_time() - began
    size = sum(path.stat().st_size for path in (options.bench / "articles").glob("*.txt"))
    out.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
    )
    print(f"{len(rows)} pieces in {spent:.1f} s, {size / 1e6 / spent:.2f} MB/s")
    if options.scorer is None:
        return 0
    command = [
        sys.executable,
        str(options.scorer),
        "--gold",
        str(options.bench),
        "--pred",
        str(out),
    ]
    if options.errors:
        command += ["--errors", str(options.errors)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
