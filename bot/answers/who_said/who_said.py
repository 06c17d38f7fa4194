"""Who said these words: exactly, in part, misspelt, misremembered or in other words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.answers.citing import cite, cite_saying, fold_copies
from bot.answers.corpus import corpus
from bot.answers.filters import places_allowed, ranked
from bot.answers.model import Answer, Filters, Match, Snippet
from bot.answers.questions.question import Question
from bot.answers.questions.wording import Wording
from bot.answers.who_said.copies import fold_fragments
from bot.answers.who_said.differences import differences
from bot.answers.who_said.hearing import CANDIDATES, Grade, Heard, graded, hear
from bot.answers.who_said.sides import runs_in
from bot.answers.who_said.telling import date_of, listed, written_day
from bot.articles.model import Article, Span
from bot.index.snapshot import Place, Snapshot
from bot.index.tokens import words

SHOWN = 5
CLOSEST = 3
RANKED = 30  # sayings that are set beside the asked words, word by word

# Set on tests/gold/who_said.jsonl: below the first a saying is no answer, below the second it is
# not even near.
ENOUGH, NEAR = 0.45, 0.25

# A saying in other words that fits as well as this is shown though an article has the very words.
SURE = 0.6

# Beside a saying that has a run of the words, others are shown only if they fit as well as this.
AS_GOOD = 0.85

# Hardly a word is the same in a paraphrase with less than this: a comparison says nothing.
COMPARABLE = 0.4

MATCHES: Final[dict[Grade, Match]] = {
    Grade.EXACT: "exact",
    Grade.SAME_WORDS: "same words",
    Grade.PART: "part",
    Grade.MISSPELT: "misspelt",
    Grade.MISREMEMBERED: "misremembered",
    Grade.PARAPHRASED: "paraphrased",
}
_OTHERWISE: Final[dict[Match, str]] = {
    "part": "Part of these words stands in the articles.",
    "misspelt": "The articles spell it otherwise.",
    "misremembered": "The articles have it in nearly these words.",
    "paraphrased": "The articles have it in other words.",
}


def who_said(question: Question, wording: Wording, snapshot: Snapshot, filters: Filters) -> Answer:
    """Return the sayings that hold the words of `question`, exact ones first."""
    heard = sorted(hear(question, wording, snapshot, filters), key=_order)
    found = _fitting(heard)
    own = _own_words(question, snapshot, filters)
    if not found or (own and not any(_outweighs(one) for one in found)):
        return _nobody(question, snapshot, filters, heard, own)
    cited = _cited(question, found)
    first, rest = cited[0], cited[1:]
    alike = [one for one in cited if one.match in ("exact", "same words")]
    several = fold_fragments(fold_copies(alike)) if first in alike else ()
    if several:
        several = tuple(sorted(several, key=lambda one: date_of(one) or date.max))
        rest = [one for one in rest if one not in alike]
    shown = fold_fragments(fold_copies([*(several or (first,)), *rest]))
    return Answer(
        command="who-said",
        query=question.text,
        outcome="answered",
        corpus=corpus(snapshot),
        message=_message(shown[0], several),
        snippets=shown[:SHOWN],
    )


def _fitting(heard: Sequence[Heard]) -> list[Heard]:
    """Return the sayings that are an answer, best first."""
    found = [
        one
        for one in heard
        if one.grade >= Grade.SAME_WORDS or (one.score >= ENOUGH and not one.opposite)
    ]
    if any(one.grade >= Grade.PART for one in found):
        found = [one for one in found if one.grade >= Grade.PART or one.score >= AS_GOOD]
    return found


def _outweighs(one: Heard) -> bool:
    """Tell whether a saying fits better than an article's own sentence that has the very words."""
    return one.grade >= Grade.PART or one.score >= SURE


def _cited(question: Question, found: Iterable[Heard]) -> list[Snippet]:
    beside = [graded(one, question) for one in list(found)[:RANKED]]
    beside.sort(key=lambda pair: _order(pair[0]))
    cited = []
    for one, alignment in beside:
        differs = one.grade < Grade.SAME_WORDS and alignment.same >= COMPARABLE
        cited.append(
            replace(
                cite_saying(one.saying, one.score, one.piece),
                match=MATCHES[one.grade],
                difference=differences(alignment) if differs else (),
            )
        )
    return cited


def _message(first: Snippet, several: Sequence[Snippet]) -> str | None:
    """Say what the reader must know before reading: other words, several speakers, none clear."""
    if len(several) > 1:
        return _several(several)
    if first.speaker is None:
        return "These words are quoted, but the article does not settle who said them."
    return _OTHERWISE.get(first.match) if first.match else None


