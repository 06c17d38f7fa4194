"""Makes a folder of any number of articles out of the shipped and the gold ones.

An article is one real article of which some paragraphs are kept, the rest being
sentences of others; then some of its names are replaced by made ones, so that
words and people grow with the folder as those of a real archive do.
"""

import random
import re
from collections.abc import Sequence
from pathlib import Path

from bot.articles.model import Article
from bot.passages.sentences import sentences as sentences_in
from tests.benchmarks.common import CORPORA
from tests.benchmarks.reading_speed import articles_in
from tests.gold.reading import folder_of

PARAGRAPHS = 16
_KEPT = 0.6  # of the paragraphs of the article at hand
_RENAMED = 0.3  # of the names of an article
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_SYLLABLES = [
    one + two for one in ("b", "d", "k", "l", "m", "n", "r", "s", "t", "v", "zh") for two in "aeiou"
]


def make_folder(folder: Path, articles: int, seed: int = 1) -> None:
    """Write so many articles of plain text into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)  # noqa: S311 - texts need no secret
    known = [article for corpus in CORPORA for article in articles_in(folder_of(corpus))]
    known = [article for article in known if len(article.body) > 3]
    sentences = [sentence for article in known for sentence in _sentences(article)]
    for number in range(articles):
        text = made_article(known, sentences, chance)
        (folder / f"{number:06d}.txt").write_text(text, encoding="utf-8")


def made_article(known: Sequence[Article], sentences: Sequence[str], chance: random.Random) -> str:
    """Return the text of one made article: a title, then paragraphs with blank lines between."""
    own = chance.choice(known)
    kept = [span.of(own.text) for span in own.body if chance.random() < _KEPT]
    other = [" ".join(chance.choices(sentences, k=chance.randint(1, 3))) for _ in range(PARAGRAPHS)]
    paragraphs = [*kept, *other][:PARAGRAPHS]
    return _renamed("\n\n".join((own.title, *paragraphs)) + "\n", chance)


def _sentences(article: Article) -> list[str]:
    found = [one for span in article.body for one in sentences_in(article.text, span)]
    return [one.of(article.text).replace("\n", " ") for one in found if one.end - one.start > 20]


def _renamed(text: str, chance: random.Random) -> str:
    """Give some of the names of a text others, the same one wherever the name stands."""
    names = sorted(set(_NAME.findall(text)))
    made = {
        name: "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()
        for name in names
        if chance.random() < _RENAMED
    }
    return re.sub(r"\b[A-Z][a-z]{3,}\b", lambda found: made.get(found[0], found[0]), text)
