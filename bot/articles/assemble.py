"""A record → an `Article`: title and header lines read, furniture excluded, body stretches cut."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.articles.furniture import FurnitureRules, find_furniture
from bot.articles.head import Head, read_head
from bot.articles.model import Article, Excluded, Span
from bot.articles.overrides import Override
from bot.articles.para import paras_of
from bot.articles.paragraphs import split_paragraphs
from bot.articles.record import Record
from bot.errors import SkippedFile

# Bounds the time for one file: each paragraph takes some tens of microseconds.
_MOST_PARAGRAPHS = 100_000
_BY_OPERATOR = "config/articles.toml"


def assemble(record: Record, article_id: str, rules: FurnitureRules, said: Override) -> Article:
    """Make the article of a record; `said` is what the operator says of it.

    Raises SkippedFile when nothing quotable is left.
    """
    spans = split_paragraphs(record.text, by_line=record.lines_are_paragraphs)
    if len(spans) > _MOST_PARAGRAPHS:
        raise SkippedFile(f"It has {len(spans):,} paragraphs; no article has so many.")
    paras = paras_of(record.text, spans)
    head = read_head(record, paras, rules)
    found = find_furniture(
        paras, rules, title=head.title_span, known=head.excluded, author=head.author
    )
    excluded = [*head.excluded, *found]
    for text in said.exclude:
        excluded.extend(Excluded(*at, _BY_OPERATOR) for at in occurrences(record.text, text))
    kept = [Span(*at) for text in said.keep for at in occurrences(record.text, text)]
    clean = disjoint(excluded, [*kept, *([head.title_span] if head.title_span else [])])
    article = _article(record, article_id, head, spans, clean, said)
    if not article.words:
        raise SkippedFile("It holds no article text" + (", only furniture." if spans else "."))
    return article


def exclude_more(article: Article, more: Iterable[Excluded]) -> Article:
    """Return the article with further stretches excluded."""
    title = [article.title_span] if article.title_span else []
    clean = disjoint([*article.excluded, *more], title)
    body = body_of(article.text, article.paragraphs, clean, article.title_span)
    return replace(article, excluded=clean, body=body)


def occurrences(text: str, part: str) -> Iterator[tuple[int, int]]:
    """Yield where `part` stands in `text`."""
    at = text.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + len(part))


def disjoint(excluded: Iterable[Excluded], kept: Sequence[Span]) -> tuple[Excluded, ...]:
    """Sort stretches, cut what overlaps off the later one, and take out what must be kept."""
    clean: list[Excluded] = []
    for one in sorted(excluded, key=lambda e: (e.start, -e.end)):
        start = max(one.start, clean[-1].end if clean else 0)
        if start < one.end:
            clean.append(Excluded(start, one.end, one.why))
    for keep in sorted(kept):
        clean = [part for one in clean for part in _without(one, keep)]
    return tuple(clean)


def body_of(
    text: str, paragraphs: Sequence[Span], excluded: Sequence[Excluded], title: Span | None
) -> tuple[Span, ...]:
    """Return the quotable stretches: paragraphs less `excluded` (sorted, disjoint) and `title`."""
    cuts = sorted([one.span for one in excluded] + ([title] if title else []))
    ends = [cut.end for cut in cuts]
    body: list[Span] = []
    for paragraph in paragraphs:
        at = paragraph.start
        for index in range(bisect_right(ends, paragraph.start), len(cuts)):
            cut = cuts[index]
            if cut.start >= paragraph.end:
                break
            body.extend(_trimmed(text, at, min(cut.start, paragraph.end)))
            at = max(at, cut.end)
        body.extend(_trimmed(text, at, paragraph.end))
    return tuple(body)


def _article(
    record: Record,
    article_id: str,
    head: Head,
    spans: tuple[Span, ...],
    excluded: tuple[Excluded, ...],
    said: Override,
) -> Article:
    """Put the article together; what the operator says wins."""
    return Article(
        id=article_id,
        text=record.text,
        title=said.title or head.title or article_id,
        title_from="metadata" if said.title else head.title_from,
        title_span=head.title_span,
        outlet=said.outlet or head.outlet,
        author=said.author or head.author,
        published=said.published or head.published,
        url=said.url or head.url,
        paragraphs=spans,
        body=body_of(record.text, spans, excluded, head.title_span),
        excluded=excluded,
        encoding=record.encoding,
        repaired=record.repaired,
        format=record.format,
    )


def _without(one: Excluded, keep: Span) -> Iterator[Excluded]:
    """Yield what is left of a stretch outside `keep`."""
    if not one.span.overlaps(keep):
        yield one
        return
    for start, end in ((one.start, keep.start), (keep.end, one.end)):
        if start < end:
            yield Excluded(start, end, one.why)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretch without surrounding white space, if a letter or digit is left of it."""
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    right = start + len(part.rstrip())
    if left < right and any(c.isalnum() for c in part):
        yield Span(left, right)
