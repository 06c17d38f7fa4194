"""Snippets out of articles, and the check that each stands there word for word."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from bot.answers.model import (
    AlsoIn,
    Answer,
    Comparison,
    CountryBriefing,
    Event,
    PersonCard,
    Quoted,
    Side,
    Snippet,
    Timeline,
)
from bot.articles.model import Article, Span
from bot.index.sayings import Saying
from bot.index.snapshot import Place, Snapshot
from bot.passages.model import AnnotatedArticle, Passage

Keep = Callable[[tuple[Snippet, ...]], tuple[Snippet, ...]]
Part = TypeVar("Part", CountryBriefing, PersonCard, Side)
Name = TypeVar("Name", bound=str)

# Characters of an article in which snippets that may hold one another are looked for together.
BLOCK = 2000

log = logging.getLogger(__name__)


def cite(article: Article, span: Span, score: float = 0.0) -> Snippet:
    """Return the snippet at `span` of `article`, with the article's own facts."""
    return Snippet(
        text=span.of(article.text),
        article=article.id,
        start=span.start,
        end=span.end,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        altered=article.altered,
        score=score,
    )


def cite_saying(saying: Saying, score: float = 0.0, match: Span | None = None) -> Snippet:
    """Return a saying in its context; `match` is the piece that was asked for, else the first."""
    article, quotation = saying.article.article, saying.quotation
    pieces = tuple(Quoted.at(article.text, piece) for piece in quotation.pieces)
    chosen = Quoted.at(article.text, match) if match else pieces[0]
    return replace(
        cite(article, quotation.context, score),
        kind=None if quotation.kind == "scare" else quotation.kind,
        quote=chosen,
        pieces=pieces,
        utterance=saying.utterance,
        speaker=quotation.speaker,
        addressee=quotation.addressee,
        occasion=quotation.occasion,
        said_on=quotation.said_on,
        cue=quotation.cue,
        stance=None if quotation.kind == "scare" else quotation.stance,
        via=quotation.via,
    )


def cite_place(snapshot: Snapshot, place: Place, score: float = 0.0) -> Snippet:
    """Return a passage, with its speaker when the whole of it is one saying's."""
    for saying in snapshot.sayings_in(place):
        if saying.quotation.kind != "scare":
            shown = cite_saying(saying, score)
            span = place.passage.span
            inside = span.contains(Span(shown.start, shown.end))
            return (
                shown
                if not inside
                else replace(shown, text=place.text, start=span.start, end=span.end)
            )
    return cite(place.article.article, place.passage.span, score)


def cite_span(
    snapshot: Snapshot, annotated: AnnotatedArticle, span: Span, utterance: str
) -> Snippet:
    """Return the snippet at `span`, as a saying where one whose id begins so is spoken in it."""
    place = Place(0, annotated, Passage(span, span))
    for saying in snapshot.sayings_in(place) if utterance else ():
        if saying.utterance.startswith(utterance):
            return replace(
                cite_saying(saying),
                text=span.of(annotated.article.text),
                start=span.start,
                end=span.end,
            )
    return cite(annotated.article, span)


def verified(snapshot: Snapshot, answer: Answer) -> tuple[Answer, int]:
    """Return `answer` with only what stands in its articles, and how many snippets were dropped.

    The one gate that every answer passes: a snippet whose characters are not
    those of its article, or that touches a stretch outside the article proper,
    is dropped and logged, since a wrong quotation is worse than none.
    """
    dropped = 0

    def keep(snippets: tuple[Snippet, ...]) -> tuple[Snippet, ...]:
        nonlocal dropped
        kept = tuple(snippet for snippet in snippets if _stands(snapshot, snippet))
        dropped += len(snippets) - len(kept)
        return kept

    checked = replace(
        answer,
        snippets=keep(answer.snippets),
        closest=keep(answer.closest),
        briefing=_sections_kept(answer.briefing, keep),
        person=_sections_kept(answer.person, keep),
        comparison=answer.comparison and _comparison_kept(answer.comparison, keep),
        timeline=answer.timeline and _timeline_kept(answer.timeline, keep),
    )
    if answer.snippets and not checked.snippets:
        checked = replace(checked, outcome="nothing")
    return checked, dropped


