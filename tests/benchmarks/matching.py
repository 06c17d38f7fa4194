"""Match the lines that the bot lists with the pieces of the annotated quotations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.benchmarks.common import Record, word_spans, words
from tests.benchmarks.speakers import is_right

NEARLY = {"direct": 0.8, "unmarked": 0.6, "indirect": 0.5, "scare": 0.5}
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
