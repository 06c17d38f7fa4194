"""A timeline as a PNG: one row an event, numbered as in the list, on one axis of time.

It holds no words and writes dates in digits, so that it is the same in every
language and script; what its signs mean is said beside it.
"""

import io
from collections import Counter
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from bot.answers.model import Event, Timeline
from bot.answers.questions.when import ends, is_statement
from bot.charts.axis import Axis, axis_over
from bot.charts.model import Drawing

# An opaque panel of its own: readable on a dark and on a light page. Blue and orange are told apart
# by colour-blind readers; each has its own shape, too.
PANEL, RULE, TEXT, DIM = "#20242b", "#4a5260", "#f2f4f8", "#b4bcc8"
EVENT, STATEMENT = "#56b4e9", "#f0a030"

# Narrow, so that its words can be read on a phone.
WIDTH, ROW, HEAD, FOOT, LEFT, RIGHT = 800, 46, 40, 48, 296, 52
SCALE = 2  # drawn larger, then made smaller: smooth edges

MOST = 18  # rows; a taller picture is too small to read in a chat


def draw_timeline(timeline: Timeline) -> Drawing | None:
    """Draw the dated events; None when there are fewer than two, which make no line."""
    events = timeline.dated[:MOST]
    if len(events) < 2:
        return None
    axis = axis_over([ends(event) for event in events], LEFT, WIDTH - RIGHT)
    size = (WIDTH * SCALE, (HEAD + ROW * len(events) + FOOT) * SCALE)
    image = Image.new("RGB", size, PANEL)
    pen = _Pen(ImageDraw.Draw(image))
    bottom = HEAD + ROW * len(events)
    _draw_axis(pen, axis, bottom)
    for number, event in enumerate(events, 1):
        _draw_row(pen, axis, number, event, HEAD + ROW * (number - 1) + ROW // 2)
    kept = image.resize((size[0] // SCALE, size[1] // SCALE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    kept.save(out, "PNG", optimize=True)
    years = Counter(event.date.year for event in events if event.date)
    busiest, most = years.most_common(1)[0]
    return Drawing(
        png=out.getvalue(),
        events=events,
        busiest=busiest,
        most=most,
        later=len(timeline.dated) - len(events),
        undated=len(timeline.undated),
    )


class _Pen:
    """Draws in plain pixels, whatever the scale."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self._draw = draw
        self._fonts: dict[int, ImageFont.FreeTypeFont | ImageFont.ImageFont] = {}

    def words(
        self, at: tuple[float, float], text: str, size: int, colour: str, anchor: str = "lm"
    ) -> None:
        font = self._fonts.setdefault(size, ImageFont.load_default(size * SCALE))
        self._draw.text(_scaled(at), text, fill=colour, font=font, anchor=anchor)

    def line(self, points: Sequence[tuple[float, float]], colour: str, width: int = 1) -> None:
        self._draw.line([_scaled(point) for point in points], fill=colour, width=width * SCALE)

    def dot(self, x: float, y: float, colour: str, radius: int = 9) -> None:
        box = [_scaled((x - radius, y - radius)), _scaled((x + radius, y + radius))]
        self._draw.ellipse(box, fill=colour)

    def diamond(self, x: float, y: float, colour: str, radius: int = 11) -> None:
        corners = [(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)]
        self._draw.polygon([_scaled(corner) for corner in corners], fill=colour)

    def bar(self, left: float, right: float, y: float, colour: str) -> None:
        box = [_scaled((left, y - 6)), _scaled((right, y + 6))]
        self._draw.rounded_rectangle(box, radius=6 * SCALE, fill=colour)


def _scaled(point: tuple[float, float]) -> tuple[float, float]:
    return point[0] * SCALE, point[1] * SCALE


def _draw_axis(pen: _Pen, axis: Axis, bottom: int) -> None:
    for x, label in axis.ticks():
        pen.line([(x, HEAD - 14), (x, bottom)], RULE)
        pen.words((x, bottom + 20), label, 20, DIM, "mm")
    pen.line([(LEFT, bottom), (WIDTH - RIGHT, bottom)], DIM, 2)
    for x in axis.breaks():
        pen.line([(x - 10, bottom), (x + 10, bottom)], PANEL, 4)
        for shift in (-8, 6):
            pen.line([(x + shift - 5, bottom + 9), (x + shift + 5, bottom - 9)], DIM, 2)


def _draw_row(pen: _Pen, axis: Axis, number: int, event: Event, y: int) -> None:
    colour = STATEMENT if is_statement(event) else EVENT
    pen.words((62, y), str(number), 24, DIM, "rm")
    pen.words((80, y), _digits(event), 24, TEXT)
    first, last = ends(event)
    left, right = axis.at(first), axis.at(last)
    if right - left > 24:
        pen.bar(left, right, y, colour)
    elif is_statement(event):
        pen.diamond((left + right) / 2, y, colour)
    else:
        pen.dot((left + right) / 2, y, colour)


def _digits(event: Event) -> str:
    """Return a date after ISO 8601, as exactly as it is known; a week by its two ends."""
    first, last = ends(event)
    match event.precision:
        case "year":
            return f"{first:%Y}"
        case "month":
            return f"{first:%Y-%m}"
        case "week":
            return f"{first:%Y-%m-%d} – {last:%m-%d}"
        case _:
            return first.isoformat()
