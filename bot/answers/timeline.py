"""Dated events and statements in order, those whose day is not settled apart."""

from collections import Counter
from collections.abc import Sequence

from bot.answers.briefing.dated import events, moment_of
from bot.answers.briefing.matter import on_matter
from bot.answers.briefing.topic import SCRAP, Topic
from bot.answers.briefing.worth import rank
from bot.answers.citing import fold_copies
from bot.answers.corpus import corpus
from bot.answers.finding.coverage import mentions_in
from bot.answers.model import Answer, Event, Snippet, Timeline
from bot.answers.questions.question import Question
from bot.articles.model import Span
from bot.index.snapshot import Place, Snapshot
from bot.passages.model import Passage

# More than this nobody reads: the weightiest stay, in their order.
MOST = 24


def timeline(topics: Sequence[Topic], about: Question | None, snapshot: Snapshot) -> Answer:
    """Return the dated sentences that name every one of `topics` and cover `about`."""
    dated = [place for place in _concerned(topics, about, snapshot) if moment_of(place)]
    dated = [place for place in dated if len(place.text.split()) >= SCRAP] or dated
    query = _query(topics, about)
    if not dated:
        return Answer(
            command="timeline",
            query=query,
            outcome="nothing",
            corpus=corpus(snapshot),
            message="No sentence on that names a date." if query else "No article names a date.",
        )
    found = _once(events(snapshot, _weightiest(topics, dated)))
    line = _line(found)
    return Answer(
        command="timeline",
        query=query,
        outcome="answered",
        corpus=corpus(snapshot),
        message=_message(line, len(dated) - len(found)),
        snippets=tuple(event.snippet for event in found),
        timeline=line,
    )


def line_of(shown: Sequence[Snippet], snapshot: Snapshot) -> Timeline:
    """Return snippets that a timeline showed as its events once more."""
    found = []
    for snippet in shown:
        annotated = snapshot.by_id.get(snippet.article)
        span = Span(snippet.start, snippet.end)
        moment = moment_of(Place(0, annotated, Passage(span, span))) if annotated else None
        if annotated and moment:
            written = moment.span.of(annotated.article.text)
            found.append(Event(written, moment.start, moment.precision, snippet))
    return _line(found)


def _line(found: Sequence[Event]) -> Timeline:
    return Timeline(
        tuple(event for event in found if event.date),
        tuple(event for event in found if not event.date),
    )


def _concerned(topics: Sequence[Topic], about: Question | None, snapshot: Snapshot) -> list[Place]:
    places = list(snapshot.places)
    for topic in topics:
        numbers = {place.number for place in topic.places()}
        places = [place for place in places if place.number in numbers]
    return on_matter(places, about, snapshot)


def _weightiest(topics: Sequence[Topic], dated: list[Place]) -> list[Place]:
    if len(dated) <= MOST:
        return dated
    if not topics:
        return sorted(_from_all(dated)[:MOST], key=lambda place: place.number)
    best = [one.place for one in rank(topics[0], dated)][:MOST]
    return sorted(best, key=lambda place: place.number)


def _from_all(dated: Sequence[Place]) -> list[Place]:
    """Order sentences of all matters: those whose day is settled, then the others.

    Of both, every article comes up before any comes up again, with what names most countries.
    """

    def weight(place: Place) -> tuple[bool, int, int]:
        moment = moment_of(place)
        named = {m.code for m in mentions_in(place.article, place.passage.span)}
        return moment is None or moment.start is None, -len(named), place.number

    turns: Counter[tuple[str, bool]] = Counter()
    ordered: list[tuple[bool, int, int, Place]] = []
    for place in sorted(dated, key=weight):
        unsettled = weight(place)[0]
        turns[place.article.article.id, unsettled] += 1
        turn = turns[place.article.article.id, unsettled]
        ordered.append((unsettled, turn, len(ordered), place))
    return [place for *_, place in sorted(ordered, key=lambda one: one[:3])]


def _once(found: list[Event]) -> list[Event]:
    """Leave out copies of a sentence; they are named in the first one's `also_in`."""
    shown: dict[tuple[str, int], Snippet] = {
        (snippet.article, snippet.start): snippet
        for snippet in fold_copies(event.snippet for event in found)
    }
    kept = []
    for event in found:
        snippet = shown.pop((event.snippet.article, event.snippet.start), None)
        if snippet:
            kept.append(Event(event.as_written, event.date, event.precision, snippet))
    return kept


def _message(line: Timeline, left_out: int) -> str | None:
    if not line.dated:
        return "No article here states its own date, so these dates stay as they are written."
    return f"The weightiest of them; {left_out} more are left out." if left_out > 0 else None


def _query(topics: Sequence[Topic], about: Question | None) -> str:
    names = " and ".join(topic.name for topic in topics)
    return " about ".join(part for part in (names, about.text if about else "") if part)
