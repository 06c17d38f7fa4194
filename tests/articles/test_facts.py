"""Title, outlet, author, date, address: from the text only where it says so."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.dates import find_date, parse_date
from tests.articles.conftest import Put, Read, ReadOne

MARCH_5 = date(2024, 3, 5)
MARCH_7 = date(2024, 3, 7)
BODY = "The council of the valley met on Monday and agreed on the new bridge, its clerk said."


@pytest.mark.parametrize(
    ("top", "title", "outlet", "author", "published"),
    [
        ("A bridge at last\n\nBy Ana Reis", "A bridge at last", None, "Ana Reis", None),
        (
            "A bridge at last\n\nBy ANA REIS | The Valley Post | 5 March 2024",
            "A bridge at last", "The Valley Post", "ANA REIS", date(2024, 3, 5),
        ),
        ("A bridge at last | Valley Post", "A bridge at last", "Valley Post", None, None),
        ("A bridge - the valley's hope", "A bridge - the valley's hope", None, None, None),
        (
            "HEADLINE: A bridge at last\nBYLINE: Ana Reis\nSOURCE: Valley Post\nDATE: May 5, 2024",
            "A bridge at last", "Valley Post", "Ana Reis", date(2024, 5, 5),
        ),
        ("World\n\nA bridge at last\n\n5 marzo 2024", "A bridge at last", None, None, MARCH_5),
        ("A bridge at last\n\nUpdated March 7, 2024", "A bridge at last", None, None, MARCH_7),
        (
            "A bridge at last\n\nUpdated March 7, 2024 | Published March 5, 2024\nMarch 5, 2024",
            "A bridge at last", None, None, MARCH_5,
        ),
        ("A bridge at last\n\n05/03/2024", "A bridge at last", None, None, None),
        ("A bridge at last\n\nNew York, March 5, 2024", "A bridge at last", None, None, MARCH_5),
        ("A bridge at last\n\nPor Ana Reis", "A bridge at last", None, "Ana Reis", None),
        ("A bridge at last\n\nBy Our Correspondent", "A bridge at last", None, None, None),
        ("A bridge at last\nHow the valley waited", "A bridge at last", None, None, None),
        ("Hit by Storm Ana May 5, 2024", "Hit by Storm Ana May 5, 2024", None, None, None),
        ("Taiwan shaken by Quake", "Taiwan shaken by Quake", None, None, None),
        ("“We can wait,” says the valley", "“We can wait,” says the valley", None, None, None),
        ("Is this the end of the ferry?", "Is this the end of the ferry?", None, None, None),
        (
            "date 2024-03-05 After years of waiting, the valley gets its bridge",
            "After years of waiting, the valley gets its bridge", None, None, date(2024, 3, 5),
        ),
    ],
)  # fmt: skip
def test_the_top_of_an_article(
    top: str,
    title: str,
    outlet: str | None,
    author: str | None,
    published: date | None,
    read_one: ReadOne,
) -> None:
    article = read_one(f"{top}\n\n{BODY}\n\n{BODY.replace('Monday', 'Friday')}")
    assert (article.title, article.title_from) == (title, "heading")
    assert (article.outlet, article.author, article.published) == (outlet, author, published)
    assert article.body[-2].of(article.text) == BODY


@pytest.mark.parametrize(
    ("start", "outlet", "published"),
    [
        ("KYIV, March 5 (Reuters) - ", "Reuters", None),
        ("NAIROBI, Kenya (AP) — ", "AP", None),
        ("MOSCOW, March 5. /TASS/. ", "TASS", None),
        ("LA PAZ, 5 de marzo de 2024 (EFE) – ", "EFE", date(2024, 3, 5)),
        ("HONG KONG — ", None, None),
        ("LIMA, March 5, 2024. ", None, date(2024, 3, 5)),
        ("Experts told Valley News on March 5, 2024 that ", None, None),
    ],
)
def test_datelines(
    start: str, outlet: str | None, published: date | None, read_one: ReadOne
) -> None:
    article = read_one(f"A bridge at last\n\n{start}{BODY}")
    assert (article.outlet, article.published) == (outlet, published)
    assert article.body[0].of(article.text) == start + BODY  # a dateline stays quotable


def test_without_a_heading_the_first_sentence_serves_and_stays_quotable(read_one: ReadOne) -> None:
    article = read_one(f"Mr. J. P. Reis of the U.S. Embassy met the council. {BODY}\n\n{BODY}")
    assert article.title == "Mr. J. P. Reis of the U.S. Embassy met the council."
    assert (article.title_from, article.title_span) == ("first sentence", None)
    assert article.body[0].of(article.text).startswith("Mr. J. P. Reis")


def test_facts_beside_an_article_and_in_config(put: Put, read: Read) -> None:
    put("a.txt", f"A bridge at last\n\n{BODY}")
    put("a.txt.yaml", "outlet: Valley Post\ndate: 2024-03-05\n")
    reading = read()
    (article,) = reading.articles
    assert (article.title, article.outlet) == ("A bridge at last", "Valley Post")
    assert article.published == date(2024, 3, 5)
    assert reading.skipped == ()


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_written_form_is_read_back(day: date) -> None:
    forms = [
        "%Y-%m-%d",
        "%B %d, %Y",
        "%d %B %Y",
        "%a, %d %b %Y",
        "%d.%m.%Y",
        "%Y/%m/%d",
        "%b. %d, %Y",
    ]
    for form in forms:
        assert parse_date(day.strftime(form)) == day
    assert parse_date(day) == day


@pytest.mark.parametrize(
    "text",
    ["March 2024", "in 2024", "32 March 2024", "31 June 2024", "5/6/2024", "12345", "May 5", ""],
)
def test_what_is_no_full_date_is_none(text: str) -> None:
    assert parse_date(text) is None
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (1709596800, date(2024, 3, 5)),
        (1709596800000, date(2024, 3, 5)),
        ("20240305T101500Z", date(2024, 3, 5)),
        ("5 марта 2024 года", date(2024, 3, 5)),
        ("25/03/2024", date(2024, 3, 25)),
        ("03/25/2024", date(2024, 3, 25)),
        ("2024年3月5日", date(2024, 3, 5)),
        ("5. 3. 2024", date(2024, 3, 5)),
    ],
)
def test_dates_of_exports(value: object, day: date) -> None:
    assert parse_date(value) == day
