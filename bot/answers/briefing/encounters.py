"""Whom a person met or addressed, by the sentences that say so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bot.answers.briefing.topic import Topic
from bot.articles.model import Span
from bot.index.snapshot import Place

How = Literal["addressed", "addressed by", "met"]

_MET = (
    r"\b(?:met|meet(?:s|ing|ings)?|talks?|talked|talking"
    r"|sp(?:oke|eak|eaks|eaking|oken)(?: \w+){0,3} (?:with|to)"
    r"|summits?|visited|host(?:s|ed|ing)?|receiv(?:es?|ed|ing)|welcom(?:es?|ed)|negotiat\w+"
    r"|phone(?:d)?|telephone(?:d)?|sharing a stage|shook hands|joint statement|alongside)\b"
)
_BETWEEN = re.compile(_MET)
_BEFORE = re.compile(rf"{_MET}(?: \w+){{0,2}} (?:between|of|with) (?:[^\W\d_][\w.’'-]* ){{0,4}}$")
# What may stand between the names of a list beside marks and titles, which have capitals.
_GLUE = frozenset({"and", "of", "the"})
_REACH = 160


@dataclass(frozen=True, slots=True)
class Encounter:
    """One sentence in which a person meets, addresses or is addressed by somebody."""

    place: Place
    name: str
    how: How


def encounters(topic: Topic, places: Iterable[Place]) -> list[Encounter]:
    """Return the encounters of a person in `places`, each pair and sentence once."""
    found: dict[tuple[int, str], Encounter] = {}
    for place in places:
        for name, how in (*_addressed(topic, place), *_met(topic, place)):
            found.setdefault((place.number, name), Encounter(place, name, how))
    return list(found.values())


def _addressed(topic: Topic, place: Place) -> Iterator[tuple[str, How]]:
    for saying in topic.snapshot.sayings_in(place):
        addressee = saying.quotation.addressee
        if addressee is None or not saying.label:
            continue
        if topic.speaks(saying):
            yield _canonical(topic, addressee), "addressed"
        elif _canonical(topic, addressee) == topic.name:
            yield saying.label, "addressed by"


def _canonical(topic: Topic, name: str) -> str:
    match = topic.snapshot.people.named(name)
    return match.name if match else name


def _met(topic: Topic, place: Place) -> Iterator[tuple[str, How]]:
    text, inside = place.article.article.text, place.passage.span
    own = [span for span, _ in topic.spans(place)]
    named = topic.snapshot.people.named_in(place.article.article.id, inside)
    everyone = [span for spans in named.values() for span in spans]
    for other, theirs in named.items():
        if other == topic.name:
            continue
        thirds = [span for span in everyone if span not in own and span not in theirs]
        if any(
            _meet(text, inside, one, two) and not _parted(text, one, two, thirds)
            for one in own
            for two in theirs
        ):
            yield other, "met"


def _parted(text: str, one: Span, other: Span, thirds: list[Span]) -> bool:
    """Tell whether somebody else stands between two names, not in one list with the second.

    "Doe wrote to Roe, who met Poe" is no meeting of Doe and Poe, "Doe met Roe and Poe" is.
    """
    first, second = sorted((one, other))
    between = [span for span in thirds if first.end <= span.start and span.end <= second.start]
    if not between:
        return False
    words = text[max(between).end : second.start].replace(",", " ").split()
    return any(word not in _GLUE and not word[0].isupper() for word in words)


def _meet(text: str, sentence: Span, one: Span, other: Span) -> bool:
    """Tell whether two names are joined by a word of meeting, between them or before both."""
    first, second = sorted((one, other))
    between = text[first.end : second.start]
    if len(between) > _REACH:
        return False
    if _BETWEEN.search(between):
        return True
    before = text[max(sentence.start, first.start - _REACH) : first.start]
    return " and " in between and bool(_BEFORE.search(before))
