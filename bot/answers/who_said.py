"""Who said these words: exactly, in part, misremembered or paraphrased."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz

from bot.answers.citing import cite, cite_saying, fold_copies
from bot.answers.corpus import corpus
from bot.answers.filters import places_allowed, sayings_allowed
from bot.answers.model import Answer, Filters, Snippet
from bot.answers.question import Question
from bot.articles.model import Span
from bot.index.sayings import Saying
from bot.index.snapshot import Place, Snapshot
from bot.index.tokens import stem, terms, words

CANDIDATES = 200
SHOWN = 5
CLOSEST = 3

# Set on tests/gold/who_said.jsonl: below the first a saying is no answer, below the second it is
# not even near.
ENOUGH, NEAR = 0.53, 0.3

# A saying in other words that fits as well as this is shown though an article has the very words.
SURE = 0.65

# The words are the saying's own when this part of their weight stands there in one run.
MOSTLY = 0.6

# Letters and order are this much alike where somebody remembers or types badly, not by chance.
ALIKE = 0.78

# A word of the question found in the sentence round the quotation, not in the spoken words.
IN_CONTEXT = 0.5

_FRAME = re.compile(
    r"^\s*who\s+(?:(?:was|is|were|has|had|have|did|it\s+was\s+that|was\s+it\s+that)\s+)*"
    r"(?P<cue>[a-z]+)\s+(?:that\s+)?(?P<words>.+?)\s*\??\s*$",
    re.IGNORECASE | re.DOTALL,
)


class Match(IntEnum):
    """How the question's words stand in the saying, worst first."""

    NONE = 0
    LOOSE = 1
    RUN = 2
    EXACT = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """A saying, how well the words fit it (0 to 1), and the piece that fits best."""

    saying: Saying
    match: Match
    score: float
    piece: Span


def asked_words(text: str, cues: Iterable[str]) -> str:
    """Return the words asked for: "who called the deal a mistake?" asks for the rest of it."""
    found = _FRAME.match(text)
    return found["words"] if found and found["cue"].casefold() in cues else text


def who_said(question: Question, snapshot: Snapshot, filters: Filters) -> Answer:
    """Return the sayings that hold the words of `question`, exact ones first."""
    heard = sorted(hear(question, snapshot, filters), key=_order)
    found = [one for one in heard if one.match is Match.EXACT or one.score >= ENOUGH]
    if any(one.match >= Match.RUN for one in found):
        found = [one for one in found if one.match >= Match.RUN or one.score >= 0.9]
    own = _own_words(question, snapshot, filters)
    if not found or (own and not any(_outweighs(one) for one in found)):
        return _nobody(question, snapshot, heard, own)
    shown = fold_copies(cite_saying(one.saying, one.score, one.piece) for one in found)
    return Answer(
        command="who-said",
        query=question.text,
        outcome="answered",
        corpus=corpus(snapshot),
        message=None if found[0].match >= Match.RUN else "The articles have it in other words.",
        snippets=shown[:SHOWN],
    )


def _outweighs(one: Heard) -> bool:
    """Tell whether a saying fits better than an article's own sentence that has the very words."""
    return one.match >= Match.RUN or one.score >= SURE


def hear(question: Question, snapshot: Snapshot, filters: Filters) -> list[Heard]:
    """Measure the sayings that share a word with `question`; BM25 picks the candidates."""
    asked = [word.folded for word in words(question.text)]
    allowed, theirs = places_allowed(snapshot, filters), sayings_allowed(snapshot, filters)
    ranked = snapshot.ranker.top(question.stems or asked, CANDIDATES, allowed)
    sayings = {
        id(saying): saying
        for number, _ in ranked
        for saying in snapshot.sayings_in(snapshot.places[number])
        if saying.quotation.kind != "scare" and theirs(saying)
    }
    return [_hear(question, asked, saying) for saying in sayings.values()]


