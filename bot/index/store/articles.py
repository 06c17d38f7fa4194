"""Articles, files and what a file holds as lines of JSON, and back."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.articles.model import Article, Excluded, Skipped, Span
from bot.articles.reading import FileReading
from bot.articles.scan import FoundFile


def reading_text(reading: FileReading) -> str:
    """Return all that a file holds as one line of JSON."""
    return _line(
        [
            [plain_article(article) for article in reading.articles],
            [[one.id, one.reason] for one in reading.skipped],
            reading.names,
            reading.said,
        ]
    )


def reading_of(text: str) -> FileReading:
    """Return what `reading_text` made a line of."""
    articles, skipped, names, said = json.loads(text)
    return FileReading(
        tuple(map(made_article, articles)),
        tuple(Skipped(*one) for one in skipped),
        tuple(names),
        said,
    )


def article_text(article: Article) -> str:
    """Return an article as one line of JSON."""
    return _line(plain_article(article))


def article_of(text: str) -> Article:
    """Return what `article_text` made a line of."""
    return made_article(json.loads(text))


def files_text(files: Iterable[FoundFile]) -> str:
    """Return files, with what proves that they have not changed, as one line of JSON."""
    return _line(
        [
            [one.id, str(one.path), one.size, one.digest, one.facts and str(one.facts), one.stamp]
            for one in files
        ]
    )


def files_of(text: str) -> tuple[FoundFile, ...]:
    """Return what `files_text` made a line of."""
    return tuple(
        FoundFile(
            name, Path(path), size, digest, facts and Path(facts), tuple(stamp) if stamp else None
        )
        for name, path, size, digest, facts, stamp in json.loads(text)
    )


def _line(plain: object) -> str:
    return json.dumps(plain, separators=(",", ":"))


def plain_article(article: Article) -> list[Any]:
    """Return an article as what JSON can hold."""
    return [
        article.id,
        article.text,
        article.title,
        article.title_from,
        article.title_span and [article.title_span.start, article.title_span.end],
        article.outlet,
        article.author,
        article.published and article.published.isoformat(),
        article.url,
        _ends(article.paragraphs),
        _ends(article.body),
        [[one.start, one.end, one.why] for one in article.excluded],
        article.encoding,
        article.repaired,
        article.format,
        article.altered,
    ]


def made_article(plain: Sequence[Any]) -> Article:
    """Return what `plain_article` made plain."""
    (
        name, text, title, title_from, title_span, outlet, author, published, url,
        paragraphs, body, excluded, encoding, repaired, format_, altered,
    ) = plain  # fmt: skip
    return Article(
        id=name,
        text=text,
        title=title,
        title_from=title_from,
        title_span=Span(*title_span) if title_span else None,
        outlet=outlet,
        author=author,
        published=date.fromisoformat(published) if published else None,
        url=url,
        paragraphs=_spans(paragraphs),
        body=_spans(body),
        excluded=tuple(Excluded(*one) for one in excluded),
        encoding=encoding,
        repaired=repaired,
        format=format_,
        altered=altered,
    )


def _ends(spans: Iterable[Span]) -> list[int]:
    return [end for span in spans for end in (span.start, span.end)]


def _spans(ends: Sequence[int]) -> tuple[Span, ...]:
    return tuple(map(Span, ends[::2], ends[1::2]))
