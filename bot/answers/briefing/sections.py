"""The sections that briefings and comparisons share."""

from collections.abc import Iterable, Sequence

from bot.answers.briefing.amounts import has_figure
from bot.answers.briefing.choice import choose
from bot.answers.briefing.dated import events, moment_of
from bot.answers.briefing.topic import Topic
from bot.answers.briefing.worth import Worth, rank
from bot.answers.citing import cite_place, cite_saying, fold_copies, fold_sections
from bot.answers.model import Event, Section, Snippet
from bot.index.sayings import Saying
from bot.index.snapshot import Place

KINDS = {"direct": 0, "unmarked": 1, "indirect": 2, "scare": 3}
MOST = 300  # sentences looked at for voices, figures and dates, the weightiest first
SHORTEST = 3  # words: a saying of fewer is a turn of phrase


def sections(
    topic: Topic, places: Sequence[Place], brief: int, limit: int, shown: Iterable[Snippet] = ()
) -> dict[Section, tuple[Snippet, ...]]:
    """Return what `places` say on the topic: `brief` best sentences, `limit` in other sections.

    No sentence stands in two sections, nor where `shown` has it already.
    """
    shown = list(shown)
    ranked = rank(topic, places)
    best = choose(ranked, brief + len(shown))
    ranked = ranked[:MOST]
    cited = [cite_place(topic.snapshot, one.place, one.total) for one in best]
    first = fold_sections({"briefing": cited}, brief, shown)["briefing"]
    rest: dict[Section, Iterable[Snippet]] = {
        "said_by": map(cite_saying, in_turn(own_sayings(topic, [one.place for one in ranked]))),
        "said_about": map(cite_saying, in_turn(_sayings_about(topic, ranked))),
        "figures": _cited(topic, (one for one in ranked if has_figure(one.place.text))),
        "timeline": _cited(topic, (one for one in ranked if moment_of(one.place))),
    }
    folded = fold_sections(rest, limit, (*shown, *first))
    days = {(e.snippet.article, e.snippet.start): at for at, e in enumerate(_dated(topic, ranked))}
    folded["timeline"] = tuple(
        sorted(folded["timeline"], key=lambda one: days.get((one.article, one.start), len(days)))
    )
    return {"briefing": first, **folded}


def _dated(topic: Topic, ranked: Iterable[Worth]) -> list[Event]:
    return events(topic.snapshot, sorted((one.place for one in ranked), key=lambda p: p.number))


def own_sayings(topic: Topic, places: Iterable[Place]) -> list[Saying]:
    """Return what the topic says itself in `places`: spoken words first, then what is reported."""
    found = {
        saying.number: saying
        for place in places
        for saying in topic.snapshot.sayings_in(place)
        if topic.speaks(saying) and len(saying.words) >= SHORTEST
    }
    return sorted(found.values(), key=lambda saying: KINDS[saying.quotation.kind])


def in_turn(sayings: Sequence[Saying]) -> list[Saying]:
    """Order sayings so that every speaker comes up once before any comes up again."""
    turns: dict[str | None, int] = {}
    numbered = []
    for saying in sayings:
        turns[saying.label] = turns.get(saying.label, 0) + 1
        numbered.append((turns[saying.label], saying))
    return [saying for _, saying in sorted(numbered, key=lambda pair: pair[0])]


def _sayings_about(topic: Topic, ranked: Sequence[Worth]) -> list[Saying]:
    """Return what others say in sentences that name the topic, the weightiest sentence first."""
    found = {
        saying.number: saying
        for one in ranked
        if topic.named(one.place)
        for saying in topic.snapshot.sayings_in(one.place)
        if saying.quotation.kind != "scare"
        and saying.quotation.speaker
        and not topic.speaks(saying)
        and len(saying.words) >= SHORTEST
    }
    return list(found.values())


def _cited(topic: Topic, ranked: Iterable[Worth]) -> tuple[Snippet, ...]:
    named = (one for one in ranked if topic.named(one.place))
    return fold_copies(cite_place(topic.snapshot, one.place, one.total) for one in named)
