"""A country's briefing: the sentences that say most about it, its voices, figures and dates."""

import re
from collections import Counter
from collections.abc import Iterable

from bot.answers.citing import cite, cite_place, cite_saying, fold_copies
from bot.answers.corpus import corpus
from bot.answers.coverage import coverer
from bot.answers.model import (
    Answer,
    CountryBriefing,
    CountryName,
    Related,
    Section,
    Snippet,
)
from bot.answers.question import Question
from bot.index.sayings import Saying
from bot.index.snapshot import Place, Snapshot
from bot.index.tokens import terms
from bot.names.country import Country

BRIEFING, SECTION, RELATED = 8, 10, 8

# A sentence on the topic covers this share of its weight, its paragraph counted.
ON_TOPIC = 0.5

_FIGURE = re.compile(
    r"[$€£¥₽₸₹]\s?\d|\d[\d,.]*\s?(?:%|percent|per cent|million|billion|trillion|thousand|tons"
    r"|tonnes|barrels|kilomet|km|miles|mile|people|troops|soldiers|years|times|countries"
    r"|meetings|conferences)"
    r"|\b\d{1,3}(?:,\d{3})+\b|\btens of (?:thousands|billions|millions)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b"
    r"|\b(?:May) \d{1,2}\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b|\b(?:last|next) (?:week|month|year|summer|winter|spring|autumn"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)


def country(asked: Country, about: Question | None, snapshot: Snapshot) -> Answer:
    """Return the briefing on `asked`, narrowed to `about` where given."""
    places = _places(asked.code, snapshot)
    if about:
        measure = coverer(about)
        places = [
            place
            for place in places
            if measure(place.article, place.passage.span, place.passage.paragraph).share >= ON_TOPIC
        ]
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
    sections = _sections(asked, places, snapshot)
    few = len(places) <= 2
    return Answer(
        command="country",
        query=query,
        outcome="answered",
        corpus=corpus(snapshot),
        message=f"The articles say little about {asked.name}; this is all." if few else None,
        snippets=sections["briefing"],
        briefing=CountryBriefing(
            CountryName(asked.code, asked.name, asked.kind),
            sections,
            _related(asked.code, places, snapshot),
        ),
    )


def _places(code: str, snapshot: Snapshot) -> list[Place]:
    """Return the passages that mention the country."""
    spans = {
        annotated.article.id: [
            mention.span for mention in annotated.mentions if mention.code == code
        ]
        for annotated in snapshot.articles
    }
    return [
        place
        for place in snapshot.places
        if any(span.overlaps(place.passage.span) for span in spans[place.article.article.id])
    ]


def _sections(
    asked: Country, places: list[Place], snapshot: Snapshot
) -> dict[Section, tuple[Snippet, ...]]:
    sayings = [
        saying
        for saying in snapshot.sayings
        if saying.quotation.kind != "scare" and saying.quotation.speaker
    ]
    own = snapshot.voices.of_country(asked.code)
    about = [saying for saying in sayings if saying not in own and _mentions(saying, asked.code)]
    ranked = _ranked(asked.code, places)
    texts = {place.number: place.text for place in places}
    return {
        "briefing": fold_copies(
            cite_place(snapshot, place, score) for place, score in _diverse(ranked)
        )[:BRIEFING],
        "said_by": fold_copies(map(cite_saying, own))[:SECTION],
        "said_about": fold_copies(map(cite_saying, about))[:SECTION],
        "figures": _plain(place for place, _ in ranked if _FIGURE.search(texts[place.number])),
        "timeline": _plain(place for place in places if _DATED.search(texts[place.number])),
    }


def _plain(places: Iterable[Place]) -> tuple[Snippet, ...]:
    return fold_copies(cite(p.article.article, p.passage.span) for p in places)[:SECTION]


def _mentions(saying: Saying, code: str) -> bool:
    return any(
        mention.code == code and saying.quotation.context.contains(mention.span)
        for mention in saying.article.mentions
    )


def _ranked(code: str, places: list[Place]) -> list[tuple[Place, float]]:
    """Order sentences by how much they say about the country.

    A sentence counts for the words it shares with the other sentences on the
    country (what the coverage is about), for naming it early or as its
    subject, and less for naming many others beside it or for being very short
    or very long.
    """
    common: Counter[str] = Counter()
    for place in places:
        common.update(set(terms(place.text)))
    scored = [(place, _worth(code, place, common, len(places))) for place in places]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].number))


def _worth(code: str, place: Place, common: Counter[str], count: int) -> float:
    span = place.passage.span
    stems = set(terms(place.text))
    length = len(place.text)
    central = sum(common[one] - 1 for one in stems) / (count * max(8, len(stems)))
    inside = [m for m in place.article.mentions if m.span.overlaps(span)]
    mine = [m.span.start for m in inside if m.code == code]
    others = len({m.code for m in inside if m.code != code})
    early = 1 - (min(mine) - span.start) / length if mine else 0.0
    focus = len(mine) / max(1, len(inside))
    worth = 2 * central + 0.5 * early + 0.6 * focus - 0.05 * others
    if _FIGURE.search(place.text):
        worth += 0.15
    return worth - 0.4 * (length < 60) - 0.3 * (length > 500)


def _diverse(ranked: list[tuple[Place, float]]) -> list[tuple[Place, float]]:
    """Leave out a sentence that mostly repeats the words of one already chosen."""
    chosen: list[tuple[Place, float]] = []
    seen: list[set[str]] = []
    for place, score in ranked:
        stems = set(terms(place.text))
        if all(len(stems & other) <= 0.6 * min(len(stems), len(other)) for other in seen):
            chosen.append((place, score))
            seen.append(stems)
        if len(chosen) == BRIEFING:
            break
    return chosen


def _related(code: str, places: list[Place], snapshot: Snapshot) -> tuple[Related, ...]:
    """Count the other countries in the same sentences."""
    counts: Counter[str] = Counter()
    for place in places:
        span = place.passage.span
        counts.update({m.code for m in place.article.mentions if m.span.overlaps(span)} - {code})
    return tuple(
        Related(other, snapshot.gazetteer.country(other).name, count)
        for other, count in counts.most_common(RELATED)
    )


def _most_covered(snapshot: Snapshot) -> list[tuple[str, int]]:
    counts = Counter(m.code for annotated in snapshot.articles for m in annotated.mentions)
    return [(snapshot.gazetteer.country(code).name, n) for code, n in counts.most_common(3)]
