"""Every date of a sentence, settled only where the article's own day is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import Span
from bot.passages.moments import Moment, moments

PUBLISHED = date(2023, 5, 28)  # a Sunday


def found(text: str, published: date | None = PUBLISHED) -> list[Moment]:
    return list(moments(text, Span(0, len(text)), published))


@pytest.mark.parametrize(
    ("text", "written", "start", "precision"),
    [
        ("He spoke on 7 March 2022.", "7 March 2022", date(2022, 3, 7), "day"),
        ("He spoke on March 7, 2022, again.", "March 7, 2022", date(2022, 3, 7), "day"),
        ("He spoke on Feb. 16.", "Feb. 16", date(2023, 2, 16), "day"),
        ("It fell on 28 August.", "28 August", date(2022, 8, 28), "day"),
        ("Sign it by 2 June.", "2 June", date(2023, 6, 2), "day"),
        ("It will open on 2 June.", "2 June", date(2023, 6, 2), "day"),
        ("It met on Tuesday.", "Tuesday", date(2023, 5, 23), "day"),
        ("It meets next Tuesday.", "next Tuesday", date(2023, 5, 30), "day"),
        ("It rained yesterday.", "yesterday", date(2023, 5, 27), "day"),
        ("It rained three days ago.", "three days ago", date(2023, 5, 25), "day"),
        ("It rained last week.", "last week", date(2023, 5, 15), "week"),
        ("It rained last month.", "last month", date(2023, 4, 1), "month"),
        ("It rained last August.", "last August", date(2022, 8, 1), "month"),
        ("In June last year it rained.", "June last year", date(2022, 6, 1), "month"),
        ("It rained in January 2022.", "January 2022", date(2022, 1, 1), "month"),
        ("It rained a year ago.", "a year ago", date(2022, 1, 1), "year"),
        ("It became free in 1991.", "in 1991", date(1991, 1, 1), "year"),
        ("The report of 2021-11-30 said so.", "2021-11-30", date(2021, 11, 30), "day"),
    ],
)
def test_dates_as_written_and_settled(text: str, written: str, start: date, precision: str) -> None:
    (moment,) = found(text)
    assert moment.span.of(text) == written
    assert (moment.start, moment.precision) == (start, precision)


@pytest.mark.parametrize(
    "text", ["on Tuesday", "last year", "on Feb. 16", "yesterday", "in December", "two weeks ago"]
)
def test_nothing_is_settled_without_the_articles_own_day(text: str) -> None:
    (moment,) = found(f"It rained {text}.", published=None)
    assert (moment.start, moment.precision) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Today’s roads are wide, and today it rains.",
        "He may march on the capital of 2000 souls.",
        "The 2,500 troops took 40% of it in 12 raids.",
        "May I sit? They march.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


def test_a_day_that_no_calendar_has_stays_as_written() -> None:
    (moment,) = found("It was on 30 February 2021.")
    assert moment.start is None


@given(st.text(alphabet="MarchTuesday 0123456789,.last year ago in on", max_size=200))
def test_spans_are_inside_and_in_order(text: str) -> None:
    spans = [moment.span for moment in found(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == sorted(spans)


def test_hostile_text_takes_linear_time() -> None:
    assert found("on March " * 100_000) == []
