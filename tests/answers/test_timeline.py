"""Dated sentences in order; what no article settles stays apart, as written."""

from datetime import date

from bot.answers.desk import Desk
from bot.answers.model import Event, Timeline
from bot.answers.questions.when import is_statement, when
from tests.answers.briefings import FERRY, STRIKE
from tests.conftest import OpenFolder


def line(desk: Desk, **asked: str) -> Timeline:
    answer = desk.timeline(**asked)
    assert answer.timeline
    return answer.timeline


def event(found: Timeline, words: str) -> Event:
    return next(e for e in (*found.dated, *found.undated) if words in e.snippet.text)


def test_dated_sentences_are_in_order(desk: Desk) -> None:
    days = [event.date for event in line(desk).dated]
    assert all(days)
    assert days == sorted(day for day in days if day)


def test_relative_dates_count_from_the_articles_own_day(folder: OpenFolder) -> None:
    found = line(folder(ferry__txt=FERRY, strike__txt=STRIKE))
    assert event(found, "refused to reopen").date == date(2024, 5, 13)
    assert event(found, "Last August").date == date(2023, 8, 1)
    assert when(event(found, "Last August")) == "August 2023"
    assert when(event(found, "closed its side")) == "2019"
    assert not found.undated


def test_without_the_articles_own_day_they_stay_as_written(folder: OpenFolder) -> None:
    found = line(folder(ferry__txt=FERRY.replace("Published: 14 May 2024\n\n", "")))
    unsettled = event(found, "Last August")
    assert (unsettled.date, unsettled.as_written) == (None, "Last August")
    assert unsettled in found.undated


def test_country_person_and_matter_narrow_it(folder: OpenFolder) -> None:
    coast = folder(ferry__txt=FERRY, strike__txt=STRIKE)
    assert [when(e) for e in line(coast, country="norway").dated] == ["14 May 2024"]
    assert all("Odhiambo" in e.snippet.text for e in line(coast, person="Odhiambo").dated)
    (treaty,) = line(coast, about="ferry treaty").dated
    assert when(treaty) == "3 March 2021"
    assert coast.timeline(country="peru").outcome == "nothing"


def test_free_words_mean_a_country_a_person_or_a_matter(desk: Desk) -> None:
    assert desk.timeline_of("kazakhstan").query == "Kazakhstan"
    assert desk.timeline_of("tokayev").query == "Kassym-Jomart Tokayev"
    assert desk.timeline_of("trade").query == "trade"
    assert desk.ask("timeline of kazakhstan").command == "timeline"


def test_only_a_day_on_which_something_was_said_makes_a_statement(desk: Desk) -> None:
    found = line(desk)
    assert is_statement(event(found, "Mishustin said"))
    assert not is_statement(event(found, "gained independence from Moscow in 1991"))


def test_without_a_topic_no_article_is_left_out_and_no_scrap_is_shown(desk: Desk) -> None:
    found = line(desk)
    shown = [*found.dated, *found.undated]
    assert {one.snippet.article for one in shown} == set(desk.snapshot.by_id)
    assert all(len(one.snippet.text.split()) > 3 for one in shown)
