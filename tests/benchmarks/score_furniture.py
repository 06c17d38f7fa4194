"""Score `sources --json --text`: furniture excluded, news kept, metadata as the file states it.

    python -m tests.benchmarks.score_furniture [--corpus seeds|articles] [--errors]

Furniture that never enters the text counts as excluded. A string to keep is
lost when any word of it is excluded or when it is not in the text at all; the
title may stand in `title` instead.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.common import (
    Record,
    arguments,
    ask_bot,
    corpora,
    folded,
    print_errors,
    print_table,
    saved_records,
    share,
    verdict,
    word_spans,
    words,
)
from tests.benchmarks.matching import located
from tests.gold.reading import GOLD, corpus_of, lines

FACTS = ("title", "outlet", "author", "published", "url", "repaired")


@dataclass(frozen=True, slots=True)
class Judged:
    """One article: furniture let through, news lost, metadata wrong (name, expected, got)."""

    gold: Record
    leaked: list[str]
    lost: list[str]
    wrong: list[tuple[str, object, object]]


def judge(gold: Record, source: Record) -> Judged:
    """Compare what the bot read of one article with its gold."""
    leaked = [e["text"] for e in gold["exclude"] if not _is_out(source, e, whole=True)]
    lost = [
        e["text"]
        for e in gold["keep"]
        if _is_out(source, e, whole=False) and words(e["text"]) != words(source["title"] or "")
    ]
    wrong = [
        (name, gold[name], source[name])
        for name in FACTS
        if not (name == "title" and gold[name] is None) and not _same(gold[name], source[name])
    ]
    return Judged(gold, leaked, lost, wrong)


def _is_out(source: Record, string: Record, whole: bool) -> bool:
    """Tell whether all (`whole`) or any words of a string are excluded or not in the text."""
    text = source["text"] or ""
    spans = word_spans(text)
    at = located(text, spans, string["text"], string["nth"])
    if at is None:
        return True
    out = [
        any(e["start"] <= spans[n][0] and spans[n][1] <= e["end"] for e in source["excluded"])
        for n in at
    ]
    return all(out) if whole else any(out)


def _same(gold: object, found: object) -> bool:
    if isinstance(gold, str) and isinstance(found, str):
        return folded(gold) == folded(found) or words(gold) == words(found)
    return (gold or None) == (found or None)


def failures(judged: list[Judged]) -> Iterator[str]:
    """Yield one line a failure."""
    for one in judged:
        article = one.gold["article"]
        yield from (f"LEAKED {article}: {text}" for text in one.leaked)
        yield from (f"LOST {article}: {text}" for text in one.lost)
        yield from (f"FACT {article} {n}: expected {g!r}, got {f!r}" for n, g, f in one.wrong)


def main() -> int:
    """Print the table and return the exit code."""
    options = arguments(
        __doc__, "least share of furniture and news strings judged right"
    ).parse_args()
    judged: list[Judged] = []
    for corpus in corpora(options.corpus):
        found = (
            saved_records(options.saved) if options.saved else ask_bot(corpus, "sources", "--text")
        )
        read = {source["article"]: source for source in found if source["outcome"] == "read"}
        judged += [
            judge(gold, read.get(gold["article"], _unread(gold)))
            for gold in lines(GOLD / "articles.jsonl")
            if corpus_of(gold["article"].partition("#")[0]) == corpus
        ]
    rows = [
        [
            one.gold["article"],
            len(one.gold["exclude"]),
            len(one.leaked),
            len(one.gold["keep"]),
            len(one.lost),
            ", ".join(name for name, _, _ in one.wrong) or "-",
        ]
        for one in judged
    ]
    heads = ("article", "furniture", "leaked", "news", "lost", "facts wrong")
    print_table("Reading", heads, rows)
    print_errors(list(failures(judged)), options.errors)
    asked = sum(len(one.gold["exclude"]) + len(one.gold["keep"]) for one in judged)
    bad = sum(len(one.leaked) + len(one.lost) for one in judged)
    print(f"\nstrings judged right: {share(asked - bad, asked)} of {asked}")
    return verdict((asked - bad) / asked if asked else 1.0, options.fail_under)


def _unread(gold: Record) -> Record:
    return {**dict.fromkeys(FACTS), "article": gold["article"], "text": "", "excluded": []}


if __name__ == "__main__":
    sys.exit(main())
