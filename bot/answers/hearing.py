"""How well the words asked for fit what somebody said."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import pairwise

from rapidfuzz import fuzz

from bot.answers.differences import Alignment, aligned
from bot.answers.filters import places_allowed, sayings_allowed
from bot.answers.model import Filters
from bot.answers.polarity import Denied, denied, suffers
from bot.answers.question import Question, Term
from bot.answers.wording import Wording
from bot.articles.model import Span
from bot.index.sayings import Saying
from bot.index.snapshot import Snapshot
from bot.index.tokens import stem, terms, words

CANDIDATES = 200

# The words are the saying's own when this part of their weight stands there in one run.
MOSTLY = 0.6

# Letters and order are this much alike where somebody remembers or types badly, not by chance.
ALIKE = 0.78

# With fewer of the asked words than this in the saying itself, somebody has put it in his own.
OWN_SHARE = 0.5

# A word of the question found in the sentence round the quotation, not in the spoken words.
IN_CONTEXT = 0.5

# A word that people put for the one in the article when they tell it again.
RETOLD = 0.65

# What word order tells beside the words themselves; of two or three words it tells more.
ORDER = 0.25

# Any two texts have this much of their letters in common, in order.
BY_CHANCE = 0.4

# Whoever tells it again keeps within so many sentences of what was said.
SENTENCES = 2

_SENTENCE_END = re.compile(r"[.!?…。！？؟।;](?=[\s\"'”’»]|$)")
_MARKS = str.maketrans("‘’‚ʼ`“”„«»–—‑‐", "'''''\"\"\"\"\"----")


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


class Asked:
    """The words asked for, taken apart once for all sayings."""

    def __init__(self, question: Question, wording: Wording) -> None:
        self.text = question.text
        self.question = question
        self.wording = wording
        self.words = words(question.text)
        self.folded = [word.folded for word in self.words]
        self.surface = surface(question.text)
        self.terms = [term for term in question.terms if not term.faint]
        self.weight = sum(term.rarity for term in self.terms)
        self.retold = {id(term): _mapped(term, wording.retold) for term in self.terms}
        self.opposites = {id(term): _mapped(term, wording.opposites) for term in self.terms}

    @cached_property
    def denied(self) -> Denied:
        """What the asked words deny."""
        return denied(self.words, self.text, self.wording.negations)

    @cached_property
    def suffers(self) -> dict[tuple[str, str], bool]:
        """What the asked words tell of a pronoun, and whether it is done to it."""
        return suffers(self.words)

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """Where each term stands among the words, by the id of the term."""
        return {
            id(term): [
                at
                for at, word in enumerate(self.words)
                if word.folded in term.word.split() or word.stem in term.stems
            ]
            for term in self.terms
        }


def hear(
    question: Question, wording: Wording, snapshot: Snapshot, filters: Filters
) -> list[Heard]:
    """Measure the sayings that share a word with `question`; BM25 picks the candidates."""
    asked = Asked(question, wording)
    allowed, theirs = places_allowed(snapshot, filters), sayings_allowed(snapshot, filters)
    others = [one for found in asked.retold.values() for one in sorted(found)]
    ranked = snapshot.ranker.top([*question.stems, *others] or asked.folded, CANDIDATES, allowed)
    sayings = {
        id(saying): saying
        for number, _ in ranked
        for saying in snapshot.sayings_in(snapshot.places[number])
        if saying.quotation.kind != "scare" and theirs(saying)
    }
    return [_hear(asked, saying) for saying in sayings.values()]


def surface(text: str) -> str:
    """Return `text` with plain marks and single spaces, the marks round the whole of it off."""
    return " ".join(text.translate(_MARKS).split()).strip(" \"'.,;:!?-")


def runs_in(asked: list[str], spoken: list[str]) -> bool:
    """Tell whether the words `asked` stand in `spoken` in one run."""
    return bool(asked) and f" {' '.join(asked)} " in f" {' '.join(spoken)} "


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
    grade = Grade.PART if whole or (share >= MOSTLY and len(run) > 1) else Grade.NONE
    return Heard(saying, grade, fit, best.span, is_opposite(asked, best))


class Piece:
    """Spoken words, taken apart."""

    def __init__(self, span: Span, text: str) -> None:
        self.span = span
        self.text = text
        self.words = words(text)
        self.folded = [word.folded for word in self.words]
        self.known = frozenset(self.folded)

    @cached_property
    def sentences(self) -> list[range]:
        """The positions of the words of each sentence, in order."""
        ends = iter([*(match.end() for match in _SENTENCE_END.finditer(self.text)), math.inf])
        end, starts = next(ends), [0]
        for at, word in enumerate(self.words):
            if word.start >= end:
                starts.append(at)
                end = next(one for one in ends if one > word.start)
        return [range(*pair) for pair in pairwise([*starts, len(self.words)])]

    def beside(self, at: int) -> range:
        """Return the positions of the sentence that holds the word at `at`."""
        return next(one for one in self.sentences if at in one)


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
    """Return the share of the question's weight that two sentences said, or what is round, cover."""
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
    covered = max(
        sum(
            term.rarity * max(_said(asked, term, window), IN_CONTEXT * term.fit(around))
            for term in asked.terms
        )
        for window in windows
    )
    return covered / asked.weight if asked.weight else 0.0


def _said(asked: Asked, term: Term, spoken: frozenset[str]) -> float:
    """Return how well spoken words stand for a term of the question, 0 to 1."""
    fit = term.fit(spoken)
    if fit or term.name:
        return fit
    return 0.0 if spoken.isdisjoint(asked.retold[id(term)]) else RETOLD


def is_opposite(asked: Asked, piece: Piece) -> bool:
    """Tell whether one side denies a word that the other affirms, or says its contrary.

    "We are blamed" is the contrary of "we blame", too.
    Where both sides deny something they may do so in other places ("accept nothing
    less", "do not accept anything less"): no such pair is judged.
    """
    done = suffers(piece.words)
    if any(done.get(deed, suffered) != suffered for deed, suffered in asked.suffers.items()):
        return True
    theirs = denied(piece.words, piece.text, asked.wording.negations)
    for term in asked.terms:
        ours = asked.places[id(term)]
        beside = _places(piece, asked, term)
        sentence = {at for one in beside for at in piece.beside(one)}
        if not ours:
            continue
        if not beside:
            against = asked.opposites[id(term)]
            beside = [at for at, word in enumerate(piece.words) if word.stem in against]
            if beside and asked.denied.covers(ours) == theirs.covers(beside):
                return True
        elif asked.denied.covers(ours) and not sentence & theirs.reached:
            if not asked.denied.heads.isdisjoint(ours):
                return True
        elif theirs.covers(beside) and not asked.denied.reached:
            if not theirs.heads.isdisjoint(beside):
                return True
    return False


def _places(piece: Piece, asked: Asked, term: Term) -> list[int]:
    """Return where a term, or what stands for it, is spoken."""
    stands = frozenset((*term.stems, *term.others)) | asked.retold[id(term)]
    own = frozenset(term.stems)
    spoken = [at for at, word in enumerate(piece.words) if word.stem in own]
    return spoken or [at for at, word in enumerate(piece.words) if word.stem in stands]


def _mapped(term: Term, groups: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return all that `groups` puts beside a term; a name stands for nothing else."""
    if term.name:
        return frozenset()
    return frozenset().union(*(groups.get(one, frozenset()) for one in term.stems))


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
