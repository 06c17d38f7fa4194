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
    text, article = place.article.article.text, place.article.article.id
    inside = place.passage.span
    own = [span for span, _ in topic.spans(place)]
    for other in topic.snapshot.people.in_article(article):
        if other.name == topic.name:
            continue
        theirs = [span for span in other.spans(article) if span.overlaps(inside)]
        if any(_meet(text, inside, one, two) for one in own for two in theirs):
            yield other.name, "met"


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
