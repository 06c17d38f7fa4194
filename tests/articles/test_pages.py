"""Pages saved from many kinds of site: exactly the article is left, with the reasons for the rest.

Each file in `pages/` is a page with a mark before each paragraph: "=" the
title, "+" article text, "~" article text that looks like furniture, "-"
furniture. "|" inside a line parts two stretches of one paragraph.
"""

import textwrap
from pathlib import Path

import pytest

from bot.articles.model import Article
from tests.articles.conftest import ReadOne

LAYOUTS = {"blank lines": "\n\n", "one line each": "\n", "Windows": "\r\n", "hard-wrapped": ""}
PAGES = sorted(Path(__file__).parent.joinpath("pages").glob("*.page"))


def marked(page: Path) -> list[list[tuple[str, str]]]:
    """Paragraphs as lists of (mark, words)."""
    lines = page.read_text("utf-8").splitlines()
    return [[(part[0], part[2:]) for part in split(line)] for line in lines if line]


def split(line: str) -> list[str]:
    """Part a line at a "|" that a mark follows."""
    for mark in "=+~-":
        head, bar, tail = line.partition(f"|{mark} ")
        if bar:
            return [head, f"{mark} {tail}"]
    return [line]


def plain(page: Path, layout: str) -> str:
    """The page as a text file, laid out in one of several ways."""
    paragraphs = ["".join(words for _, words in paragraph) for paragraph in marked(page)]
    if layout == "hard-wrapped":
        wrapped = (textwrap.fill(paragraph, 72, break_long_words=False) for paragraph in paragraphs)
        return "\n\n".join(wrapped)
    return LAYOUTS[layout].join(paragraphs)


def quotable(article: Article) -> str:
    return " ".join(" ".join(span.of(article.text) for span in article.body).split())


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_exactly_the_article_is_left(page: Path, layout: str, read_one: ReadOne) -> None:
    article = read_one(plain(page, layout))
    parts = [part for paragraph in marked(page) for part in paragraph]
    body = quotable(article)
    lost = [words for mark, words in parts if mark in "+~" and words.strip() not in body]
    shown = [e.why for e in article.excluded]
    assert not lost, shown
    for mark, words in parts:
        if mark == "-" and sum(words.strip() in other for _, other in parts) == 1:
            assert words.strip() not in body
    title = next((words for mark, words in parts if mark == "="), None)
    if title is not None:
        assert article.title == title.split(" | ")[0].strip()
        assert article.title_from == "heading"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_second_copy_is_left_out_once(page: Path, read_one: ReadOne) -> None:
    article = read_one(plain(page, "blank lines"))
    body = quotable(article)
    for paragraph in marked(page):
        for mark, words in paragraph:
            if mark == "+" and len(words.split()) > 8:
                assert body.count(words.strip()) == 1
