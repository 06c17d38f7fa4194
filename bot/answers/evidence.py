"""Passages that may answer a question, weighed: BM25 finds them, coverage orders them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answers.asking import counts, fitness, lacks_needed
from bot.answers.coverage import Coverage, coverer, mentions_in, quotations_in
from bot.answers.filters import places_allowed
from bot.answers.model import Filters
from bot.answers.question import Question
from bot.index.snapshot import Place, Snapshot
from bot.index.tokens import terms

CANDIDATES = 80

# An answer must cover this share of the question's weight, wherever it stands nearby, and this
# share in the sentence itself. Set on the development half of tests/gold/questions.jsonl.
ENOUGH, ENOUGH_OWN = 0.6, 0.3

# Words of the question that stand at most this far apart in the sentence belong together.
NEAR = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A passage found, how much of the question it covers, and its score.

    `fits` says that it holds the kind of thing asked for: a number, a date, a country.
    """

    place: Place
    coverage: Coverage
    fits: bool
    score: float

    @property
    def answers(self) -> bool:
        """Tell whether the passage covers enough to be called an answer."""
        covered = self.coverage
        enough = covered.share >= ENOUGH and covered.own >= ENOUGH_OWN
        return self.fits and enough and covered.names_covered


def search(question: Question, snapshot: Snapshot, filters: Filters) -> list[Found]:
    """Return candidate passages, those that answer first, best first."""
    allowed = places_allowed(snapshot, filters)
    ranked = snapshot.ranker.top(question.stems, CANDIDATES, allowed)
    if not ranked:
        return []
    measure, best = coverer(question, snapshot.about), ranked[0][1]
    found = []
    for number, bm25 in ranked:
        place = snapshot.places[number]
        coverage = measure(place.article, place.passage.span, place.passage.paragraph)
        score = _score(question, place, coverage, bm25 / best)
        found.append(Found(place, coverage, _fits(question, place), score))
    return sorted(found, key=lambda one: (-one.answers, -one.score, one.place.number))


def _fits(question: Question, place: Place) -> bool:
    """Tell whether the sentence holds what an answer cannot do without."""
    if lacks_needed(question.wants, place.text):
        return False
    return "country" not in question.wants or _names_another(question, place)


def _names_another(question: Question, place: Place) -> bool:
    """Tell whether the sentence names a country that the question does not."""
    asked = {term.country for term in question.terms}
    named = {mention.code for mention in mentions_in(place.article, place.passage.span)}
    return not named <= asked


def _score(question: Question, place: Place, coverage: Coverage, relative: float) -> float:
    """Weigh rank, coverage and what the sentence holds; a quoted phrase counts most."""
    score = 0.0
    for weight, feature in FEATURES:
        score += weight * feature(question, place, coverage)
    return score + 0.3 * relative


def _phrased(question: Question, place: Place, _coverage: Coverage) -> float:
    text = " ".join(re.findall(r"\w+", place.text.casefold()))
    return float(any(" ".join(phrase) in text for phrase in question.phrases))


def _said(question: Question, place: Place, _coverage: Coverage) -> float:
    """Tell whether the passage holds spoken words where a saying is asked for."""
    if "saying" not in question.wants:
        return 0.0
    span = place.passage.span
    kinds = {
        quotation.kind
        for quotation in quotations_in(place.article, span)
        if any(piece.overlaps(span) for piece in quotation.pieces)
    }
    return 1.0 if kinds & {"direct", "unmarked"} else 0.5 * ("indirect" in kinds)


def _asks(_question: Question, place: Place, _coverage: Coverage) -> float:
    """Tell whether the passage is itself a question, which answers none."""
    return float(place.text.rstrip('"”’» ').endswith("?"))


def _counted(question: Question, place: Place, _coverage: Coverage) -> float:
    return float(bool(question.counted) and counts(terms(place.text), question.counted))


def _together(question: Question, place: Place, _coverage: Coverage) -> float:
    """Return the share of the question's neighbours that are neighbours in the sentence."""
    stems = terms(place.text)
    where = [_positions({*term.stems, *term.others}, stems) for term in question.terms]
    pairs = list(zip(where, where[1:], strict=False))
    near = sum(any(abs(a - b) <= NEAR for a in one for b in other) for one, other in pairs)
    return near / len(pairs) if pairs else 0.0


def _positions(wanted: set[str], stems: Sequence[str]) -> list[int]:
    return [at for at, one in enumerate(stems) if one in wanted]


Feature = Callable[[Question, Place, Coverage], float]

FEATURES: tuple[tuple[float, Feature], ...] = (
    (0.4, lambda _question, _place, covered: covered.own),
    (0.2, lambda _question, _place, covered: covered.share),
    (0.1, lambda question, place, _covered: fitness(question.wants, place.text)),
    (0.1, _counted),
    (0.1, _together),
    (0.3, _phrased),
    (0.2, _said),
    (-0.2, _asks),
)
