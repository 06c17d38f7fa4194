"""How well the words asked for fit what somebody said."""

import math
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz

from bot.answers.filters import ranked, sayings_allowed
from bot.answers.model import Filters
from bot.answers.questions.question import Question, Term
from bot.answers.questions.wording import Wording
from bot.answers.who_said.contrary import is_opposite
from bot.answers.who_said.differences import Alignment, aligned
from bot.answers.who_said.sides import Asked, Piece, runs_in, surface
from bot.articles.model import Span
from bot.index.sayings import Saying
from bot.index.snapshot import Snapshot
from bot.index.tokens import stem, terms

CANDIDATES = 200

# The words are the saying's own when this part of their weight stands there in one run.
MOSTLY = 0.6

# A run of the words is a part of what was said if the rest is not too far from it.
PART_FIT = 0.55

# Letters and order are this much alike where somebody remembers or types badly, not by chance.
ALIKE = 0.78

# With fewer of the asked words than this in the saying itself, somebody has put it in his own.
OWN_SHARE = 0.5

# A word of the question found in the sentence round the quotation, not in the spoken words.
IN_CONTEXT = 0.5

# One word spoken out of so many or more proves little: its weight counts this much.
MANY, ALONE = 3, 0.75

# A word that people put for the one in the article when they tell it again.
RETOLD = 0.65

# What word order tells beside the words themselves; of two or three words it tells more.
ORDER = 0.25

# Any two texts have this much of their letters in common, in order.
BY_CHANCE = 0.4

# Whoever tells it again keeps within so many sentences of what was said.
SENTENCES = 2


class Grade(IntEnum):
    """How the question's words stand in the saying, worst first."""

    NONE = 0
    PARAPHRASED = 1
    MISREMEMBERED = 2
    MISSPELT = 3
    PART = 4
    SAME_WORDS = 5
    EXACT = 6


@dataclass(frozen=True, slots=True)
class Heard:
    """A saying, how well the words fit it (0 to 1), and the piece that fits best.

    `opposite` tells that the saying denies what is asked, or the other way round.
    """

    saying: Saying
    grade: Grade
    score: float
    piece: Span
    opposite: bool = False


def hear(question: Question, wording: Wording, snapshot: Snapshot, filters: Filters) -> list[Heard]:
    """Measure the sayings that share a word with `question`; BM25 picks the candidates."""
    asked = Asked(question, wording)
    theirs = sayings_allowed(snapshot, filters)
    others = [one for found in asked.retold.values() for one in sorted(found)]
    query = [*question.stems, *others] or asked.folded
    sayings = {
        saying.number: saying
        for number, _ in ranked(snapshot, query, CANDIDATES, filters)
        for saying in snapshot.sayings_in(snapshot.places[number])
        if saying.quotation.kind != "scare" and theirs(saying)
    }
    return [_hear(asked, saying) for saying in sayings.values()]


def _hear(asked: Asked, saying: Saying) -> Heard:
    text = saying.article.article.text
    pieces = [Piece(piece, piece.of(text)) for piece in saying.quotation.pieces]
    best = max(pieces, key=lambda piece: len(piece.known.intersection(asked.folded)))
    if runs_in(asked.folded, list(saying.words)):
        best = next((one for one in pieces if runs_in(asked.folded, one.folded)), best)
        exact = asked.surface in surface(saying.text)
        return Heard(saying, Grade.EXACT if exact else Grade.SAME_WORDS, 1.0, best.span)
    order = _order(asked, saying)
    run = _longest_run(asked.folded, list(saying.words))
    share = _weight_of(asked.question, run)
    whole = len(best.folded) > 1 and runs_in(best.folded, asked.folded)
    fit = _fit(asked, _cover(asked, saying, pieces), max(order, share if len(run) > 1 else 0.0))
    part = fit >= PART_FIT and (whole or (share >= MOSTLY and len(run) > 1))
    grade = Grade.PART if part else Grade.NONE
    return Heard(saying, grade, fit, best.span, is_opposite(asked, best))


def graded(heard: Heard, question: Question) -> tuple[Heard, Alignment]:
    """Return `heard` with what sets a saying in other words apart, and the words side by side.

    The words asked for may reach beyond the quotation into its sentence; they are
    set beside whichever is more like them.
    """
    text = heard.saying.article.article.text
    beside = aligned(question.text, heard.piece.of(text))
    around = aligned(question.text, heard.saying.quotation.context.of(text))
    if heard.grade is not Grade.NONE:
        return heard, max(beside, around, key=lambda one: one.same)
    grade = Grade.PARAPHRASED
    if beside.misspelt:
        grade = Grade.MISSPELT
    elif beside.same >= OWN_SHARE or heard.score >= ALIKE:
        grade = Grade.MISREMEMBERED
    return Heard(heard.saying, grade, heard.score, heard.piece, heard.opposite), beside


def _fit(asked: Asked, cover: float, order: float) -> float:
    """Weigh what words are there against how much they stand as they were asked.

    Nearly the same letters in nearly the same order are enough by themselves;
    a word or two that are there are little without them.
    """
    proof = max(ORDER, 1 / max(1, len(asked.terms)))
    told = max(0.0, (order - BY_CHANCE) / (1 - BY_CHANCE))
    fit = (1 - proof) * cover + proof * told
    return max(fit, order) if order >= ALIKE else fit


def _order(asked: Asked, saying: Saying) -> float:
    """Return how much the letters are alike in their order; a saying of a few words proves less."""
    ours, theirs = " ".join(asked.folded), " ".join(saying.words)
    alike = fuzz.partial_ratio(ours, theirs) / 100
    return alike * math.sqrt(min(1.0, len(theirs) / len(ours))) if ours else 0.0


def _cover(asked: Asked, saying: Saying, pieces: list[Piece]) -> float:
    """Return the share of the question's weight that is spoken in two sentences, or round them."""
    text = saying.article.article.text
    around = frozenset(terms(saying.quotation.context.of(text)) + terms(saying.label or ""))
    sentences = [
        frozenset(piece.words[at].stem for at in sentence)
        for piece in pieces
        for sentence in piece.sentences
    ]
    windows = [
        frozenset().union(*sentences[at : at + SENTENCES])
        for at in range(max(1, len(sentences) - SENTENCES + 1))
    ]
    covered = max(_covered(asked, window, around) for window in windows)
    return covered / asked.weight if asked.weight else 0.0


def _covered(asked: Asked, spoken: frozenset[str], around: frozenset[str]) -> float:
    """Return the weight of the terms that are spoken; one alone of many is there by chance."""
    fits = [_said(asked, term, spoken) for term in asked.terms]
    weighed = zip(asked.terms, fits, strict=True)
    total = sum(t.rarity * max(fit, IN_CONTEXT * t.fit(around)) for t, fit in weighed)
    alone = len(fits) >= MANY and sum(fit > 0 for fit in fits) < MANY - 1
    return total * ALONE if alone else total


def _said(asked: Asked, term: Term, spoken: frozenset[str]) -> float:
    """Return how well spoken words stand for a term of the question, 0 to 1."""
    fit = term.fit(spoken)
    if fit or term.name:
        return fit
    return 0.0 if spoken.isdisjoint(asked.retold[id(term)]) else RETOLD


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
