"""The work grows in step with an article's length, whatever the article is made of."""

import sys
from collections.abc import Callable
from itertools import cycle, islice
from types import FrameType

import pytest

from bot.articles.model import Article
from bot.passages.annotate import Annotator
from tests.benchmarks.countries import shipped_finder
from tests.gold.reading import ARTICLES, text_of
from tests.passages.reading import article_of, shipped_speech

# Calls of the shorter article, times this, bound those of one four times as long.
GROWTH = 5
_SYLLABLES = ("ba", "do", "ke", "mi", "ru", "sha", "ti", "vo", "zu", "lan", "per", "gor")


def name(number: int) -> str:
    """Return a made-up name, another one for each number."""
    syllables = [_SYLLABLES[number // 12**place % 12] for place in range(3)]
    return "".join(syllables).title()


def lines(sentence: Callable[[int], str]) -> Callable[[int], str]:
    """Return what joins as many sentences as asked, a line each."""
    return lambda count: "\n".join(sentence(number) for number in range(count))


def news(count: int) -> str:
    """Gold articles one after the other, with a few words of each swapped on every round."""
    texts = [text_of(path.name) for path in sorted(ARTICLES.glob("*.txt"))[:8]]
    rounds = enumerate(islice(cycle(texts), count // 25))
    return "\n".join(text.replace(" said", f" of {name(at)} said") for at, text in rounds)


SHAPES: dict[str, Callable[[int], str]] = {
    "news": news,
    "opening marks": lambda count: "“" * 10 * count,
    "opening marks before words": lambda count: "“a " * count,
    "straight marks": lambda count: '"a" ' * count,
    "single marks": lambda count: "‘a " * count,
    "capitals": lambda count: "Alpha Beta Gamma, " * count,
    "a body of bodies": lambda count: "the University of " * count,
    "many names": lines(lambda at: f"{name(at * 7)} {name(at)} said it was {name(at // 2)}."),
    "many namesakes": lines(lambda at: f"{name(at)} Kosova spoke. Kosova said so."),
    "many of one given name": lines(lambda at: f"John {name(at)} spoke. John said no."),
    "many bodies": lines(lambda at: f"{name(at)} Ministry met {name(at)} Council."),
    "many offices": lines(
        lambda at: f"{name(at * 7)} {name(at)}, a minister, spoke. The minister said no."
    ),
    "offices without names": lines(
        lambda at: f"John {name(at)} went to Oslo. The leader of Kenya went to Oslo."
    ),
    "offices before names": lambda count: "Minister of Health John Doe spoke. " * count,
    "pronouns": lines(lambda _: "“Yes,” he said."),
    "sayings in sayings": lambda count: "he said she said that " * count,
    "interview": lines(lambda _: "Q: Do you go?\nA: I do."),
    "questions and answers": lines(lambda _: "Do you go home?\nI do and we go."),
    "labels": lines(lambda at: f"{name(at)}: I do so. And we go."),
    "labels of two words": lines(lambda at: f"{name(at)} {name(at * 7)}: I do so. And we go."),
    "dialogue": lines(lambda at: f"— We go home, — said {name(at)}. — I do.\n— And we go."),
    "lost marks": lines(lambda at: f"I go home, {name(at)} said. We go. It goes. I go."),
    "letters": lines(lambda _: "Dear Editor,\nI go home and we go."),
    "statements": lines(lambda at: f"My statement by {name(at)} {name(at * 7)}, whom I know:"),
    "one paragraph of speech": lambda count: "“I go. We go on and on, he said. " * count,
}


def annotator() -> Callable[[Article], object]:
    """Return what reads an article."""
    return Annotator(shipped_speech(), shipped_finder().find).annotate


def calls(text: str) -> int:
    """Return how many calls reading an article of `text` takes, those into C included."""
    article, annotate = article_of("A headline\n" + text), annotator()
    count = 0

    def tell(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tell)
    try:
        annotate(article)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_work_grows_in_step_with_length(shape: Callable[[int], str]) -> None:
    # What is kept from article to article is then known, of the longer one too.
    annotator()(article_of("A headline\n" + shape(400)))
    assert calls(shape(400)) <= GROWTH * calls(shape(100))
