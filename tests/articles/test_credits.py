"""Outlet, writer and day from header lines of many kinds, and from what stands under an article."""

from datetime import date

import pytest

from tests.articles.conftest import ReadOne

TITLE = "Council agrees on a new bridge over the river"
BODY = (
    "The council of the valley met on Monday and agreed on the new bridge, its clerk said.",
    "“We waited ten years,” the clerk told reporters, and smiled as she said it.",
)
FERRY = "The ferry went down on Tuesday with nine tons of tea, the harbour master of Sella said."
MAY_5 = date(2024, 5, 5)

HEADS = [
    ("Source: Steppe News Agency | 2024-05-05 15:32:08 | Editor: li",
     "Steppe News Agency", None, MAY_5),
    ("Last Updated: May 5, 2024, 06:42 PM IST", None, None, MAY_5),
    ("Press Service of the Ministry of Water of the Republic\n5 May 2024, 18:40",
     "Press Service of the Ministry of Water of the Republic", None, MAY_5),
    ("By Ana Quiñones\nRevista Manglar, Bogotá, May 5, 2024",
     "Revista Manglar", "Ana Quiñones", MAY_5),
    ("Valley Star, Sunday 5 May 2024. Story: Ana Reis", "Valley Star", "Ana Reis", MAY_5),
    ("The Coral Advertiser", "The Coral Advertiser", None, None),
    ("Folha do Vale – English edition", "Folha do Vale", None, None),
    ("Valley District Court\nThe Valley Examiner, Sunday 5 May 2024\nEoghan Laoire",
     "The Valley Examiner", "Eoghan Laoire", MAY_5),
    ("5 May 2024 - 03:20 PM\nBy: Valley Gazette with NNA", "Valley Gazette", None, MAY_5),
    ("DAILY VALLEY WITH WIRES\nSELLA\nPUBLISHED MAY 5, 2024 2:14PM GMT+3",
     "DAILY VALLEY", None, MAY_5),
    ("By Haruka Mori\nStaff Writer\nThe Hokuto Dayori\nMay 5, 2024 at 15:10 JST",
     "The Hokuto Dayori", "Haruka Mori", MAY_5),
    ("By admin", None, None, None),
    ("VALLEY POST WITH AFP", "VALLEY POST", None, None),
    ("Valley Post and agencies", "Valley Post", None, None),
    ("Sports Desk", None, None, None),
    ("New Delhi Bureau\n5 May 2024", None, None, MAY_5),
    ("5 May 2024\nValley Council", None, None, MAY_5),  # a body of the story, not its writer
]  # fmt: skip


@pytest.mark.parametrize(("head", "outlet", "author", "published"), HEADS)
def test_header_lines(
    head: str, outlet: str | None, author: str | None, published: date | None, read_one: ReadOne
) -> None:
    article = read_one("\n\n".join([TITLE, head, *BODY]))
    assert (article.title, article.outlet, article.author) == (TITLE, outlet, author)
    assert article.published == published
    assert tuple(span.of(article.text) for span in article.body) == BODY


UNDER = [
    ("(Reporting by Ana Reis in Port Reis and Bo Li in Sella; Editing by C. Day)",
     None, "Ana Reis and Bo Li"),
    ("Copyright Valley Trumpet. All rights reserved.", "Valley Trumpet", None),
    ("© 2024 The Hokuto Dayori Company. No reproduction without permission.",
     "The Hokuto Dayori", None),
    ("Published in Valley Morning, May 5th, 2024", "Valley Morning", None),
    ("Copyright law may not be changed before May, the clerk said on Tuesday.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("under", "outlet", "author"), UNDER)
def test_what_stands_under_an_article(
    under: str, outlet: str | None, author: str | None, read_one: ReadOne
) -> None:
    article = read_one("\n\n".join([TITLE, *BODY, under]))
    assert (article.outlet, article.author) == (outlet, author)


def test_a_name_over_the_text_is_an_outlet_when_the_text_says_so(read_one: ReadOne) -> None:
    head = "Ana Reis | Valley Morning | Published May 5, 2024"
    told = "“It will stand for a century,” she told Valley Morning."
    article = read_one("\n\n".join([TITLE, head, *BODY, told]))
    assert (article.outlet, article.author) == ("Valley Morning", "Ana Reis")
    article = read_one("\n\n".join([TITLE, head, *BODY]))
    assert (article.outlet, article.author) == (None, None)


def test_the_address_under_an_article_names_its_outlet(read_one: ReadOne) -> None:
    reply = "The valley may wait again, it said in a reply to The Valley Times."
    article = read_one("\n\n".join([TITLE, *BODY, reply, "ana.reis@valleytimes.example"]))
    assert article.outlet == "The Valley Times"


@pytest.mark.parametrize("rule", ["-" * 20, "=" * 60, "* * *", "---"])
def test_articles_parted_by_rules_lose_nothing(rule: str, read_one: ReadOne) -> None:
    second = ["Ferry sinks with all its tea", "By Lucy Tan", FERRY]
    article = read_one("\n\n".join([TITLE, *BODY, rule, *second]))
    texts = [span.of(article.text) for span in article.body]
    assert set(BODY) <= set(texts)
    assert second[0] in texts
    assert second[2] in texts
    if rule != "* * *":
        assert article.author is None


def test_turns_of_a_transcript_that_look_like_fields_are_kept(read_one: ReadOne) -> None:
    turns = [
        "REPORTER: What about the Norwegians?",
        "CLERK: They waited for the bridge as well.",
        "SOURCE: None of them were asked before the bridge was built.",
        "EDITOR: And why was nobody told about the second pier?",
    ]
    article = read_one("\n\n".join(["TRANSCRIPT: Briefing on the new bridge", *turns]))
    assert [span.of(article.text) for span in article.body] == turns
    assert article.author is article.outlet is None


@pytest.mark.parametrize(
    "title",
    ["COUNCIL AGREES ON A NEW BRIDGE", "Is this the end of the ferry?", "“We waited ten years”"],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\nBy Lucy Tan\n"])
def test_titles_of_every_shape(title: str, gap: str, read_one: ReadOne) -> None:
    article = read_one(title + gap + "\n\n".join(BODY))
    assert (article.title, article.title_from) == (title, "heading")
    assert tuple(span.of(article.text) for span in article.body) == BODY


@pytest.mark.parametrize("title", ["Valley Post Strikes Deal With BBC News.", "Valley Post Team"])
def test_a_title_that_reads_like_a_credit_stays_the_title(title: str, read_one: ReadOne) -> None:
    article = read_one("\n\n".join([title, *BODY]))
    assert title in (article.title, article.body[0].of(article.text))
    assert article.outlet is None
