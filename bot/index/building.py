"""Makes the parts of a snapshot out of annotated articles."""

from collections.abc import Sequence

from bot.articles.model import Skipped
from bot.index.article_words import ArticleWords
from bot.index.articles import Articles
from bot.index.bags import bags
from bot.index.corpus_words import corpus_words
from bot.index.countries import country_table
from bot.index.people import People
from bot.index.people_found import people_tables
from bot.index.ranking import PassageRanker
from bot.index.sayings import Saying, canonical_names, sayings_of, utterances_of
from bot.index.snapshot import Names, Parts
from bot.index.table import Table
from bot.index.voices_found import voices_tables
from bot.passages.model import AnnotatedArticle


class Builder:
    """Builds snapshots; what it found out of an article's words serves while that is the same."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._words: dict[str, ArticleWords] = {}

    def build(self, articles: Sequence[AnnotatedArticle], skipped: Sequence[Skipped]) -> Parts:
        """Index `articles`."""
        known = self._names
        words = self._words_of(articles)
        kept = Articles.of(articles, words)
        canonical = canonical_names(articles, known.people, known.gazetteer)
        sayings = sayings_of(articles, canonical)
        people = people_tables(articles, canonical, known.people, known.offices)
        everybody = People(people, kept, known.people, known.offices)
        voices = voices_tables(sayings, known.people, known.gazetteer, everybody)
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
            PassageRanker(bags(articles)),
        )

    def _words_of(self, articles: Sequence[AnnotatedArticle]) -> list[ArticleWords]:
        found: dict[str, ArticleWords] = {}
        for one in articles:
            same = self._words.get(one.article.id)
            found[one.article.id] = same if same and same.annotated is one else ArticleWords(one)
        self._words = found
        return list(found.values())


def _spoken(sayings: Sequence[Saying]) -> int:
    return sum(one.quotation.kind != "scare" for one in sayings)