def _several(said: Sequence[Snippet]) -> str | None:
    """Name those who are quoted with the same words, in order of date."""
    by_name: dict[str, Snippet] = {}
    for one in said:
        if one.speaker:
            name = one.speaker.name or one.speaker.role or one.speaker.as_written
            by_name.setdefault(name, one)
    if not by_name:
        return "These words are quoted, but the articles do not settle who said them."
    dates = [date_of(one) for one in by_name.values()]
    if len(by_name) == 1:
        times = "twice" if len(said) == 2 else f"{len(said)} times"
        return f"{next(iter(by_name))} is quoted with these words {times}."
    named = [_dated(name, day) for name, day in zip(by_name, dates, strict=True)]
    if dates[0] and len([day for day in dates if day == dates[0]]) == 1:
        return f"Several are quoted with these words, first {named[0]}, then {listed(named[1:])}."
    return f"Several are quoted with these words: {listed(named)}; who was first is not settled."


def _dated(name: str, day: date | None) -> str:
    return f"{name} ({written_day(day)})" if day else f"{name} (undated)"


def _order(one: Heard) -> tuple[int, float, bool, int, str, int]:
    """Sort by grade, then by score, a report after the speaker's own words, names before roles."""
    indirect = one.saying.quotation.kind == "indirect"
    where = one.saying.article.article.id
    unnamed = one.saying.name is None
    worse = 0.1 * indirect - one.score
    return -one.grade, worse, unnamed, len(one.saying.words), where, one.piece.start


def _nobody(
    question: Question,
    snapshot: Snapshot,
    filters: Filters,
    heard: Sequence[Heard],
    own: list[Snippet],
) -> Answer:
    """Say that nobody said it, or that the words are an article's own, with what comes nearest."""
    near = sorted((one for one in heard if one.score >= NEAR), key=lambda one: -one.score)
    message = "Nobody is quoted as saying that."
    title = [] if own else _headings(question, snapshot, filters)
    if own:
        message = _own_message(question, snapshot, own[0])
    elif title:
        message = "These words are a headline; nobody is quoted as saying them."
    elif near and near[0].opposite and near[0].score >= ENOUGH:
        message += " The nearest saying tells the opposite."
    cited = [cite_saying(one.saying, one.score, one.piece) for one in near]
    return Answer(
        command="who-said",
        query=question.text,
        outcome="nothing",
        corpus=corpus(snapshot),
        message=message,
        closest=fold_copies([*own, *title, *cited])[:CLOSEST],
    )


def _own_message(question: Question, snapshot: Snapshot, own: Snippet) -> str:
    """Tell words in quotation marks that nobody spoke from a sentence of the article's."""
    asked = _folded(question.text)
    for quotation in snapshot.by_id[own.article].quotations:
        text = snapshot.by_id[own.article].article.text
        if quotation.kind == "scare" and quotation.context.overlaps(Span(own.start, own.end)):
            marked = " ".join(piece.of(text) for piece in quotation.pieces)
            if runs_in(asked, _folded(marked)):
                return (
                    "These words stand in quotation marks, but nobody is said to have spoken them."
                )
    return "These words are the article's own; it quotes nobody as saying them."


def _own_words(question: Question, snapshot: Snapshot, filters: Filters) -> list[Snippet]:
    asked = _folded(question.text)
    candidates = ranked(snapshot, question.stems, CANDIDATES, filters)
    return [
        cite(place.article.article, place.passage.span, 1.0)
        for place in (snapshot.places[number] for number, _ in candidates)
        if len(asked) > 1 and runs_in(asked, _folded(place.text))
    ]


def _headings(question: Question, snapshot: Snapshot, filters: Filters) -> list[Snippet]:
    """Return the opening of each article whose headline has the words."""
    asked = _folded(question.text)
    allowed = places_allowed(snapshot, filters)
    headed = [
        snapshot.articles.passages_of(at)
        for at, head in enumerate(snapshot.heads)
        if len(asked) > 1 and runs_in(asked, _folded(head.title))
    ]
    openings = (
        next((number for number in numbers if allowed is None or allowed[number]), None)
        for numbers in reversed(headed)
    )
    places = (snapshot.places[number] for number in openings if number is not None)
    return [_heading(place.article.article, place) for place in places]


def _heading(article: Article, opening: Place) -> Snippet:
    """Return the headline where it stands in the text, else the article's first passage."""
    start = article.text.find(article.title)
    headline = Span(start, start + len(article.title))
    return cite(article, headline if start >= 0 else opening.passage.span, 1.0)


def _folded(text: str) -> list[str]:
    return [word.folded for word in words(text)]
