"""Score `quotes --json` against the annotated quotations, piece by piece.

    python -m tests.benchmarks.score_quotes [--corpus seeds|articles] [--errors]

A piece counts as found when the words listed by the bot and the words of the
gold are nearly the same (share of common words, see `matching.NEARLY`).
Debatable gold neither counts nor is counted against the bot.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.common import (
    Record,
    arguments,
    ask_bot,
    corpora,
    print_errors,
    print_table,
    saved_records,
    share,
    verdict,
    word_spans,
    words,
)
from tests.benchmarks.matching import Match, Score, score_article
from tests.benchmarks.speakers import bare as fold
from tests.benchmarks.speakers import shown
from tests.gold.reading import GOLD, corpus_of, lines, text_of

FACTS = {"addressee": "addressee", "occasion": "occasion", "date": "said_on", "cue": "cue"}
BASE = {"said": "say", "told": "tell", "wrote": "write", "spoken": "speak", "denied": "deny"}


@dataclass(slots=True)
class Tally:
    """Counts for one row of a table."""

    gold: int = 0
    found: int = 0
    right: int = 0
    false: int = 0

    def add(self, match: Match) -> None:
        """Count one gold piece."""
        self.gold += 1
        self.found += match.best is not None
        self.right += match.right

    def row(self) -> list[object]:
        """Return the figures under `HEADS`: finding, speaker, end to end."""
        listed = self.found + self.false
        return [
            self.gold,
            self.found,
            share(self.found, self.gold),
            share(self.right, self.found),
            share(self.right, self.gold),
            self.false,
            share(2 * self.found, self.gold + listed),
            share(2 * self.right, self.gold + listed),
        ]


HEADS = ("gold", "found", "recall", "speaker", "end to end", "false", "F1", "e2e F1")


def gold_quotes(corpus: str) -> dict[str, list[Record]]:
    """Return the gold of a corpus by article."""
    by_article: dict[str, list[Record]] = defaultdict(list)
    for path in sorted((GOLD / "quotes").glob("*.jsonl")):
        for record in lines(path):
            if corpus_of(record["article"].partition("#")[0]) == corpus:
                by_article[record["article"]].append(record)
    return dict(by_article)


def score_corpus(corpus: str, saved: Path | None) -> dict[str, Score]:
    """Return the score of each article of a corpus."""
    if saved:
        listed, texts = saved_records(saved), {}
    else:
        listed = ask_bot(corpus, "quotes")
        sources = ask_bot(corpus, "sources", "--text")
        texts = {source["article"]: source.get("text") or "" for source in sources}
    by_article: dict[str, list[Record]] = defaultdict(list)
    for line in listed:
        by_article[line["article"]].append(line)
    return {
        article: score_article(gold, by_article[article], texts.get(article, text_of(article)))
        for article, gold in gold_quotes(corpus).items()
    }


def tallies(scores: dict[str, Score], by: str) -> dict[str, Tally]:
    """Count by "kind", "pattern" or "article"; the last two leave indirect speech out.

    A false line has no pattern.
    """
    rows: dict[str, Tally] = defaultdict(Tally)
    for article, score in scores.items():
        for match in score.matches:
            for name in _rows_of(match, article, by):
                rows[name].add(match)
        for line in score.false if by != "pattern" else ():
            if by == "kind" or line.line["kind"] != "indirect":
                rows[line.line["kind"] if by == "kind" else article].false += 1
    return dict(sorted(rows.items()))


def _rows_of(match: Match, article: str, by: str) -> list[str]:
    gold = match.piece.gold
    if by == "kind":
        return [gold["kind"]]
    rows = [article] if by == "article" else list(gold["patterns"])
    return rows if gold["kind"] != "indirect" else []


def facts(scores: dict[str, Score]) -> list[list[object]]:
    """Return for each fact how often the gold states it, and how the bot's lines compare.

    The last column counts facts that the bot gives where the gold has none.
    """
    found = [match for score in scores.values() for match in score.matches if match.best]
    rows = []
    for name, key in FACTS.items():
        pairs = [(m.piece.gold[name], _as_text(m.best.line[key])) for m in found if m.best]
        alike = _same_verb if name == "cue" else _alike
        stated = [(gold, given) for gold, given in pairs if gold]
        right = sum(alike(gold, given) for gold, given in stated)
        given = sum(bool(given) for _, given in stated)
        invented = sum(bool(given) for gold, given in pairs if not gold)
        rows.append([name, len(stated), given, right, share(right, len(stated)), invented])
    return [*rows, *_stances(found), _joint(found)]


def _stances(found: list[Match]) -> list[list[object]]:
    """Count how the stance and the teller of words that are not simply said compare."""
    given = [
        (match.piece.gold.get("stance") or "said", match.piece.gold.get("via"), match.best.line)
        for match in found
        if match.best
    ]
    stated = [(gold, via, line) for gold, via, line in given if gold != "said"]
    told = [(via, line["via"]) for _, via, line in stated if via]
    right = sum(gold == line["stance"] for gold, _, line in stated)
    named = sum(
        bool(line) and fold(line["name"] or line["role"]) == fold(via) for via, line in told
    )
    invented = sum(line["stance"] != "said" for gold, _, line in given if gold == "said")
    some = sum(line["stance"] != "said" for _, _, line in stated)
    return [
        ["stance", len(stated), some, right, share(right, len(stated)), invented],
        ["via", len(told), sum(bool(line) for _, line in told), named, share(named, len(told)), 0],
    ]


def _joint(found: list[Match]) -> list[object]:
    joint = [
        ({fold(gold["name"]), *map(fold, gold["with"])}, match.best.line["speaker"])
        for match in found
        if match.best and (gold := match.piece.gold["speaker"])["with"]
    ]
    named = [
        (gold, {fold(s["name"] or ""), *map(fold, s["with"])} if s else set()) for gold, s in joint
    ]
    right = sum(gold <= given for gold, given in named)
    given = sum(len(given) > 1 for _, given in named)
    return ["joint speakers", len(joint), given, right, share(right, len(joint)), "-"]


def _as_text(value: object) -> str:
    return str(value["as_written"]) if isinstance(value, dict) else str(value or "")


def _alike(gold: str, found: str) -> bool:
    here, there = ({w for _, _, w in word_spans(text)} for text in (gold, found))
    return bool(there) and (here <= there or there <= here)


def _same_verb(gold: str, found: str) -> bool:
    """Compare cues, which may be given in their base form: "call" for "called"."""
    base = [BASE.get(word, word)[:4] for word in (*words(gold)[:1], *words(found)[:1])]
    return len(base) == 2 and (base[0].startswith(base[1]) or base[1].startswith(base[0]))


def failures(scores: dict[str, Score]) -> Iterator[str]:
    """Yield one line a failure: what was expected and what came."""
    for article, score in scores.items():
        for match in score.matches:
            gold = match.piece.gold
            text = " ".join(match.piece.text.split())
            if match.best is None:
                absent = "" if match.piece.at else " (not in the bot's text)"
                yield f"MISSED {gold['id']} {gold['kind']}{absent}: {text}"
            elif not match.right:
                expected, came = shown(gold["speaker"]), shown(match.best.line["speaker"])
                yield f"SPEAKER {gold['id']} {gold['kind']} expected {expected}, got {came}: {text}"
        for line in score.scares:
            yield f"NOT SPOKEN {article}: {line.line['quote']} <- {shown(line.line['speaker'])}"
        for line in score.false:
            came = shown(line.line["speaker"])
            yield f"FALSE {article} {line.line['kind']}: {line.line['quote']} <- {came}"


def main() -> int:
    """Print the tables and return the exit code."""
    parser = arguments(__doc__, "least share of direct and unmarked pieces right end to end")
    options = parser.parse_args()
    scores: dict[str, Score] = {}
    for corpus in corpora(options.corpus):
        scores |= score_corpus(corpus, options.saved)
    for by in ("kind", "pattern", "article"):
        width = 5 if by == "pattern" else len(HEADS)
        rows = [[name, *tally.row()[:width]] for name, tally in tallies(scores, by).items()]
        note = " (direct and unmarked)" if by != "kind" else ""
        print_table(f"Pieces by {by}{note}", (by, *HEADS[:width]), rows)
    print_table(
        "Other facts, where found",
        ("fact", "gold", "given", "right", "share", "invented"),
        facts(scores),
    )
    scares = sum(len(score.scares) for score in scores.values())
    print(f"\nmarked words that nobody spoke, listed as sayings: {scares}")
    print_errors(list(failures(scores)), options.errors)
    everything = Score([match for score in scores.values() for match in score.matches])
    print(f"\ndirect and unmarked, found with the right speaker: {everything.guarded():.3f}")
    return verdict(everything.guarded(), options.fail_under)


if __name__ == "__main__":
    sys.exit(main())
