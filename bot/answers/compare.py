"""Two countries or people side by side; what concerns both comes first."""

import re
from collections.abc import Callable, Sequence

from bot.answers.briefing.amounts import has_figure
from bot.answers.briefing.choice import choose
from bot.answers.briefing.differing import differing
from bot.answers.briefing.disputed import disputed
from bot.answers.briefing.matter import on_matter
from bot.answers.briefing.sections import sections
from bot.answers.briefing.topic import Topic
from bot.answers.briefing.worth import Worth, rank
from bot.answers.citing import cite_place, fold_copies, fold_sections
from bot.answers.corpus import corpus
from bot.answers.model import Answer, Comparison, Side, Snippet
from bot.answers.questions.question import Question
from bot.errors import QuestionError, UnknownName
from bot.index.snapshot import Place, Snapshot
from bot.index.tokens import terms

BOTH, BRIEFING, SECTION, FIGURES, CLAIMS = 6, 4, 3, 4, 4
MOST = 400  # sentences with amounts that are held against one another

_BETWEEN = re.compile(r"\s+(?:and|vs\.?|versus|with|to|against)\s+|\s*[,/&|;]\s*", re.IGNORECASE)


def compare(left: Topic, right: Topic, about: Question | None, snapshot: Snapshot) -> Answer:
    """Return both topics side by side, narrowed to `about` where given."""
    places = [on_matter(topic.places(), about, snapshot) for topic in (left, right)]
    query = f"{left.name} and {right.name}" + (f" about {about.text}" if about else "")
    if not any(places):
        return Answer(
            command="compare",
            query=query,
            outcome="nothing",
            corpus=corpus(snapshot),
            message="No article speaks of either" + (" in that matter." if about else "."),
        )
    groups = _figures(left, right, places, snapshot)
    claims = _claims(left, right, places, snapshot, groups)
    figures = tuple(snippet for group in (*groups, *claims) for snippet in group)
    theirs = {place.number for place in places[1]}
    shared = [place for place in places[0] if place.number in theirs]
    best = choose(_ranked(left, right, shared), BOTH + len(figures))
    both = fold_sections({"both": _cited(snapshot, best)}, BOTH, figures)["both"]
    taken = {place.number for place in shared}
    shown = (*figures, *both)
    sides = (_side(left, places[0], taken, shown), _side(right, places[1], taken, shown))
    return Answer(
        command="compare",
        query=query,
        outcome="answered",
        corpus=corpus(snapshot),
        message=_message(left, right, places, shared, about),
        snippets=(*both, *(one for side in sides for one in side.sections["briefing"])),
        comparison=Comparison(sides, both, groups, claims),
    )


def pair(written: str, known: Callable[[str], bool]) -> tuple[str, str]:
    """Return the two names in what was typed: "china and russia", "china russia", "xi / putin".

    `known` tells whether a name means anything. Raises QuestionError when no
    place to part it is found.
    """
    for match in _BETWEEN.finditer(written):
        one, other = written[: match.start()].strip(), written[match.end() :].strip()
        if one and other and known(one) and known(other):
            return one, other
    words = written.split()
    for at in range(1, len(words)):
        one, other = " ".join(words[:at]), " ".join(words[at:])
        if known(one) and known(other):
            return one, other
    one, *rest = _BETWEEN.split(written, maxsplit=1)
    if one.strip() and rest and rest[0].strip():
        return one.strip(), rest[0].strip()
    raise QuestionError("Name two countries or people to compare, for example: china and russia.")


def topic_of(name: str, snapshot: Snapshot) -> Topic:
    """Return the country or person that `name` means; raises UnknownName with the nearest."""
    country = snapshot.gazetteer.resolve(name)
    if country:
        return Topic(snapshot, country=country)
    match = snapshot.people.find(name)
    if match.people:
        return Topic(snapshot, person=match.people[0])
    near = tuple(one.name for one in snapshot.gazetteer.suggest(name, 2))
    raise UnknownName(
        f"No country, bloc or person of the articles is called {name!r}.",
        (*(one.name for one in match.bare), *match.suggestions, *near)[:3],
    )


def _side(topic: Topic, places: list[Place], taken: set[int], shown: Sequence[Snippet]) -> Side:
    """Return one side by the sentences that leave the other out."""
    kind = topic.country.kind if topic.country else "person"
    alone = [place for place in places if place.number not in taken]
    return Side(topic.name, kind, topic.code, sections(topic, alone, BRIEFING, SECTION, shown))


def _ranked(left: Topic, right: Topic, places: Sequence[Place]) -> list[Worth]:
    """Order the sentences on both by what they are worth to the two together."""
    worth = {one.place.number: one for one in rank(right, places)}
    joint = [
        Worth(one.place, {**one.parts, "for the other": worth[one.place.number].total})
        for one in rank(left, places)
    ]
    return sorted(joint, key=lambda one: (-one.total, one.place.number))


def _cited(snapshot: Snapshot, chosen: Sequence[Worth]) -> tuple[Snippet, ...]:
    return fold_copies(cite_place(snapshot, one.place, one.total) for one in chosen)


def _figures(
    left: Topic, right: Topic, places: Sequence[Sequence[Place]], snapshot: Snapshot
) -> tuple[tuple[Snippet, ...], ...]:
    counting = {place.number: place for side in places for place in side if has_figure(place.text)}
    names = frozenset(terms(f"{left.name} {right.name}"))
    groups = differing(list(counting.values())[:MOST], names)[:FIGURES]
    cited = (fold_copies(cite_place(snapshot, place) for place in group) for group in groups)
    return tuple(group for group in cited if len(group) > 1)


def _claims(
    left: Topic,
    right: Topic,
    places: Sequence[Sequence[Place]],
    snapshot: Snapshot,
    figures: Sequence[Sequence[Snippet]],
) -> tuple[tuple[Snippet, ...], ...]:
    """Return claims with their denials, without sentences that stand among the figures."""
    shown = {(one.article, one.start) for group in figures for one in group}
    told = {place.number: place for side in places for place in side}
    names = frozenset(terms(f"{left.name} {right.name}"))
    pairs = disputed([told[number] for number in sorted(told)][:MOST], names, snapshot)
    cited = (tuple(cite_place(snapshot, place) for place in pair) for pair in pairs)
    fresh = (pair for pair in cited if not any((s.article, s.start) in shown for s in pair))
    return tuple(fresh)[:CLAIMS]


def _message(
    left: Topic,
    right: Topic,
    places: Sequence[Sequence[Place]],
    both: Sequence[Place],
    about: Question | None,
) -> str | None:
    silent = [topic.name for topic, found in zip((left, right), places, strict=True) if not found]
    if silent:
        return f"The articles say nothing about {silent[0]} here."
    if both:
        return None
    one, other = left.name, right.name
    if about:
        return f"On that, no sentence speaks of both {one} and {other}."
    return f"No sentence speaks of both {one} and {other}."
