"""How much a sentence says about a topic: what a careful reader would take into a briefing."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.briefing.amounts import has_figure
from bot.answers.briefing.topic import Topic
from bot.answers.finding.coverage import mentions_in, stems_of
from bot.index.sayings import Saying
from bot.index.snapshot import Place

# An article counts for so much that is about the topic: this share of its sentences names it. A
# headline says what its article says better.
FOCUS, FOCUSED, HEADING = 0.3, 0.3, -0.6
# Sentences weighed at most: a briefing out of a whole archive must not keep a reader waiting.
WEIGHED = 800

# Words that make a sentence somebody's guess rather than an event or a stand.
_GUESS = frozenset(
    """
    may might could perhaps possibly probably likely unlikely seem seems feeling hope hopes
    """.split()  # noqa: SIM905  # a list would take 12 lines
)
# A sentence that opens so cannot be read alone.
_LEANING = re.compile(
    r"^\W*(?:this|these|those|it|its|he|she|they|that|such|the same|so much|not only|yes|also"
    r"|along it|in the region|indeed|instead)\b",
    re.IGNORECASE,
)

_WORDS = re.compile(r"\W+")
_PERSON = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Worth:
    """A sentence with the parts of its worth, for adding up and for looking at."""

    place: Place
    parts: dict[str, float]

    @property
    def total(self) -> float:
        """The sum of all parts."""
        return sum(self.parts.values())


def rank(topic: Topic, places: Sequence[Place]) -> list[Worth]:
    """Order sentences by how much they say about the topic, best first.

    Of more than `WEIGHED` only those of the articles that say most on it are looked at.
    """
    about = Counter(place.article.article.id for place in places)
    places = _foremost(topic, places, about)
    common: Counter[str] = Counter()
    for place in places:
        common.update(stems_of(place.text))
    found = [
        Worth(
            place,
            {**_parts(topic, place, common, len(places)), "focus": _setting(topic, place, about)},
        )
        for place in places
    ]
    return sorted(found, key=lambda worth: (-worth.total, worth.place.number))


def _foremost(topic: Topic, places: Sequence[Place], about: Counter[str]) -> Sequence[Place]:
    """Return the sentences of the articles that are most about the topic, up to `WEIGHED`."""
    if len(places) <= WEIGHED:
        return places

    def weight(place: Place) -> tuple[float, int, int]:
        article = place.article.article.id
        return -_share(topic, article, about), -about[article], place.number

    return sorted(places, key=weight)[:WEIGHED]


def _share(topic: Topic, article: str, about: Counter[str]) -> float:
    """Return how far an article is about the topic, from 0 to 1 for all that `FOCUSED` asks."""
    return min(1.0, about[article] / len(topic.snapshot.passages_of(article)) / FOCUSED)


def _parts(topic: Topic, place: Place, common: Counter[str], count: int) -> dict[str, float]:
    text, acts = place.text, topic.standing(place).value
    return {
        "acts": acts,
        "voice": _voice(topic, place, acts),
        "grouped": 0.0 if topic.spans(place) or not topic.named(place) else -0.3,
        "others": _others(topic, place),
        "figure": 0.45 if has_figure(text) else 0.0,
        "central": _central(text, common, count),
        "guess": 0.0 if _GUESS.isdisjoint(_WORDS.split(text.lower())) else -0.15,
        "leans": _leaning(topic, place),
        "asks": -0.4 if text.rstrip().endswith("?") else 0.0,
        "length": -0.3 if len(text) < 40 else -0.2 if len(text) > 600 else 0.0,
    }


def _setting(topic: Topic, place: Place, about: Counter[str]) -> float:
    """Return what it is worth that the article is about the topic, not naming it in passing."""
    article = place.article.article
    if article.title_span and article.title_span.overlaps(place.passage.span):
        return HEADING
    return FOCUS * _share(topic, article.id, about)


def _voice(topic: Topic, place: Place, acts: float) -> float:
    """Its own voice counts most, another state's on it too, an outsider's opinion little."""
    found = [
        _saying_worth(topic, saying, acts)
        for saying in topic.snapshot.sayings_in(place)
        if saying.quotation.kind != "scare"
    ]
    return max(found, default=0.0) if max(found, default=0.0) > 0.2 else min(found, default=0.0)


def _saying_worth(topic: Topic, saying: Saying, acts: float) -> float:
    speaker = saying.quotation.speaker
    if topic.speaks(saying):
        return 0.5 if acts else 0.8
    if topic.snapshot.voices.codes(saying.label):
        return 0.2
    if speaker is None or speaker.name is None:
        return 0.0
    # "Kenya is worried, Foreign Minister Jane Doe said": whose minister is left to the reader.
    if speaker.role and speaker.role.istitle():
        return 0.5 * acts
    return -0.2 if saying.quotation.kind == "indirect" else -0.4


def _leaning(topic: Topic, place: Place) -> float:
    """A sentence that opens with a pronoun, or whose "he" comes before any name, needs another."""
    if _LEANING.search(place.text):
        return -0.5
    pronoun = _PERSON.search(place.text)
    start = place.passage.span.start
    named = min((span.start - start for span, _ in topic.spans(place)), default=len(place.text))
    quoted = place.text[:1] in "“\"‘'«„"
    return -0.3 if pronoun and pronoun.start() < named and not quoted else 0.0


def _others(topic: Topic, place: Place) -> float:
    """Relations with one or two others are news; a list of many countries is a backdrop."""
    others = {
        m.code for m in mentions_in(place.article, place.passage.span) if m.how != "member"
    } - {topic.code}
    if not others:
        return 0.0
    return 0.2 if len(others) <= 2 else 0.1 if len(others) == 3 else -0.05 * (len(others) - 3)


def _central(text: str, common: Counter[str], count: int) -> float:
    stems = stems_of(text)
    return 1.5 * sum(common[one] - 1 for one in stems) / (count * max(12, len(stems)))
