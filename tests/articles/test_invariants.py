"""What holds for every text whatsoever: offsets, order, no overlap, the same result twice."""

import tomllib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.assemble import assemble
from bot.articles.furniture import FurnitureRules
from bot.articles.model import Article
from bot.articles.overrides import Override
from bot.articles.record import Facts, Record
from bot.errors import SkippedFile
from bot.settings import shipped

FURNITURE = [
    "Related", "Leave a Reply", "Share this:", "[ad_1]", "By Ana Reis", "Read more: A",
    "About Ana Reis", "Title: The two ports", "Source link", "skip past newsletter", "end of list",
    "March 5, 2024", "A headline of the day", "A headline of the day", "1. One thing",
    "An excerpt that stops …",
    "Ana Reis is a reporter in Porto.", "date 2024-03-05 Two ports agree", "(Photo: A. Reis)",
]  # fmt: skip
PROSE = [
    "The harbour masters of both ports met on Monday and agreed on a common station for pilots.",
    "“We agree,” said the first of them, who has been in office for two years. Source link",
    "He left. [ad_2]", "Yes.", "What now?", "It rained (AP Photo/A. Reis) on the quay all day.",
]  # fmt: skip
LINES = st.lists(st.sampled_from(FURNITURE + PROSE) | st.text(max_size=40), max_size=25)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", " \n \n", "\u2028"])


@pytest.fixture(scope="module", name="rules")
def shipped_rules() -> FurnitureRules:
    return FurnitureRules.from_data(
        tomllib.loads((shipped("config") / "furniture.toml").read_text("utf-8"))
    )


def check(article: Article) -> None:
    size = len(article.text)
    excluded = [one.span for one in article.excluded]
    for spans in (article.paragraphs, article.body, excluded):
        assert all(0 <= one.start < one.end <= size for one in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    for stretch in article.body:
        words = stretch.of(article.text)
        assert words == words.strip()
        assert any(paragraph.contains(stretch) for paragraph in article.paragraphs)
        assert not any(stretch.overlaps(one.span) for one in article.excluded)
        assert article.title_span is None or not stretch.overlaps(article.title_span)
    assert all(one.why for one in article.excluded)
    assert article.title.strip()
    if article.title_span is not None:
        assert not any(article.title_span.overlaps(one.span) for one in article.excluded)
    if article.title_from == "heading" and article.title_span is not None:
        assert " ".join(article.title_span.of(article.text).split()) == article.title


@given(lines=LINES, separator=BREAKS, title=st.none() | st.sampled_from(FURNITURE + PROSE))
def test_whatever_the_text(
    rules: FurnitureRules, lines: list[str], separator: str, title: str | None
) -> None:
    record = Record(text=separator.join(lines), format="text", facts=Facts(title))
    try:
        article = assemble(record, "a.txt", rules, Override())
    except SkippedFile:
        return
    check(article)
    assert article == assemble(record, "a.txt", rules, Override())


@given(lines=LINES, data=st.data())
def test_the_operator_has_the_last_word(
    rules: FurnitureRules, lines: list[str], data: st.DataObject
) -> None:
    text = "\n\n".join(lines)
    part = (
        st.text(max_size=0)
        if not text
        else st.sampled_from([text[i : i + 9] for i in range(len(text))])
    )
    cut, keep = data.draw(part), data.draw(part)
    said = Override(
        exclude=(cut,) if cut.strip() else (), keep=(keep,) if keep.strip() else (), title="Given"
    )
    try:
        article = assemble(Record(text=text, format="text"), "a.txt", rules, said)
    except SkippedFile:
        return
    check(article)
    assert article.title == "Given"
    body = [stretch.of(article.text) for stretch in article.body]
    if said.exclude and not said.keep:
        assert not any(cut in words for words in body)
