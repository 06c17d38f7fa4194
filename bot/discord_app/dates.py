"""What a timeline has beside its passages: the date of each, and a chart."""

from collections.abc import Iterable

from bot.answers.model import Answer, Event, Snippet, Timeline
from bot.answers.questions.when import when
from bot.charts.model import Chart


def charted(answer: Answer) -> Chart | None:
    """Draw an answer's timeline; None where it has none, or too few dates for one."""
    return drawn(answer.timeline, answer.query) if answer.timeline else None


def drawn(timeline: Timeline, title: str) -> Chart | None:
    """Draw a timeline; blocks for some tenths of a second."""
    # Pillow is loaded when the first picture is wanted.
    from bot.charts.timeline import draw_timeline

    return draw_timeline(timeline, title or "All articles")


def days_of(answer: Answer) -> list[str]:
    """Return the dates of a timeline's passages in the order they are shown; none otherwise."""
    line = answer.timeline
    return [when(event) for event in _events(line)] if line else []


def days(timeline: Timeline, snippets: Iterable[Snippet]) -> list[str]:
    """Return the date of each of some passages of a timeline, "" for one that names none."""
    known = {_place(event.snippet): when(event) for event in _events(timeline)}
    return [known.get(_place(snippet), "") for snippet in snippets]


def _events(timeline: Timeline) -> tuple[Event, ...]:
    return timeline.dated + timeline.undated


def _place(snippet: Snippet) -> tuple[str, int, int]:
    return snippet.article, snippet.start, snippet.end
