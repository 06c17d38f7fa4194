"""Score `quotes --json` against the annotated quotations, piece by piece.

    python -m tests.benchmarks.score_quotes [--corpus seeds|articles] [--errors]

A piece counts as found when the words listed by the bot and the words of the
gold are nearly the same (share of common words, see `NEARLY`). Debatable gold
neither counts nor is counted against the bot.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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
from tests.benchmarks.speakers import is_right, shown
from tests.gold.reading import GOLD, corpus_of, lines, text_of

NEARLY = {"direct": 0.8, "unmarked": 0.6, "indirect": 0.5, "scare": 0.5}
FACTS = {"addressee": "addressee", "occasion": "occasion", "date": "said_on", "cue": "cue"}
BASE = {"said": "say", "told": "tell", "wrote": "write", "spoken": "speak", "denied": "deny"}
Words = frozenset[int]
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a gold quotation and the numbers of its words; None if not in the text."""

    gold: Record
    text: str
    at: Words | None


@dataclass(frozen=True, slots=True)
class Listed:
    """One line that the bot printed and the numbers of its words."""

    line: Record
    at: Words


@dataclass(frozen=True, slots=True)
class Match:
    """A gold piece and the bot's best line for it, if any."""

    piece: Piece
    best: Listed | None

    @property
    def right(self) -> bool:
        """Whether the piece was found and its speaker is right."""
        return self.best is not None and is_right(
            self.piece.gold["speaker"], self.best.line["speaker"]
        )


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


@dataclass(slots=True)
class Score:
    """All matches and the lines that match no gold."""

    matches: list[Match] = field(default_factory=list)
    false: list[Listed] = field(default_factory=list)
    scares: list[Listed] = field(default_factory=list)

    def guarded(self) -> float:
        """Return the share of clear direct and unmarked pieces found with the right speaker."""
        spoken = [m for m in self.matches if m.piece.gold["kind"] != "indirect"]
        return sum(match.right for match in spoken) / len(spoken) if spoken else 1.0


def score_article(gold: list[Record], listed: list[Record], text: str) -> Score:
    """Match the bot's lines for one article with its gold."""
    spans = word_spans(text)
    pieces = [
        Piece(record, piece["text"], located(text, spans, piece["text"], piece["nth"]))
        for record in gold
        for piece in record["pieces"]
    ]
    found = [Listed(line, _between(spans, line["start"], line["end"])) for line in listed]
    clear = [piece for piece in pieces if piece.gold["clear"] and piece.gold["kind"] != "scare"]
    score = Score([Match(piece, best_line(piece, found)) for piece in clear])
    used = {id(match.best) for match in score.matches}
    for line in found:
        if id(line) not in used:
            _place_unused(line, pieces, score)
    return score


def best_line(piece: Piece, found: Iterable[Listed]) -> Listed | None:
    """Return the line nearest to a gold piece, or None when nothing is near enough.

    Sentences listed one by one count together: unmarked speech has no marks to bound it.
    """
    if not piece.at:
        return None
    near = [line for line in found if line.at & piece.at]
    best = max(near, key=lambda line: likeness(line.at, piece.at), default=None)
    inside = [line.at for line in near if len(line.at & piece.at) >= 0.8 * len(line.at)]
    together: Words = frozenset().union(*inside)
    reached = max(likeness(best.at, piece.at) if best else 0.0, likeness(together, piece.at))
    return best if reached >= NEARLY[piece.gold["kind"]] else None


def likeness(one: Words, other: Words | None) -> float:
    """Return common words over all words of both."""
    return len(one & other) / len(one | other) if other and one else 0.0


def located(text: str, spans: list[Span], string: str, nth: int) -> Words | None:
    """Return the word numbers of the n-th occurrence of a string, None when it is not there.

    White space may differ; when the string itself is not there, its words alone are looked
    for, since the bot may have undone marks and markup.
    """
    exact = re.finditer(r"\s+".join(re.escape(part) for part in string.split()), text)
    places = [_between(spans, *match.span()) for match in exact]
    if not places:
        wanted = words(string)
        forms = [form for _, _, form in spans]
        size = len(wanted)
        starts = (at for at in range(len(forms) - size + 1) if forms[at : at + size] == wanted)
        places = [frozenset(range(start, start + size)) for start in starts]
    return places[nth - 1] if len(places) >= nth else None


def _between(spans: list[Span], start: int, end: int) -> Words:
    return frozenset(n for n, (a, b, _) in enumerate(spans) if a < end and b > start)


def _place_unused(line: Listed, pieces: list[Piece], score: Score) -> None:
    """File a line that is nobody's best: part of some gold, a scare, or false."""
    best = max(pieces, key=lambda piece: likeness(line.at, piece.at), default=None)
    if best and best.gold["kind"] == "scare" and likeness(line.at, best.at) >= NEARLY["scare"]:
        if best.gold["clear"]:
            score.scares.append(line)
        return
    if not any(_mostly_inside(line.at, piece.at) for piece in pieces):
        score.false.append(line)


def _mostly_inside(line: Words, gold: Words | None) -> bool:
    if not gold or not line:
        return False
    return len(line & gold) >= 0.5 * len(line) or len(line & gold) >= 0.8 * len(gold)


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
    """Return how often addressee, occasion, date and cue are right where the gold states them."""
    rows = []
    for name, key in FACTS.items():
        known = [
            (str(match.piece.gold[name]), _as_text(match.best.line[key]))
            for score in scores.values()
            for match in score.matches
            if match.best and match.piece.gold[name]
        ]
        alike = _same_verb if name == "cue" else _alike
        right = sum(alike(gold, found) for gold, found in known)
        given = sum(bool(found) for _, found in known)
        rows.append([name, len(known), given, right, share(right, len(known))])
    return rows


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
        "Other facts, where found", ("fact", "gold", "given", "right", "share"), facts(scores)
    )
    scares = sum(len(score.scares) for score in scores.values())
    print(f"\nmarked words that nobody spoke, listed as sayings: {scares}")
    print_errors(list(failures(scores)), options.errors)
    everything = Score([match for score in scores.values() for match in score.matches])
    print(f"\ndirect and unmarked, found with the right speaker: {everything.guarded():.3f}")
    return verdict(everything.guarded(), options.fail_under)


if __name__ == "__main__":
    sys.exit(main())
