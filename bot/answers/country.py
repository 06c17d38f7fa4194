"""A country's briefing: the sentences that say most about it, its voices, figures and dates."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.briefing.matter import on_matter
from bot.answers.briefing.sections import sections
from bot.answers.briefing.topic import Topic
from bot.answers.corpus import corpus
from bot.answers.finding.coverage import mentions_in
from bot.answers.model import Answer, CountryBriefing, CountryName, Related
from bot.answers.questions.question import Question
from bot.index.snapshot import Place, Snapshot
from bot.names.country import Country

BRIEFING, SECTION, RELATED = 8, 6, 8

# Fewer sentences than this are little coverage, and the answer says so.
LITTLE = 3


def country(asked: Country, about: Question | None, snapshot: Snapshot) -> Answer:
    """Return the briefing on `asked`, narrowed to `about` where given."""
    topic = Topic(snapshot, asked)
    places = on_matter(topic.places(), about, snapshot)
    query = asked.name if about is None else f"{asked.name} about {about.text}"
    if not places:
        return Answer(
            command="country",
            query=query,
            outcome="nothing",
            corpus=corpus(snapshot),
            message=f"No article speaks of {asked.name}" + (" in that matter." if about else "."),
            suggestions=tuple(name for name, _ in _most_covered(snapshot)),
        )
    found = sections(topic, places, BRIEFING, SECTION)
    few = len(places) < LITTLE
    return Answer(
        command="country",
        query=query,
        outcome="answered",
        corpus=corpus(snapshot),
        message=f"The articles say little about {asked.name}; this is all." if few else None,
        snippets=found["briefing"],
        briefing=CountryBriefing(
            CountryName(asked.code, asked.name, asked.kind),
            found,
            related(places, snapshot, {asked.code}),
        ),
    )


def misspelt(answer: Answer, typed: str, meant: Country) -> Answer:
    """Return a briefing that says which country was taken to be meant."""
    note = f"No country or bloc is called {typed!r}; this is {meant.name}."
    return replace(answer, message=" ".join(part for part in (note, answer.message) if part))


def related(places: Sequence[Place], snapshot: Snapshot, known: set[str]) -> tuple[Related, ...]:
    """Count the sentences in which other countries than the `known` codes are named."""
    counts: Counter[str] = Counter()
    for place in places:
        named = {m.code for m in mentions_in(place.article, place.passage.span)}
        counts.update(named - known)
    return tuple(
        Related(other, snapshot.gazetteer.country(other).name, count)
        for other, count in counts.most_common(RELATED)
    )


def _most_covered(snapshot: Snapshot) -> list[tuple[str, int]]:
    return [(snapshot.gazetteer.country(code).name, n) for code, n in snapshot.countries[:3]]
