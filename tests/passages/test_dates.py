"""Dates as written, and the days they mean."""

from datetime import date

import pytest

from bot.passages.dates import find_date, resolve

FRIDAY = date(2022, 3, 11)


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("he said on March 7.", "on March 7", date(2022, 3, 7)),
        ("he said on May 19 in Xian", "on May 19", date(2021, 5, 19)),
        ("said Tuesday", "Tuesday", date(2022, 3, 8)),
        ("on Friday, 3 May 2019 at noon", "on Friday, 3 May 2019", date(2019, 5, 3)),
        ("said yesterday that", "yesterday", date(2022, 3, 10)),
        ("said last August, a", "last August", None),
        ("wrote in December", "in December", None),
        ("2021-02-03 was", "2021-02-03", date(2021, 2, 3)),
        ("on Feb. 30, he", "on Feb. 30", None),
    ],
)
def test_a_date_is_found_and_resolved(text: str, written: str, day: date | None) -> None:
    found = find_date(text, 0, len(text))
    assert found is not None
    assert text[found[0] : found[1]] == written
    assert resolve(written, FRIDAY) == day


def test_a_verb_is_no_month() -> None:
    assert find_date("they may march on", 0, 17) is None


def test_only_a_written_year_needs_no_publication_date() -> None:
    assert resolve("on March 7", None) is None
    assert resolve("on March 7, 2020", None) == date(2020, 3, 7)
