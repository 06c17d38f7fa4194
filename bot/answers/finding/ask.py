"""The best sentences for a free question, or silence when the articles do not know."""

from bot.answers.citing import cite_place, fold_copies
from bot.answers.corpus import corpus
from bot.answers.finding.evidence import Found, search
from bot.answers.finding.thoughts import thoughts
from bot.answers.model import Answer, Filters, Snippet
from bot.answers.questions.question import Question
from bot.index.snapshot import Snapshot

SHOWN = 5
CLOSEST = 3

# The articles know the answer when one of the first so many passages covers enough; those beside
# it then may lean on what the others say.
LOOKED_AT = 3

# What covers this share of the question's weight is near it, if no answer.
NEAR = 0.3

# A result below this part of the best one's score is not worth the reader's time.
WORTH_SHOWING = 0.75
# Beyond the first few, only what is about as good as the best is shown.
FEW, AS_GOOD = 3, 0.9


def ask(
    question: Question, snapshot: Snapshot, filters: Filters, *, strict: bool = False
) -> Answer:
    """Return the sentences that answer `question`, best first.

    `strict` takes only sentences that, with what stands around them, leave
    nothing of the question uncovered but words used of everything.
    """
    found = search(question, snapshot, filters)
    answers = [one for one in found if one.possible and not (strict and _lacks(one))]
    if not any(one.answers for one in answers[:LOOKED_AT]):
        return nothing(question, snapshot, found)
    bar = answers[0].score * WORTH_SHOWING
    good = [one for one in answers if one.score >= bar and one.features.worth_showing]
    shown = good[:FEW] + [one for one in good[FEW:] if one.score >= answers[0].score * AS_GOOD]
    scores = {one.place.number: one.score for one in shown}
    wholes = thoughts(one.place for one in shown)
    snippets = [cite_place(snapshot, place, scores[place.number]) for place in wholes]
    return Answer(
        command="ask",
        query=question.text,
        outcome="answered",
        corpus=corpus(snapshot),
        snippets=fold_copies(snippets)[:SHOWN],
    )


def _lacks(one: Found) -> bool:
    return any(not term.light for term in one.coverage.missing)


def nothing(question: Question, snapshot: Snapshot, found: list[Found]) -> Answer:
    """Return the honest answer when no passage covers the question, with the nearest ones."""
    near = [one for one in found if one.coverage.own > 0 and one.coverage.share >= NEAR]
    missing = _missing(question, snapshot) if found else "that"
    said = f"The articles say nothing about {missing}." if missing else "No article answers that."
    return Answer(
        command="ask",
        query=question.text,
        outcome="nothing",
        corpus=corpus(snapshot),
        message=said,
        closest=fold_copies(_cite(snapshot, one) for one in near[:CLOSEST]),
    )


def _missing(question: Question, snapshot: Snapshot) -> str:
    """Name what no article holds at all; what is only missing beside the rest is held somewhere."""
    holds = snapshot.ranker.documents_with
    absent = [
        term
        for term in question.terms
        if not (term.faint or any(map(holds, (*term.stems, *term.others))))
    ]
    return " or ".join(f"“{term.word}”" for term in absent)


def _cite(snapshot: Snapshot, one: Found) -> Snippet:
    return cite_place(snapshot, one.place, one.score)