def _hear(question: Question, asked: list[str], saying: Saying) -> Heard:
    text = saying.article.article.text
    pieces = saying.quotation.pieces
    spoken = [[word.folded for word in words(piece.of(text))] for piece in pieces]
    best = max(range(len(pieces)), key=lambda at: _shared(asked, spoken[at]))
    if _runs_in(asked, list(saying.words)):
        holds = next((at for at, one in enumerate(spoken) if _runs_in(asked, one)), best)
        return Heard(saying, Match.EXACT, 1.0, pieces[holds])
    cover = _cover(question, saying)
    order = fuzz.partial_ratio(" ".join(asked), " ".join(saying.words)) / 100
    run = _longest_run(asked, list(saying.words))
    share = _weight_of(question, run)
    whole = len(spoken[best]) > 1 and _runs_in(spoken[best], asked)
    match = Match.RUN if whole or (share >= MOSTLY and len(run) >= 2) else Match.LOOSE
    return Heard(
        saying,
        match,
        _fit(question, cover, max(order, share if len(run) > 1 else 0.0)),
        pieces[best],
    )


def _fit(question: Question, cover: float, order: float) -> float:
    """Weigh what words are there against how much they stand as they were asked.

    Nearly the same letters in nearly the same order are enough by themselves;
    a single word that is there is nothing without them.
    """
    fit = 0.75 * cover + 0.25 * order
    if len(question.terms) < 2:
        fit *= order
    return max(fit, order) if order >= ALIKE else fit


def _cover(question: Question, saying: Saying) -> float:
    """Return the share of the question's weight that the saying, or its sentence, covers."""
    text = saying.article.article.text
    spoken = frozenset(terms(saying.text))
    around = frozenset(terms(saying.quotation.context.of(text)) + terms(saying.label or ""))
    asked = [term for term in question.terms if not term.faint]
    total = sum(term.rarity for term in asked)
    covered = sum(
        term.rarity * max(term.fit(spoken), IN_CONTEXT * term.fit(around)) for term in asked
    )
    return covered / total if total else 0.0


def _order(one: Heard) -> tuple[int, float, float, str, int]:
    """Sort exact matches first, then by score, the speaker's own words before a report of them."""
    exact = one.match if one.match is Match.EXACT else Match.NONE
    indirect = one.saying.quotation.kind == "indirect"
    where = one.saying.article.article.id
    return -exact, 0.1 * indirect - one.score, len(one.saying.words), where, one.piece.start


def _shared(asked: list[str], spoken: list[str]) -> int:
    return len(set(asked) & set(spoken))


def _runs_in(asked: list[str], spoken: list[str]) -> bool:
    return bool(asked) and f" {' '.join(asked)} " in f" {' '.join(spoken)} "


def _longest_run(asked: list[str], spoken: list[str]) -> list[str]:
    """Return the longest stretch of words that both have in common."""
    longest, end, row = 0, 0, [0] * (len(spoken) + 1)
    for word in asked:
        above = row
        row = [0] * (len(spoken) + 1)
        for at, other in enumerate(spoken, 1):
            if word == other:
                row[at] = above[at - 1] + 1
                if row[at] > longest:
                    longest, end = row[at], at
    return spoken[end - longest : end]


def _weight_of(question: Question, run: list[str]) -> float:
    """Return the share of the question's weight that the words of `run` carry."""
    stems = frozenset(stem(word) for word in run)
    total = sum(term.rarity for term in question.terms)
    return sum(t.rarity for t in question.terms if t.within(stems)) / total if total else 0.0


def _nobody(
    question: Question, snapshot: Snapshot, heard: list[Heard], own: list[Snippet]
) -> Answer:
    """Say that nobody said it, or that the words are an article's own, with what comes nearest."""
    near = [cite_saying(one.saying, one.score, one.piece) for one in heard if one.score >= NEAR]
    message = (
        "These words are the article's own; it quotes nobody as saying them."
        if own
        else "Nobody is quoted as saying that."
    )
    return Answer(
        command="who-said",
        query=question.text,
        outcome="nothing",
        corpus=corpus(snapshot),
        message=message,
        closest=fold_copies([*own, *near])[:CLOSEST],
    )


def _own_words(question: Question, snapshot: Snapshot, filters: Filters) -> list[Snippet]:
    asked = [word.folded for word in words(question.text)]
    ranked = snapshot.ranker.top(question.stems, CANDIDATES, places_allowed(snapshot, filters))
    return [
        cite(place.article.article, place.passage.span, 1.0)
        for place in (snapshot.places[number] for number, _ in ranked)
        if _written_in(asked, place)
    ]


def _written_in(asked: list[str], place: Place) -> bool:
    return len(asked) > 1 and _runs_in(asked, [word.folded for word in words(place.text)])
