"""The timeline as a picture: readable on any page, in order, and told in words."""

import io
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.answers.desk import Desk
from bot.charts.axis import axis_over
from bot.charts.model import Drawing
from bot.charts.timeline import DIM, EVENT, PANEL, STATEMENT, TEXT, draw_timeline

DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@pytest.fixture(scope="module")
def chart(desk: Desk) -> Drawing:
    answer = desk.timeline("kazakhstan")
    assert answer.timeline
    drawn = draw_timeline(answer.timeline)
    assert drawn
    return drawn


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_picture_is_opaque_wide_and_not_large(chart: Drawing) -> None:
    picture = Image.open(io.BytesIO(chart.png))
    assert (picture.format, picture.mode, picture.width) == ("PNG", "RGB", 800)
    assert 200 < picture.height < 1300
    assert len(chart.png) < 500_000
    assert picture.getpixel((3, 3)) == tuple(bytes.fromhex(PANEL[1:]))


@pytest.mark.parametrize(
    ("colour", "least"), [(TEXT, 7), (DIM, 4.5), (EVENT, 4.5), (STATEMENT, 4.5)]
)
def test_everything_drawn_stands_out_from_the_panel(colour: str, least: float) -> None:
    assert (_luminance(colour) + 0.05) / (_luminance(PANEL) + 0.05) >= least


def test_it_is_told_what_is_drawn_and_what_is_not(chart: Drawing) -> None:
    days = [event.date for event in chart.events if event.date]
    assert days == sorted(days)
    assert days[0].year == 1991
    assert (chart.later, chart.undated) == (0, 4)
    assert chart.most == sum(day.year == chart.busiest for day in days)


def test_a_single_event_makes_no_line(desk: Desk) -> None:
    answer = desk.timeline(about="1.25 billion")
    assert answer.timeline is None or draw_timeline(answer.timeline) is None


@given(st.lists(st.tuples(DAYS, st.integers(0, 400)), min_size=1, max_size=30))
def test_the_axis_keeps_the_order_of_days(spans: list[tuple[date, int]]) -> None:
    ends = [(first, first + timedelta(days=length)) for first, length in spans]
    axis = axis_over(ends, 380, 1140)
    pixels = [axis.at(day) for day in sorted(day for pair in ends for day in pair)]
    assert pixels == sorted(pixels)
    assert all(379.9 <= pixel <= 1140.1 for pixel in pixels)
    ticks = [x for x, _ in axis.ticks()]
    assert ticks == sorted(ticks)
