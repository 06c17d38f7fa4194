"""Every word shown as evidence stands in the file, character for character."""

from dataclasses import replace

import pytest

from bot.answers.citing import verified
from bot.answers.desk import Desk
from bot.answers.model import Snippet
from tests.answers.questions import answers
from tests.conftest import SEEDS

# Exact words of the shipped files that belong to no article: what a reader must never be shown.
FURNITURE = [
    "Subscribe to the newsletter",
    "Live briefing: Russia invades Ukraine",
    "Consult the RFE/RL live",
    "About Florence",
    "Check Also",
    "Make-Ahead Jar Salad",
    "Leave a Reply",
    "Your email address",
    "Sci-Fi Movies",
    "Where are all the good",
    "Apple Watch",
    "declined to overrule",
    "You May Also",
    "date 2023-05-28",
    "John Dobson",
    "[ad_1]",
    "[ad_2]",
    "Source link",
    "week, we’re excited",
]


@pytest.fixture(scope="module")
def all_shown(desk: Desk) -> list[Snippet]:
    return [snippet for answer in answers(desk) for snippet in answer.shown]


def test_every_snippet_and_quotation_stands_in_its_file(all_shown: list[Snippet]) -> None:
    files = {path.name: path.read_bytes().decode("utf-8") for path in SEEDS.iterdir()}
    assert len(all_shown) > 500
    for snippet in all_shown:
        text = files[snippet.article]
        assert text[snippet.start : snippet.end] == snippet.text
        for quote in (*snippet.pieces, *([snippet.quote] if snippet.quote else [])):
            assert text[quote.start : quote.end] == quote.text
            assert snippet.start <= quote.start < quote.end <= snippet.end


def test_no_snippet_shows_furniture(all_shown: list[Snippet]) -> None:
    for snippet in all_shown:
        assert not [words for words in FURNITURE if words in snippet.text]


def test_no_answer_shows_the_same_words_twice(desk: Desk) -> None:
    for answer in answers(desk):
        keys = [" ".join(snippet.text.split()) for snippet in answer.snippets]
        assert len(keys) == len(set(keys)), answer.query


def test_snippets_are_whole_sentences(all_shown: list[Snippet]) -> None:
    files = {path.name: path.read_bytes().decode("utf-8") for path in SEEDS.iterdir()}
    for snippet in all_shown:
        text = files[snippet.article]
        before, after = text[: snippet.start].rstrip(" "), text[snippet.end :].lstrip(" ")
        assert not before or before[-1] in '\n.?!”"]’…' or "date 20" in before[-20:], snippet.text
        assert not after or after[0].isspace() or snippet.text[-1] in '.?!”"’…', snippet.text


def test_a_snippet_that_was_tampered_with_is_dropped(desk: Desk) -> None:
    answer = desk.who_said("rock solid")
    wrong = replace(answer.snippets[0], text=answer.snippets[0].text.replace("rock", "rocky"))
    checked, dropped = verified(desk.snapshot, replace(answer, snippets=(wrong,)))
    assert (checked.outcome, checked.snippets, dropped) == ("nothing", (), 1)


def test_a_snippet_that_touches_furniture_is_dropped(desk: Desk) -> None:
    article = next(a.article for a in desk.snapshot.articles if a.article.excluded)
    out = article.excluded[0]
    assert desk.snippet_at(article.id, out.start, out.end) is None
    assert desk.snippet_at(article.id, max(0, out.start - 30), out.end) is None
