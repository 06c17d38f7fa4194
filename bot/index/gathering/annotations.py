"""What stands in each article; only articles that are new or changed are looked through."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.articles.model import Article, Skipped
from bot.index.gathering.counting import Counting
from bot.index.gathering.crew import Crew
from bot.index.gathering.tasks import to_annotate
from bot.index.store import Store
from bot.index.store.annotations import annotated_of, digest_of
from bot.passages.model import AnnotatedArticle

Found = AnnotatedArticle | Skipped


class Annotations:
    """Annotations by article; one whose text only moved to another file keeps its own."""

    def __init__(self, crew: Crew, store: Store | None) -> None:
        self._crew = crew
        self._store = store
        self._known: dict[str, tuple[str, Found]] = {}

    @property
    def keys(self) -> Iterator[str]:
        """What the store is to keep."""
        return (key for key, _ in self._known.values())

    def of(self, articles: Sequence[Article], counting: Counting) -> list[Found]:
        """Return the articles with what stands in them, or the reason why one was left out."""
        by_key = dict(self._known.values())
        new: dict[str, tuple[str, Found]] = {}
        pending: dict[str, list[Article]] = {}
        for article in articles:
            same = self._same(article)
            key = same[0] if same else f"a{digest_of(article)}"
            found = same[1] if same else self._kept(key, article, by_key.get(key))
            if found is None:
                pending.setdefault(key, []).append(article)
            else:
                new[article.id] = key, found
                counting.annotated(article.id)
        tasks = [to_annotate(key, alike[0]) for key, alike in pending.items()]
        for outcome in self._crew.run(tasks):
            key = outcome.task.key
            if self._store and outcome.text is not None:
                self._store.add(key, outcome.text)
            for article in pending[key]:
                new[article.id] = key, _made(article, outcome.text, outcome.reason)
                counting.annotated(article.id)
        self._known = new
        return [new[article.id][1] for article in articles]

    def _same(self, article: Article) -> tuple[str, Found] | None:
        """Return what was found in the article the last time, if it is still the same."""
        before = self._known.get(article.id)
        if before and isinstance(before[1], AnnotatedArticle) and before[1].article == article:
            return before
        return None

    def _kept(self, key: str, article: Article, alike: Found | None) -> Found | None:
        if isinstance(alike, AnnotatedArticle):
            return replace(alike, article=article)
        if alike:
            return Skipped(article.id, alike.reason)
        text = self._store.get(key) if self._store else None
        return annotated_of(article, text) if text else None


def _made(article: Article, text: str | None, reason: str) -> Found:
    return Skipped(article.id, reason) if text is None else annotated_of(article, text)