def _sections_kept(part: Part | None, keep: Keep) -> Part | None:
    if part is None:
        return None
    return replace(part, sections={name: keep(shown) for name, shown in part.sections.items()})


def _comparison_kept(comparison: Comparison, keep: Keep) -> Comparison:
    left, right = (_sections_kept(side, keep) or side for side in comparison.sides)
    figures, claims = (
        tuple(kept for group in groups if len(kept := keep(group)) > 1)
        for groups in (comparison.figures, comparison.claims)
    )
    return Comparison((left, right), keep(comparison.both), figures, claims)


def _timeline_kept(timeline: Timeline, keep: Keep) -> Timeline:
    def kept(events: tuple[Event, ...]) -> tuple[Event, ...]:
        return tuple(event for event in events if keep((event.snippet,)))

    return Timeline(kept(timeline.dated), kept(timeline.undated))


def _stands(snapshot: Snapshot, snippet: Snippet) -> bool:
    annotated = snapshot.by_id.get(snippet.article)
    if annotated is None:
        return _dropped(snippet, "no such article")
    article = annotated.article
    span = Span(snippet.start, snippet.end)
    if not snippet.text or span.of(article.text) != snippet.text:
        return _dropped(snippet, "its words do not stand there")
    if any(excluded.span.overlaps(span) for excluded in article.excluded):
        return _dropped(snippet, "it holds words that are not part of the article")
    quoted = (*snippet.pieces, *([snippet.quote] if snippet.quote else []))
    if any(article.text[quote.start : quote.end] != quote.text for quote in quoted):
        return _dropped(snippet, "its quotation does not stand there")
    return True


def _dropped(snippet: Snippet, why: str) -> bool:
    log.error("dropped a snippet of %s at %d: %s", snippet.article, snippet.start, why)
    return False


def fold_copies(snippets: Iterable[Snippet]) -> tuple[Snippet, ...]:
    """Show each text once.

    Later copies of the same words in other articles are named in the first's
    `also_in`; a second snippet of the same sentences, or of some of them, is
    left out.
    """
    first: dict[str, int] = {}
    kept: list[Snippet] = []
    near: dict[tuple[str, int], list[Snippet]] = {}
    for snippet in snippets:
        key = snippet.utterance or " ".join(snippet.text.casefold().split())
        if key not in first:
            if not any(_within(snippet, other) for other in near.get(_block(snippet), ())):
                first[key] = len(kept)
                kept.append(snippet)
                for block in range(snippet.start // BLOCK, snippet.end // BLOCK + 1):
                    near.setdefault((snippet.article, block), []).append(snippet)
            continue
        at = first[key]
        if kept[at].article != snippet.article:
            copy = AlsoIn(snippet.article, snippet.start, snippet.end, snippet.outlet)
            kept[at] = replace(kept[at], also_in=(*kept[at].also_in, copy))
    return tuple(kept)


def fold_sections(
    sections: Mapping[Name, Iterable[Snippet]], limit: int, shown: Iterable[Snippet] = ()
) -> dict[Name, tuple[Snippet, ...]]:
    """Show each sentence in the first section that has it, up to `limit` in each.

    `shown` stand elsewhere in the answer already.
    """
    before = list(shown)
    folded: dict[Name, tuple[Snippet, ...]] = {}
    for name, snippets in sections.items():
        fresh = fold_copies([*before, *snippets])
        known = {(one.article, one.start, one.end) for one in before}
        new = [one for one in fresh if (one.article, one.start, one.end) not in known]
        folded[name] = tuple(one for one in new if not any(_overlap(one, b) for b in before))[
            :limit
        ]
        before += folded[name]
    return folded


def _overlap(one: Snippet, other: Snippet) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def _block(snippet: Snippet) -> tuple[str, int]:
    return snippet.article, snippet.start // BLOCK


def _within(one: Snippet, other: Snippet) -> bool:
    inside = other.start <= one.start and one.end <= other.end
    return one.article == other.article and inside
