"""Passages that may answer a question: BM25 finds them, what they cover orders them."""

import re
from dataclasses import dataclass

from bot.answers.filters import ranked
from bot.answers.finding.coverage import Coverage, coverer, mentions_in, words_at
from bot.answers.finding.features import Features, Known, features
from bot.answers.model import Filters
from bot.answers.questions.asking import lacks_needed
from bot.answers.questions.question import Question, Term
from bot.index.snapshot import Place, Snapshot

CANDIDATES = 60

_OF_PLACE = re.compile(r"\b(?:of|for|in) (?:the )?[A-Z]")


@dataclass(frozen=True, slots=True)
class Found:
    """A passage found, how much of the question it covers, and its score.

    `fits` says that it holds the kind of thing asked for: a number, a date, a
    country. `score` orders the passages of one question.
    """

    place: Place
    coverage: Coverage
    fits: bool
    features: Features

    @property
    def score(self) -> float:
        """How well it answers, compared with the other passages."""
        return self.features.rank

    @property
    def possible(self) -> bool:
        """Tell whether nothing is missing that an answer cannot do without."""
        return self.fits and self.coverage.names_covered

    @property
    def answers(self) -> bool:
        """Tell whether the passage covers enough to be called an answer."""
        return self.possible and self.features.enough


def search(question: Question, snapshot: Snapshot, filters: Filters) -> list[Found]:
    """Return candidate passages, those that can be an answer first, best first."""
    candidates = ranked(snapshot, question.stems, CANDIDATES, filters)
    if not candidates:
        return []
    measure, best = coverer(question, snapshot.about, snapshot.held_by), candidates[0][1]
    found = []
    for number, bm25 in candidates:
        place = snapshot.places[number]
        coverage = measure(place.article, place.passage.span, place.passage.paragraph)
        article = Known(snapshot.about(place.article), snapshot.held_by(place.article))
        held = features(question, place, coverage, article, bm25 / best)
        found.append(Found(place, coverage, _fits(question, place, article.about), held))
    return sorted(found, key=lambda one: (-one.possible, -one.score, one.place.number))


def _fits(question: Question, place: Place, about: frozenset[str]) -> bool:
    """Tell whether the sentence holds what an answer cannot do without."""
    if lacks_needed(question.wants, place.text):
        return False
    if "holder" in question.wants and not (
        _names_somebody(place) and _holds_all(question, place, about)
    ):
        return False
    return "country" not in question.wants or _names_another(question, place)


def _names_somebody(place: Place) -> bool:
    """Tell whether the sentence names a person: without one it says nothing of who holds what."""
    span = place.passage.span
    return any(span.contains(named) for one in place.article.people for named in one.spans)


def _holds_all(question: Question, place: Place, about: frozenset[str]) -> bool:
    """Tell whether all that makes out an office stands in the sentence: "mayor of Rocha".

    Where may be left to the article, unless the sentence says another place.
    """
    held = words_at(place.article, place.passage.span)
    if not _OF_PLACE.search(place.text):
        held |= about
    return all(term.light or _named(term, held) for term in question.terms)


def _named(term: Term, held: frozenset[str]) -> bool:
    """Tell whether a term stands there; a town, unlike a country, only by its own name."""
    return term.within(held) and (not term.place or term.stems[0] in held)


def _names_another(question: Question, place: Place) -> bool:
    """Tell whether the sentence names a country that the question does not."""
    asked = {term.country for term in question.terms}
    named = {mention.code for mention in mentions_in(place.article, place.passage.span)}
    return not named <= asked
