"""Makes the parts of a snapshot out of annotated articles."""

from collections.abc import Sequence
from functools import lru_cache

from bot.articles.model import Skipped
from bot.index.article_words import ArticleWords
from bot.index.articles import Articles
from bot.index.bags import bags
from bot.index.corpus_words import corpus_words
from bot.index.countries import country_table
from bot.index.people import People
from bot.index.people_found import people_tables
from bot.index.ranking import PassageRanker
from bot.index.ranking.renewing import Run, renewed
from bot.index.sayings import Saying, canonical_names, sayings_of, utterances_of
from bot.index.snapshot import Names, Parts
from bot.index.table import Table
from bot.index.voices_found import States, voices_tables
from bot.passages.model import AnnotatedArticle

_REMEMBERED = 1 << 16  # roles


class Builder:
    """Builds snapshots; what it found out of an article's words serves while that is the same."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._states = States(names.gazetteer)
        self._office = lru_cache(_REMEMBERED)(names.offices.read)
        self._words: dict[str, ArticleWords] = {}

    def build(
        self,
        articles: Sequence[AnnotatedArticle],
        skipped: Sequence[Skipped],
        before: Parts | None = None,
    ) -> Parts:
        """Index `articles`; what `before` has of the same ones is taken over."""
        known = self._names
        words = self._words_of(articles)
        kept = Articles.of(articles, [one.line for one in words])
        canonical = canonical_names(articles, known.people, known.gazetteer)
        sayings = sayings_of(words, canonical)
        people = people_tables(articles, canonical, known.people, known.offices, self._office)
        everybody = People(people, kept, known.people, known.offices)
        voices = voices_tables(sayings, known.people, self._states, everybody)
        facts = {
            **corpus_words(words),
            "heads": [[one.article.title, one.article.outlet] for one in articles],
            "skipped": [[one.id, one.reason] for one in skipped],
            "renamed": {name: shown for name, shown in canonical.items() if name != shown},
            "quotations": _spoken(sayings),
        }
        tables = {"facts": Table.of(facts), "countries": country_table(articles)}
        return Parts(
            kept,
            utterances_of(sayings),
            {**tables, **people, **voices},
            _ranked(articles, kept, before),
        )

    def _words_of(self, articles: Sequence[AnnotatedArticle]) -> list[ArticleWords]:
        found: dict[str, ArticleWords] = {}
        for one in articles:
            same = self._words.get(one.article.id)
            found[one.article.id] = same if same and same.annotated is one else ArticleWords(one)
        self._words = found
        return list(found.values())


def _ranked(
    articles: Sequence[AnnotatedArticle], kept: Articles, before: Parts | None
) -> PassageRanker:
    """Rank the passages of all articles; those of unchanged ones keep their postings."""
    same = _unchanged(kept, before.articles) if before else {}
    if before and same:
        runs: list[Run] = []
        for number, annotated in enumerate(articles):
            at = same.get(number)
            runs.append(list(bags([annotated])) if at is None else before.articles.passages_of(at))
        postings = renewed(before.ranker.postings, runs)
        if postings:
            return PassageRanker(postings)
    return PassageRanker(bags(articles))


def _unchanged(now: Articles, before: Articles) -> dict[int, int]:
    """Return which articles are as they were, by their numbers, and their numbers before."""
    found = ((number, before.number(id_)) for number, id_ in enumerate(now.ids))
    return {
        number: at for number, at in found if at is not None and now.line(number) == before.line(at)
    }


def _spoken(sayings: Sequence[Saying]) -> int:
    return sum(one.quotation.kind != "scare" for one in sayings)
