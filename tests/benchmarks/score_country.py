"""Score `country`: are the sentences that a careful reader would mark in the briefing?

    python -m tests.benchmarks.score_country [--errors]

A snippet and a gold sentence agree when the shorter of the two stands in the
longer and is at least half as long. Recall is measured against as many of the best
sentences as the briefing shows, so a short briefing is not blamed for being short;
"good in five" counts the fair sentences too.
"""

import sys
from dataclasses import dataclass
from itertools import groupby

from tests.benchmarks.common import (
    Record,
    answers,
    arguments,
    contains,
    print_errors,
    print_table,
    share,
    verdict,
    words,
)
from tests.gold.reading import GOLD, lines


@dataclass(frozen=True, slots=True)
class Judged:
    """One country: which best sentences are shown, and which snippets are good."""

    gold: Record
    snippets: list[Record]
    met: list[bool]
    good: list[bool]

    @property
    def recall(self) -> float:
        """Share of the gold sentences shown, of as many as there was room for."""
        return sum(self.met) / (min(len(self.met), len(self.snippets)) or 1)


def judge(gold: Record, answer: Record) -> Judged:
    """Compare one briefing with the marked sentences."""
    snippets = answer["snippets"]
    return Judged(
        gold,
        snippets,
        [any(agree(best, snippet) for snippet in snippets) for best in gold["best"]],
        [any(agree(fine, s) for fine in (*gold["best"], *gold["fair"])) for s in snippets],
    )


def agree(best: Record, snippet: Record) -> bool:
    """Tell whether a snippet shows a marked sentence."""
    homes = {snippet["article"], *(also["article"] for also in snippet["also_in"])}
    short, long = sorted((words(best["text"]), words(snippet["text"])), key=len)
    return best["article"] in homes and 2 * len(short) >= len(long) and contains(long, short)


def main() -> int:
    """Print the table and return the exit code."""
    options = arguments(__doc__, "least mean recall").parse_args()
    gold = list(lines(GOLD / "country.jsonl"))
    found = [
        answer
        for corpus, same in groupby(gold, key=lambda one: one["corpus"])
        for answer in answers(corpus, "country", list(same), options.saved)
    ]
    judged = [judge(one, answer) for one, answer in zip(gold, found, strict=True)]
    rows = [
        [
            one.gold["name"],
            one.gold["corpus"],
            len(one.gold["best"]),
            len(one.snippets),
            sum(one.met),
            f"{min(one.recall, 1.0):.3f}",
            share(sum(one.good[:5]), len(one.good[:5])),
        ]
        for one in judged
    ]
    heads = ("country", "corpus", "marked", "shown", "met", "recall", "good in five")
    print_table("country briefings", heads, rows)
    errors = [
        f"{one.gold['name']} lacks {best['article'][:3]}: {best['text'][:100]!r}"
        for one in judged
        for best, met in zip(one.gold["best"], one.met, strict=True)
        if not met
    ]
    print_errors(errors, options.errors)
    mean = sum(min(one.recall, 1.0) for one in judged) / len(judged)
    print(f"\nmean recall: {mean:.3f}")
    return verdict(mean, options.fail_under)


if __name__ == "__main__":
    sys.exit(main())
