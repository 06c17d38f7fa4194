"""How fast names are found and completed, on made-up names and the shipped articles.

    python -m tests.benchmarks.names_speed

Prints megabytes a second for finding 30,000 forms in ten megabytes of news on
one core, and milliseconds for completing and guessing among 100,000 names.
"""

import gc
import random
import time
from collections.abc import Iterator
from typing import Any

from bot.articles.model import Article
from bot.names.closest import Completer
from bot.names.gazetteer import Gazetteer
from bot.passages.mentions import MentionFinder, MentionRules
from tests.benchmarks.countries import ROOT, parsed
from tests.passages.reading import article_of

FORMS = 30_000
CHARACTERS = 10_000_000
NAMES = 100_000
RUNS = 5  # the fastest is taken: what else the machine does is no part of the figure
_SYLLABLES = ("ka", "ze", "li", "mo", "ra", "to", "pe", "shi", "no", "gu", "va", "ren", "dor", "mi")


def invented(seed: int) -> Iterator[str]:
    """Yield names that no country bears, without end and without doubles."""
    choose = random.Random(seed)  # noqa: S311 - made-up names, no secrets
    seen = set()
    while True:
        words = ("".join(choose.choices(_SYLLABLES, k=4)).title() for _ in range(2))
        name = " ".join(words)
        if name not in seen:
            seen.add(name)
            yield name


def widened(data: dict[str, Any]) -> Gazetteer:
    """Return the shipped gazetteer with made-up countries up to `FORMS` forms."""
    names = invented(1)
    shipped = sum(len(list(country.text_forms())) for country in Gazetteer.from_data(data))
    for number in range((FORMS - shipped) // 100 + 1):
        entry = {"name": next(names), "names": [next(names) for _ in range(99)]}
        data["countries"][f"Q{number}"] = entry
    return Gazetteer.from_data(data)


def finding() -> float:
    """Return megabytes of news searched in a second of processor time."""
    gazetteer = widened(parsed(ROOT / "config" / "countries.toml"))
    rules = MentionRules.from_data(parsed(ROOT / "config" / "mentions.toml"))
    finder = MentionFinder(gazetteer, rules)
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    text = "\n".join(seeds)
    article = article_of(text * (CHARACTERS // len(text) + 1))
    return len(article.text) / 1e6 / min(_seconds(finder, article) for _ in range(RUNS))


def _seconds(finder: MentionFinder, article: Article) -> float:
    gc.collect()
    gc.disable()  # the collector of cycles rests while the bot reads, too
    started = time.process_time()
    finder.find(article)
    spent = time.process_time() - started
    gc.enable()
    return spent


def completing() -> Iterator[tuple[str, float]]:
    """Yield what was typed and the slowest of twenty answers, in milliseconds."""
    names = invented(2)
    completer = Completer([next(names) for _ in range(NAMES)])
    for typed in ("", "k", "kaze", "kazelimo", "kazzelimora", "zzz", "li mo ra to pe shi no gu"):
        slowest = 0.0
        for _ in range(20):
            started = time.process_time()
            completer.complete(typed)
            slowest = max(slowest, time.process_time() - started)
        yield typed, slowest * 1000


def main() -> None:
    """Print the figures."""
    print(f"{FORMS} forms: {finding():.1f} MB/s")
    for typed, milliseconds in completing():
        print(f"{typed!r:30} {milliseconds:.2f} ms")


if __name__ == "__main__":
    main()
