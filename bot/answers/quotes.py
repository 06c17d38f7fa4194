"""Everything a person, office or body is quoted as saying."""

from collections.abc import Iterable
from datetime import date

from bot.answers.citing import cite_saying, fold_copies
from bot.answers.corpus import corpus
from bot.answers.filters import in_range
from bot.answers.finding.coverage import coverer
from bot.answers.model import Answer, Filters, Snippet
from bot.answers.questions.question import Question
from bot.answers.who_said.copies import fold_fragments
from bot.answers.who_said.telling import name_of
from bot.articles.model import Span
from bot.index.sayings import Saying
from bot.index.snapshot import Snapshot
from bot.index.tokens import terms

CLOSEST = 3

# A saying is on the topic when it covers this share of the topic's weight.
ENOUGH = 0.5


def quotes(speaker: str, about: Question | None, snapshot: Snapshot, filters: Filters) -> Answer:
    """Return the sayings of `speaker` (a name, role or country) by person, newest first.

    `about` keeps those that speak of it, best first.
    """
    voice = snapshot.voices.find(speaker)
    query = speaker if about is None else f"{speaker} about {about.text}"
    if not voice.sayings:
        near = ", ".join(voice.suggestions[:3])
        said = f"Nobody called {speaker!r} is quoted in the articles."
        return Answer(
            command="quotes",
            query=query,
            outcome="nothing",
            corpus=corpus(snapshot),
            message=f"{said} Quoted are, among others: {near}." if near else said,
            suggestions=voice.suggestions,
        )
    allowed = [saying for saying in _outermost(voice.sayings) if _passes(saying, filters)]
    found = _by_person(_about(allowed, about, snapshot) if about else _newest_first(allowed))
    message = voice.note
    closest: tuple[Snippet, ...] = ()
    if not found:
        message = f"{voice.label} is quoted, but not on that."
        closest = fold_copies(_newest_first(allowed))[:CLOSEST]
    return Answer(
        command="quotes",
        query=query,
        outcome="answered" if found else "nothing",
        corpus=corpus(snapshot),
        message=message,
        suggestions=voice.suggestions,
        snippets=fold_fragments(fold_copies(found)),
        closest=closest,
    )


def _outermost(sayings: Iterable[Saying]) -> list[Saying]:
    """Leave out words that the same speaker repeats in marks within other words of his."""
    kept: list[Saying] = []
    for saying in sayings:
        around = (
            kept[-1] if kept and kept[-1].article.article.id == saying.article.article.id else None
        )
        first = saying.quotation.pieces[0]
        if around is None or not any(one.contains(first) for one in around.quotation.pieces):
            kept.append(saying)
    return kept


def _passes(saying: Saying, filters: Filters) -> bool:
    article = saying.article.article
    if filters.source and filters.source not in (article.id, article.outlet):
        return False
    return in_range(_said(saying) or article.published, filters)


def _said(saying: Saying) -> date | None:
    return saying.quotation.said_on.day if saying.quotation.said_on else None


def _newest_first(sayings: list[Saying]) -> list[Snippet]:
    dated = sorted(sayings, key=_when, reverse=True)
    return [cite_saying(saying) for saying in dated]


def _when(saying: Saying) -> date:
    return _said(saying) or saying.article.article.published or date.min


def _by_person(snippets: list[Snippet]) -> list[Snippet]:
    """Put the sayings of each speaker together, in order of the first of each."""
    speakers: dict[str, list[Snippet]] = {}
    for one in snippets:
        speakers.setdefault(name_of(one.speaker) if one.speaker else "", []).append(one)
    return [one for theirs in speakers.values() for one in theirs]


def _about(sayings: list[Saying], about: Question, snapshot: Snapshot) -> list[Snippet]:
    """Return the sayings that cover the topic, by how much of it they cover."""
    measure = coverer(about, snapshot.about)
    scored = []
    for saying in sayings:
        context = saying.quotation.context
        covered = measure(saying.article, context, _paragraph(saying))
        told = frozenset(terms(saying.quotation.addressee or ""))
        missing = [t for t in covered.missing if not t.light and not t.within(told)]
        if covered.share >= ENOUGH or not missing:
            scored.append((covered.own + covered.share, saying))
    scored.sort(key=lambda pair: -pair[0])
    return [cite_saying(saying, score) for score, saying in scored]


def _paragraph(saying: Saying) -> Span:
    """Return the stretch of the article that the saying stands in."""
    context = saying.quotation.context
    stretches = saying.article.article.body
    return next((one for one in stretches if one.overlaps(context)), context)
