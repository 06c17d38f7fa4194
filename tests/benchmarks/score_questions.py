"""Score `ask` on free questions: the evidence first, and silence where there is none.

    python -m tests.benchmarks.score_questions [--split dev|check] [--errors]

A snippet is right when it shows one of the gold's evidence strings in one run
and stands in (or is also in) that evidence's article. False silence is a
question with evidence that got "nothing".
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.common import (
    Record,
    answers,
    arguments,
    contains,
    corpora,
    print_errors,
    print_table,
    share,
    verdict,
    words,
)
from tests.gold.reading import GOLD, lines


@dataclass(frozen=True, slots=True)
class Judged:
    """One question, its answer, and the rank (from 1) of the first right snippet, 0 for none."""

    gold: Record
    answer: Record
    rank: int

    @property
    def silent(self) -> bool:
        """Whether the bot answered "nothing"."""
        return bool(self.answer["outcome"] == "nothing")


def judge(gold: Record, answer: Record) -> Judged:
    """Compare one answer with its gold."""
    shows = (n for n, snippet in enumerate(answer["snippets"], 1) if is_evidence(gold, snippet))
    return Judged(gold, answer, next(shows, 0))


def is_evidence(gold: Record, snippet: Record) -> bool:
    """Tell whether a snippet shows one of the gold's evidence strings."""
    homes = {snippet["article"], *(also["article"] for also in snippet["also_in"])}
    text = words(snippet["text"])
    return any(
        evidence["article"] in homes and contains(text, words(evidence["text"]))
        for evidence in gold["evidence"]
    )


def row(name: str, group: list[Judged]) -> list[object]:
    """Return the figures of one group of questions."""
    known = [one for one in group if one.gold["answerable"]]
    unknown = [one for one in group if not one.gold["answerable"]]
    return [
        name,
        len(known),
        share(sum(one.rank == 1 for one in known), len(known)),
        share(sum(1 <= one.rank <= 3 for one in known), len(known)),
        share(sum(one.silent for one in known), len(known)),
        len(unknown),
        share(sum(one.silent for one in unknown), len(unknown)),
    ]


def right(one: Judged) -> bool:
    """Tell whether an answer is right: evidence in the first three, or due silence."""
    return 1 <= one.rank <= 3 if one.gold["answerable"] else one.silent


def failures(judged: list[Judged]) -> Iterator[str]:
    """Yield one line a question that was not answered with the evidence first."""
    for one in judged:
        fine = one.rank == 1 if one.gold["answerable"] else one.silent
        if fine:
            continue
        wanted = one.gold["evidence"][0]["text"][:70] if one.gold["evidence"] else "silence"
        first = one.answer["snippets"][:1]
        came = f"{first[0]['article'][:12]}: {first[0]['text'][:90]!r}" if first else "nothing"
        place = f" (rank {one.rank})" if one.rank else ""
        yield f"{one.gold['id']} {one.gold['question']!r} wanted {wanted!r}{place}, got {came}"


def main() -> int:
    """Print the tables and return the exit code."""
    parser = arguments(__doc__, "least share right: evidence in three, or due silence")
    parser.add_argument("--split", choices=("dev", "check", "both"), default="both")
    parser.add_argument("--questions", default="questions.jsonl", help="file of tests/gold")
    options = parser.parse_args()
    judged: list[Judged] = []
    for corpus in corpora(options.corpus):
        gold = [
            {**record, "query": record["question"]}
            for record in lines(GOLD / options.questions)
            if record["corpus"] == corpus and options.split in {record["split"], "both"}
        ]
        found = answers(corpus, "ask", gold, options.saved)
        judged += [judge(one, answer) for one, answer in zip(gold, found, strict=True)]
    groups = {
        **{
            f"split {s}": [one for one in judged if one.gold["split"] == s]
            for s in ("dev", "check")
        },
        **{
            f"corpus {c}": [one for one in judged if one.gold["corpus"] == c]
            for c in corpora("both")
        },
        "all": judged,
    }
    heads = ("questions", "known", "first", "in three", "false silence", "unknown", "silence")
    print_table("ask", heads, [row(name, group) for name, group in groups.items() if group])
    print_errors(list(failures(judged)), options.errors)
    return verdict(sum(right(one) for one in judged) / (len(judged) or 1), options.fail_under)


if __name__ == "__main__":
    sys.exit(main())
