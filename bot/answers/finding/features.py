"""What speaks for and against a passage as the answer to a question, and how much.

The weights were fitted on the development half of tests/gold/questions.jsonl
and on tests/gold/fitting.jsonl, and rounded; `python -m
tests.benchmarks.score_questions` measures them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.answers.finding.coverage import Coverage, quotations_in, stems_in, words_at
from bot.answers.questions.asking import counts, counts_bare, lacking
from bot.answers.questions.question import FIGURES, Question
from bot.index.snapshot import Place

# Whoever asks for one of these names what was done, and a passage that says nothing of it
# answers nothing: "how much do the pilots earn", "who opened the bridge".
DOINGS = FIGURES | {"person"}


@dataclass(frozen=True, slots=True)
class Known:
    """What an article is about, and all that it holds, in stems."""

    about: frozenset[str]
    held: frozenset[str]


@dataclass(frozen=True, slots=True)
class Features:
    """Each from 0 to 1; the comment says what it measures."""

    own: float  # share of the question's weight in the sentence itself
    share: float  # share covered in it and around it
    loose: float  # share that other words alone cover, in it and around it
    article: float  # share of its weightier terms that the article holds anywhere
    heavy: float  # share of its weightier terms in and around the sentence
    gap: float  # share of the weightiest term that is nowhere near
    specific: float  # share, of what the article as a whole is not about, in the sentence
    named: float  # share of the weight of its names in the sentence, 0 with none
    bm25: float  # rank-bm25's score beside the best one's
    lacks: float  # kinds of thing asked for, a person, place, figure, that it lacks
    uncounted: float  # no number stands by what is to be counted
    figure: float  # a figure or a date is asked for
    untold: float  # share in light verbs nowhere near, where a figure is asked of what they say
    told: float  # share of its common words' rarity in the sentence
    opens: float  # it opens the article, and names all that the rest is about
    said: float  # it holds spoken words where a saying is asked for
    phrased: float  # it holds a phrase that was quoted in the question
    question: float  # it is a question itself

    @property
    def rank(self) -> float:
        """How well the passage answers, compared with others."""
        return self._sum(RANK)

    @property
    def enough(self) -> bool:
        """Whether it covers enough to be called an answer."""
        return self._sum(COVER) >= LEAST

    @property
    def worth_showing(self) -> bool:
        """Whether it covers nearly enough, and may stand beside one that does."""
        return self._sum(COVER) >= LEAST - BESIDE

    def _sum(self, weights: Mapping[str, float]) -> float:
        return sum((weight * float(getattr(self, name)) for name, weight in weights.items()), 0.0)


# What orders the passages of one question.
RANK = {
    "own": 0.05,
    "share": 0.3,
    "article": 0.25,
    "heavy": 0.15,
    "gap": -0.2,
    "specific": 0.1,
    "bm25": 0.55,
    "lacks": -0.2,
    "uncounted": -0.25,
    "said": 0.35,
    "phrased": 0.3,
    "question": -0.15,
    "told": 0.15,
    "opens": -0.1,
}

# What makes a passage an answer at all: nothing but what it covers and holds, never a score of
# the ranking. Names are covered soon, and then the words beside them tell more. `loose` was set by
# hand: the synonyms grew beside the questions of the fit, and do better on them than on others.
COVER = {
    "share": 5.0,
    "loose": -1.0,
    "article": 2.5,
    "heavy": 4.0,
    "named": -1.0,
    "uncounted": -1.3,
    "untold": -4.0,
    "figure": -0.5,
}
LEAST = 7.9
BESIDE = 0.5


def features(
    question: Question, place: Place, coverage: Coverage, article: Known, bm25: float
) -> Features:
    """Measure `place` in its `article`; `bm25` is its share of the best score."""
    held, about = article.held, article.about
    stems = stems_in(place.text)
    present = frozenset(stems)
    counted = [term for term in question.terms if not term.light] or question.terms
    heavy = sum(term.weight for term in counted) or 1.0
    missing = [term for term in coverage.missing if not term.light]
    number = bool(question.counted) and counts(stems, question.counted)
    return Features(
        own=coverage.own,
        share=coverage.share,
        loose=coverage.loose,
        article=sum(t.weight * t.fit(held) for t in counted) / heavy,
        heavy=1 - sum(t.weight for t in missing) / heavy,
        gap=max((t.weight for t in missing), default=0.0) / heavy,
        specific=_specific(question, present, about),
        named=_named(question, words_at(place.article, place.passage.span)),
        bm25=bm25,
        lacks=lacking(question.wants, place.text),
        uncounted=float(bool(question.counted) and not (number or counts_bare(place.text))),
        figure=float(bool(question.wants & FIGURES)),
        untold=_untold(question, coverage),
        told=_told(question, present),
        opens=float(place.passage is place.article.passages[0]),
        said=_said(question, place),
        phrased=_phrased(question, place),
        question=float(place.text.rstrip('"”’» ').endswith("?")),
    )


def _specific(question: Question, present: frozenset[str], about: frozenset[str]) -> float:
    own = [term for term in question.terms if not term.fit(about)]
    total = sum(term.weight for term in own)
    return sum(term.weight * term.fit(present) for term in own) / total if total else 1.0


def _untold(question: Question, coverage: Coverage) -> float:
    if not question.wants & DOINGS:
        return 0.0
    total = sum(term.rarity for term in question.terms) or 1.0
    return sum(t.rarity for t in coverage.missing if t.verb and not t.faint) / total


def _told(question: Question, present: frozenset[str]) -> float:
    common = [term for term in question.terms if not (term.name or term.faint)]
    total = sum(term.rarity for term in common)
    return sum(term.rarity * term.fit(present) for term in common) / total if total else 0.5


def _named(question: Question, present: frozenset[str]) -> float:
    names = [term for term in question.terms if term.name]
    total = sum(term.weight for term in names)
    return sum(term.weight * term.fit(present) for term in names) / total if total else 0.0


def _said(question: Question, place: Place) -> float:
    if "saying" not in question.wants:
        return 0.0
    span = place.passage.span
    kinds = {
        quotation.kind
        for quotation in quotations_in(place.article, span)
        if any(piece.overlaps(span) for piece in quotation.pieces)
    }
    return 1.0 if kinds & {"direct", "unmarked"} else 0.5 * ("indirect" in kinds)


def _phrased(question: Question, place: Place) -> float:
    if not question.phrases:
        return 0.0
    text = " ".join(re.findall(r"\w+", place.text.casefold()))
    return float(any(" ".join(phrase) in text for phrase in question.phrases))
