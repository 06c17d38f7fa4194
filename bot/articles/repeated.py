"""Furniture that shows by repetition: the same closing or opening lines in many files."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.articles.assemble import exclude_more
from bot.articles.model import Article, Excluded, Span
from bot.articles.para import words_of

WHY = "repeated across files"
# A line must stand at the edge of so many different articles to be furniture. Articles that share
# three paragraphs and more than half of all are copies of one story and count once.
_FILES = 3
_COPIED = 3
_SHARED = 1 / 2
_EDGE = 6
_ENOUGH = 20  # stories remembered for one text; furniture stands in thousands
_LONGEST = 400


# A run of stretches from the edge inwards, each with what it is compared by.
_Run = tuple[tuple[Span, str], ...]


class Repetition:
    """Finds what repeats across files, again and again, and keeps what it read of an article."""

    def __init__(self) -> None:
        self._edges: dict[str, tuple[Article, tuple[_Run, _Run]]] = {}

    def exclude(self, articles: Sequence[Article]) -> tuple[Article, ...]:
        """Do what `exclude_repeated` does; articles seen the last time take no reading."""
        before, self._edges = self._edges, {}
        for article in articles:
            known = before.get(article.id)
            edges = known[1] if known and known[0] is article else _edges(article)
            self._edges[article.id] = article, edges
        return _excluded(articles, [self._edges[article.id][1] for article in articles])


def exclude_repeated(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Exclude paragraphs that stand at the beginning or end of three or more different articles.

    Only an unbroken run from the edge inwards goes, never a quotation, and
    never all of an article.
    """
    return _excluded(articles, [_edges(article) for article in articles])


def _excluded(
    articles: Sequence[Article], edges: Sequence[tuple[_Run, _Run]]
) -> tuple[Article, ...]:
    holders: dict[str, list[int]] = defaultdict(list)
    for index, runs in enumerate(edges):
        for key in {key for run in runs for _, key in run if key}:
            holders[key].append(index)
    common = {key: found for key, found in holders.items() if len(found) >= _FILES}
    if not common:
        return tuple(articles)
    stories = _stories(articles, {i for found in common.values() for i in found})
    furniture = {k for k, found in common.items() if len({stories[i] for i in found}) >= _FILES}
    return tuple(
        _without(article, runs, furniture) for article, runs in zip(articles, edges, strict=True)
    )


def _edges(article: Article) -> tuple[_Run, _Run]:
    """Return the first and the last stretches of the body, each from the edge inwards."""
    keys = {span: _key(article, span) for span in (*article.body[:_EDGE], *article.body[-_EDGE:])}
    first, last = article.body[:_EDGE], article.body[: -_EDGE - 1 : -1]
    return tuple((span, keys[span]) for span in first), tuple((span, keys[span]) for span in last)


def _key(article: Article, span: Span) -> str:
    """Fold a stretch for comparing; "" for quotations and for what is too long or too short."""
    text = article.text[span.start : min(span.end, span.start + _LONGEST + 1)]
    words = words_of(text)
    quoted = text[:1] in "\"“„«‘'"
    return "" if quoted or len(text) > _LONGEST or len(words) < 2 else " ".join(words)


def _stories(articles: Sequence[Article], members: Iterable[int]) -> dict[int, int]:
    """Number the stories: articles that share much of their text have one number."""
    told_in: dict[str, set[int]] = defaultdict(set)
    story: dict[int, int] = {}
    for index in sorted(members):
        texts = {span.of(articles[index].text) for span in articles[index].body}
        shared = Counter(number for text in texts for number in told_in[text])
        best, count = shared.most_common(1)[0] if shared else (index, 0)
        story[index] = best if count >= max(_COPIED, _SHARED * len(texts)) else index
        for text in texts:
            if len(told_in[text]) < _ENOUGH:
                told_in[text].add(story[index])
    return story


def _without(article: Article, runs: tuple[_Run, _Run], furniture: set[str]) -> Article:
    """Exclude the unbroken runs of furniture at both edges."""
    gone: list[Excluded] = []
    for run in runs:
        for span, key in run:
            if key not in furniture:
                break
            gone.append(Excluded(span.start, span.end, WHY))
    if not gone or len({one.start for one in gone}) >= len(article.body):
        return article
    return exclude_more(article, gone)
