"""A person as the articles have them: roles, spellings, sayings, whom they met or addressed."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from bot.answers.briefing.choice import choose
from bot.answers.briefing.encounters import encounters
from bot.answers.briefing.sections import own_sayings
from bot.answers.briefing.topic import Topic
from bot.answers.briefing.worth import rank
from bot.answers.citing import cite_place, cite_saying, fold_sections
from bot.answers.corpus import corpus
from bot.answers.model import (
    Answer,
    Appearance,
    Met,
    PersonCard,
    PersonSection,
    RoleGiven,
    Snippet,
    Spelling,
)
from bot.index.people import Known, Match
from bot.index.snapshot import Place, Snapshot

SECTION, NAMES = 6, 8


def person(asked: str, snapshot: Snapshot) -> Answer:
    """Return what the articles say of whom `asked` means, a name or an office."""
    match = snapshot.people.find(asked)
    if not match.people:
        return Answer(
            command="person",
            query=asked,
            outcome="nothing",
            corpus=corpus(snapshot),
            message=_nobody(asked, match),
            suggestions=tuple(one.name for one in match.bare) or match.suggestions,
        )
    known, *others = match.people
    card = _card(known, snapshot)
    return Answer(
        command="person",
        query=asked,
        outcome="answered",
        corpus=corpus(snapshot),
        message=_note(asked, match),
        suggestions=tuple(one.name for one in others),
        snippets=tuple(snippet for section in card.sections.values() for snippet in section),
        person=card,
    )


def _nobody(asked: str, match: Match) -> str:
    if not match.bare:
        return f"The articles name nobody called {asked!r}."
    names = " and ".join(one.name for one in match.bare)
    return f"The articles do not say who is {asked!r}; they give {names} that title, of no country."


def _note(asked: str, match: Match) -> str | None:
    first, *others = match.people
    if others:
        names = " or ".join(one.name for one in others)
        return f"“{asked}” may also be {names}; this is {first.name}."
    return f"By the articles’ own titles, “{asked}” is {first.name}." if match.office else None


def _card(known: Known, snapshot: Snapshot) -> PersonCard:
    topic = Topic(snapshot, person=known)
    places = topic.places()
    roles = _roles(known)
    met = encounters(topic, places)
    best = choose(rank(topic, places), 3 * SECTION)
    sections: dict[PersonSection, tuple[Snippet, ...]] = fold_sections(
        {
            "roles": (_sentence(role, snapshot) for role in roles),
            "sayings": map(cite_saying, own_sayings(topic, places)),
            "met": (cite_place(snapshot, one.place) for one in met),
            "mentioned": (cite_place(snapshot, one.place, one.total) for one in best),
        },
        SECTION,
    )
    counted = Counter((one.name, one.how) for one in met)
    return PersonCard(
        name=known.name,
        countries=tuple(sorted(known.codes)),
        roles=tuple(roles),
        spellings=tuple(Spelling(form, n) for form, n in known.spellings.most_common(NAMES)),
        articles=tuple(_appearances(known)),
        met=tuple(Met(name, how, n) for (name, how), n in counted.most_common(NAMES)),
        sections=sections,
    )


def _roles(known: Known) -> list[RoleGiven]:
    """Return each role once, the newest first, undated ones last, then as many articles give it."""
    given: dict[str, list[RoleGiven]] = {}
    for annotated, role in known.roles:
        article, span = annotated.article, role.span
        written = span.of(article.text)
        given.setdefault(_plain(written), []).append(
            RoleGiven(written, role.codes, article.id, span.start, span.end, article.published)
        )
    often = sorted(given.values(), key=lambda same: -len({one.article for one in same}))
    newest = [max(same, key=_given_on) for same in often]
    return sorted(newest, key=_given_on, reverse=True)[:SECTION]


def _given_on(role: RoleGiven) -> date:
    return role.published or date.min


def _plain(role: str) -> str:
    words = role.casefold().replace("’", "'").split()
    return " ".join(word for word in words if word not in ("the", "a", "an", "its"))


def _sentence(role: RoleGiven, snapshot: Snapshot) -> Snippet:
    """Return the sentence that gives a role."""
    numbers = snapshot.passages_of(role.article)
    return cite_place(snapshot, _place_at(role, [snapshot.places[number] for number in numbers]))


def _place_at(role: RoleGiven, places: list[Place]) -> Place:
    fitting = (one for one in places if one.passage.span.end > role.start)
    return next(fitting, places[-1])


def _appearances(known: Known) -> Iterator[Appearance]:
    for seen in sorted(known.seen, key=lambda one: -len(one.person.spans)):
        article = seen.article.article
        yield Appearance(article.id, article.title, len(seen.person.spans))
