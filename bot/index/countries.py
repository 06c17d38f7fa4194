"""Where the articles name each country."""

from collections.abc import Iterable

from bot.index.table import Table
from bot.passages.model import AnnotatedArticle


def country_table(articles: Iterable[AnnotatedArticle]) -> Table:
    """Return by code the numbers of passages, and of articles each with how often it names one."""
    passages: dict[str, dict[int, None]] = {}
    named: dict[str, dict[int, int]] = {}
    first = 0
    for number, annotated in enumerate(articles):
        for mention in annotated.mentions:
            counts = named.setdefault(mention.code, {})
            counts[number] = counts.get(number, 0) + 1
            held = passages.setdefault(mention.code, {})
            held.update((first + at, None) for at in annotated.passages_at(mention.span))
        first += len(annotated.passages)
    return Table.of({code: [list(passages[code]), [*named[code].items()]] for code in named})
