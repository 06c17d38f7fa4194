"""Score the countries found in the gold articles and sentences, and show what is wrong.

    python -m tests.benchmarks.countries

Articles are read by the real reader, furniture rules and all. Counted is a
country or bloc an article: precision, recall and F1 over all of them.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.articles import FurnitureRules, Overrides, read_folder
from bot.articles.model import Article
from bot.names.gazetteer import Gazetteer
from bot.passages.mentions import MentionFinder, MentionRules
from tests.passages.reading import article_of

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold" / "countries"


@dataclass(frozen=True, slots=True)
class Scored:
    """One article or sentence: the codes expected and the codes found."""

    name: str
    expected: frozenset[str]
    found: frozenset[str]

    @property
    def wrong(self) -> str:
        """The codes that should not be there, with a plus, and the missing ones, with a minus."""
        return " ".join(
            [f"+{code}" for code in sorted(self.found - self.expected)]
            + [f"-{code}" for code in sorted(self.expected - self.found)]
        )


def parsed(path: Path) -> dict[str, Any]:
    """Return a TOML file as a mapping."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def shipped_gazetteer() -> Gazetteer:
    """Return the gazetteer that ships with the bot."""
    return Gazetteer.from_data(parsed(ROOT / "config" / "countries.toml"))


@lru_cache(maxsize=1)
def shipped_finder() -> MentionFinder:
    """Return the finder with the knowledge that ships with the bot."""
    rules = MentionRules.from_data(parsed(ROOT / "config" / "mentions.toml"))
    return MentionFinder(shipped_gazetteer(), rules)


def codes_in(article: Article) -> frozenset[str]:
    """Return the codes of all countries and blocs found in an article."""
    return frozenset(mention.code for mention in shipped_finder().find(article))


def read_articles(folder: Path) -> Mapping[str, Article]:
    """Read a folder with the shipped furniture rules and without overrides."""
    rules = FurnitureRules.from_data(parsed(ROOT / "config" / "furniture.toml"))
    reading = read_folder(folder, rules, Overrides.from_data({}))
    return {article.id: article for article in reading.articles}


def score_articles() -> Iterator[Scored]:
    """Yield the gold articles and the seeds, each with what is expected and found."""
    gold = parsed(GOLD / "expected.toml")
    for folder, expected in (
        (GOLD / "articles", gold["articles"]),
        (ROOT / "seeds", gold["seeds"]),
    ):
        articles = read_articles(folder)
        for name, codes in expected.items():
            yield Scored(name, frozenset(codes), codes_in(articles[name]))


def score_sentences() -> Iterator[Scored]:
    """Yield every gold sentence with what is expected and found."""
    for group in parsed(GOLD / "sentences.toml").values():
        for sentence, codes in group.items():
            yield Scored(sentence, frozenset(codes), codes_in(article_of(sentence)))


def f1(scored: Iterable[Scored]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over all codes of all that was scored."""
    rows = list(scored)
    hits = sum(len(row.expected & row.found) for row in rows)
    found = sum(len(row.found) for row in rows)
    expected = sum(len(row.expected) for row in rows)
    return hits / max(found, 1), hits / max(expected, 1), 2 * hits / max(found + expected, 1)


def main() -> None:
    """Print what is wrong and the scores."""
    for title, scored in (("articles", score_articles()), ("sentences", score_sentences())):
        rows = list(scored)
        for row in rows:
            if row.wrong:
                print(f"{row.name!r}: {row.wrong}")
        precision, recall, both = f1(rows)
        print(f"{title}: {len(rows)}  P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}")


if __name__ == "__main__":
    main()
