"""Score `who-said`: is the right speaker first, is nobody named where nobody said it?

    python -m tests.benchmarks.score_who_said [--corpus seeds|articles] [--errors]

For words that several said, any of them may stand first; how often all of them
are shown is a column of its own. For the article's own words, an answer without
any speaker is right, and so is "nothing".
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.common import (
    Record,
    answers,
    arguments,
    corpora,
    print_errors,
    print_table,
    share,
    verdict,
)
from tests.benchmarks.speakers import same_name, same_role, shown
from tests.gold.reading import GOLD, lines

NO_SPEAKER = frozenset({"nobody", "own words"})


@dataclass(frozen=True, slots=True)
class Judged:
    """One question with the rank (from 1) of the first right speaker, 0 for none."""

    gold: Record
    answer: Record
    rank: int
    complete: bool

    @property
    def first(self) -> bool:
        """Whether the first thing shown is right, silence included."""
        return self.rank == 1

    @property
    def top3(self) -> bool:
        """Whether one of the first three things shown is right."""
        return 1 <= self.rank <= 3


def judge(gold: Record, answer: Record) -> Judged:
    """Compare one answer with its gold."""
    snippets = answer["snippets"] if answer["outcome"] == "answered" else []
    if gold["type"] in NO_SPEAKER:
        unspoken = gold["type"] == "own words" and not any(s["speaker"] for s in snippets[:1])
        return Judged(gold, answer, int(not snippets or unspoken), True)
    ranks = [n for n, snippet in enumerate(snippets, 1) if names_one(gold["speakers"], snippet)]
    told = [any(names_one([name], snippet) for snippet in snippets) for name in gold["all"]]
    return Judged(gold, answer, ranks[0] if ranks else 0, all(told))


def names_one(speakers: list[str], snippet: Record) -> bool:
    """Tell whether a snippet's speaker is one of `speakers`, given by name or role."""
    found = snippet["speaker"]
    if not found:
        return False
    if found["name"]:
        given = [found["name"], *found["with"]]
        return any(same_name(name, speaker) for name in given for speaker in speakers)
    roles = [text for text in (found["role"], found["as_written"]) if text]
    return any(same_role(role, speaker) for role in roles for speaker in speakers)


def failures(judged: list[Judged]) -> Iterator[str]:
    """Yield one line a question whose first answer is wrong."""
    for one in judged:
        if not one.first:
            snippets = one.answer["snippets"][:1]
            came = shown(snippets[0]["speaker"]) if snippets else "nothing"
            text = f": {snippets[0]['text'][:90]!r}" if snippets else ""
            expected = " or ".join(one.gold["speakers"]) or one.gold["type"]
            yield (
                f"{one.gold['id']} ({one.gold['type']}) {one.gold['query']!r}"
                f" expected {expected}, got {came}{text} (right at rank {one.rank})"
            )


def main() -> int:
    """Print the tables and return the exit code."""
    parser = arguments(__doc__, "least share of questions whose first answer is right")
    options = parser.parse_args()
    judged: list[Judged] = []
    for corpus in corpora(options.corpus):
        gold = [r for r in lines(GOLD / "who_said.jsonl") if r["corpus"] == corpus]
        found = answers(corpus, "who-said", gold, options.saved)
        judged += [judge(one, answer) for one, answer in zip(gold, found, strict=True)]
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[one.gold["type"]].append(one)
        groups[f"corpus {one.gold['corpus']}"].append(one)
    groups["all"] = judged
    rows = [
        [
            name,
            len(group),
            sum(one.first for one in group),
            share(sum(one.first for one in group), len(group)),
            share(sum(one.top3 for one in group), len(group)),
            share(sum(one.complete for one in group), len(group)),
        ]
        for name, group in groups.items()
    ]
    print_table(
        "who-said", ("questions", "asked", "first", "right first", "in three", "all told"), rows
    )
    print_errors(list(failures(judged)), options.errors)
    return verdict(sum(one.first for one in judged) / (len(judged) or 1), options.fail_under)


if __name__ == "__main__":
    sys.exit(main())
