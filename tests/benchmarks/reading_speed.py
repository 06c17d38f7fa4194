"""How fast articles are read for passages, quotations, people and mentions, on one core.

    python -m tests.benchmarks.reading_speed [FOLDER] [--rounds N]

Prints megabytes a second of the whole passage stage and of its parts over the
articles of FOLDER (the shipped ones and the gold ones if none is named), the
median of several rounds of processor time; then how the time grows with the
length of one article: the texts of the folder joined, and one line of opening
quotation marks. In step with the length means a ratio of two a doubling.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from bot.articles.folder import read_folder
from bot.articles.furniture.rules import FurnitureRules
from bot.articles.model import Article
from bot.articles.overrides import Overrides
from bot.passages.annotate import Annotator
from bot.passages.passages import find_passages
from bot.passages.quotations.finder import read
from tests.benchmarks.common import CORPORA, ROOT, print_table
from tests.benchmarks.countries import parsed, shipped_finder
from tests.gold.reading import folder_of
from tests.passages.reading import article_of, shipped_speech

_SMALLEST = 125_000  # characters of the shortest joined article
_MARKS = (25_000, 50_000, 100_000, 200_000)


def articles_in(folder: Path) -> list[Article]:
    """Return the articles of a folder, read as the bot reads them."""
    furniture = FurnitureRules.from_data(parsed(ROOT / "config" / "furniture.toml"))
    overrides = Overrides.from_data(parsed(ROOT / "config" / "articles.toml"))
    return list(read_folder(folder, furniture, overrides).articles)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that `work` takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def round_of(articles: Sequence[Article]) -> dict[str, float]:
    """Return the seconds of processor time that each part of one round takes."""
    speech, find_mentions = shipped_speech(), shipped_finder().find
    spent = dict.fromkeys(("mentions", "quotations and people", "passages"), 0.0)
    for article in articles:
        began = time.process_time()
        mentions = find_mentions(article)
        named = time.process_time()
        found = read(article, speech, mentions)
        heard = time.process_time()
        find_passages(article, found.quotations, found.sentences)
        spent["mentions"] += named - began
        spent["quotations and people"] += heard - named
        spent["passages"] += time.process_time() - heard
    return {"whole stage": sum(spent.values()), **spent}


def print_speed(articles: Sequence[Article], rounds: int) -> None:
    """Print megabytes of text a second, whole and by part."""
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    round_of(articles)  # what is kept from article to article is then known
    found = [round_of(articles) for _ in range(rounds)]
    rows = [(part, [one[part] for one in found]) for part in found[0]]
    print_table(
        f"{len(articles)} articles, {size:.2f} MB, {rounds} rounds",
        ("part", "MB/s", "best"),
        [(part, f"{size / median(all_):.2f}", f"{size / min(all_):.2f}") for part, all_ in rows],
    )


def print_growth(title: str, texts: Sequence[str], rounds: int) -> None:
    """Print the time that one article takes for each of some texts of growing length."""
    annotate = Annotator(shipped_speech(), shipped_finder().find).annotate
    rows: list[tuple[str, str, str]] = []
    before = 0.0
    for text in texts:
        article = article_of(text)
        spent = median(seconds(partial(annotate, article)) for _ in range(rounds))
        ratio = f"{spent / before:.2f}" if before else "-"
        rows.append((f"{len(text):,}", f"{spent:.2f}", ratio))
        before = spent
    print_table(title, ("characters", "seconds", "ratio"), rows)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    folders = [options.folder] if options.folder else [folder_of(corpus) for corpus in CORPORA]
    articles = [article for folder in folders for article in articles_in(folder)]
    print_speed(articles, options.rounds)
    whole = "\n".join(article.text for article in articles)
    joined = whole * (8 * _SMALLEST // len(whole) + 1)
    sizes = [_SMALLEST * times for times in (1, 2, 4, 8)]
    print_growth("the articles as one", [joined[:size] for size in sizes], 3)
    marks = ["Opening marks\n" + "“" * count for count in _MARKS]
    print_growth("opening quotation marks on one line", marks, 3)


if __name__ == "__main__":
    main()
