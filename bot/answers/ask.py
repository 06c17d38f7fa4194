"""The best sentences for a free question, or silence when the articles do not know."""

import re
from dataclasses import dataclass

from bot.answers.citing import cite_place, fold_copies
from bot.answers.corpus import corpus
from bot.answers.coverage import Coverage, coverer
from bot.answers.filters import places_allowed
from bot.answers.model import Answer, Filters, Snippet
from bot.answers.question import Question
from bot.answers.wording import Want
from bot.index.snapshot import Place, Snapshot

CANDIDATES = 80
SHOWN = 5
CLOSEST = 3

# An answer must cover this share of the question's weight, wherever it stands nearby, and this
# share in the sentence itself. Set on the development half of tests/gold/questions.jsonl.
ENOUGH, ENOUGH_OWN = 0.6, 0.3

# A result below this part of the best one's score is not worth the reader's time.
WORTH_SHOWING = 0.6

_AMOUNT = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen"
    r"|half|third|quarter|twice|double|several|few|no|all|most|every)s?\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d(?::\d\d| ?[ap]\.?m)\b"
    r"|\b(?:yesterday|today|tomorrow|tonight|last|next|ago|since|before|after|during|until|soon"
    r"|coming|earlier|later|days?|weeks?|months?|years?|decades?|century|winter|spring|summer"
    r"|autumn)\b"
)
_NAME = re.compile(r"(?<=\w )[A-Z][a-z]+")
_HOLDS: dict[Want, re.Pattern[str]] = {"amount": _AMOUNT, "date": _DATE, "person": _NAME}


@dataclass(frozen=True, slots=True)
class Found:
    """A passage found, how much of the question it covers, and its score.

    `fits` says that it holds the kind of thing asked for: a number, a date, a name.
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


def ask(
    question: Question, snapshot: Snapshot, filters: Filters, *, strict: bool = False
) -> Answer:
    """Return the sentences that answer `question`, best first.

    `strict` takes only sentences that, with their paragraph and title, leave
    nothing of the question uncovered.
    """
    found = search(question, snapshot, filters)
    answers = [one for one in found if one.answers and not (strict and one.coverage.missing)]
    if not answers:
        return nothing(question, snapshot, found)
    bar = answers[0].score * WORTH_SHOWING
    snippets = [_cite(snapshot, one) for one in answers if one.score >= bar]
    return Answer(
        command="ask",
        query=question.text,
        outcome="answered",
        corpus=corpus(snapshot),
        snippets=fold_copies(snippets)[:SHOWN],
    )


def search(question: Question, snapshot: Snapshot, filters: Filters) -> list[Found]:
    """Return candidate passages, best first: BM25 finds them, coverage orders them."""
    allowed = places_allowed(snapshot, filters)
    ranked = snapshot.ranker.top(question.stems, CANDIDATES, allowed)
    if not ranked:
        return []
    measure, best = coverer(question), ranked[0][1]
    found = []
    for number, bm25 in ranked:
        place = snapshot.places[number]
        coverage = measure(place.article, place.passage.span, place.passage.paragraph)
        score = _score(question, place, coverage, bm25 / best)
        found.append(Found(place, coverage, _fits(question, place), score))
    return sorted(found, key=lambda one: (-one.answers, -one.score, one.place.number))


def _fits(question: Question, place: Place) -> bool:
    """Tell whether the sentence holds what the question word asks for."""
    return all(
        pattern.search(place.text) for want, pattern in _HOLDS.items() if want in question.wants
    )


def _score(question: Question, place: Place, coverage: Coverage, relative: float) -> float:
    """Weigh rank and coverage; the very words of a quoted phrase count most."""
    phrased = any(_phrase_in(phrase, place) for phrase in question.phrases)
    return 0.4 * relative + 0.4 * coverage.own + 0.2 * coverage.share + 0.3 * phrased


def _phrase_in(phrase: tuple[str, ...], place: Place) -> bool:
    return " ".join(phrase) in " ".join(re.findall(r"\w+", place.text.casefold()))


def nothing(question: Question, snapshot: Snapshot, found: list[Found]) -> Answer:
    """Return the honest answer when no passage covers the question, with the nearest ones."""
    near = [one for one in found if one.coverage.own > 0 and one.coverage.share >= ENOUGH / 2]
    missing = _missing(found)
    said = f"The articles say nothing about {missing}." if missing else "No article answers that."
    return Answer(
        command="ask",
        query=question.text,
        outcome="nothing",
        corpus=corpus(snapshot),
        message=said,
        closest=fold_copies(_cite(snapshot, one) for one in near[:CLOSEST]),
    )


def _missing(found: list[Found]) -> str:
    if not found:
        return "that"
    fewest = min((one.coverage.missing for one in found), key=len)
    return " or ".join(f"“{term.word}”" for term in fewest)


def _cite(snapshot: Snapshot, one: Found) -> Snippet:
    return cite_place(snapshot, one.place, one.score)
