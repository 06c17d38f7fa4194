"""What a timeline has beside its passages: the date of each, and a chart."""

from collections.abc import Iterable

from bot.answers.model import Answer, Event, Snippet, Timeline
from bot.charts.model import Chart, Drawing
from bot.discord_app.language import Language


def charted(answer: Answer, lang: Language) -> Chart | None:
    """Draw an answer's timeline; None where it has none, or too few dates for one."""
    return drawn(answer.timeline, answer.query, lang) if answer.timeline else None


def drawn(timeline: Timeline, subject: str, lang: Language) -> Chart | None:
    """Draw a timeline; blocks for some tenths of a second."""
    # Pillow is loaded when the first picture is wanted.
    from bot.charts.timeline import draw_timeline

    drawing = draw_timeline(timeline)
    if drawing is None:
        return None
    return Chart(drawing.png, _told(drawing, subject or lang.say("All articles"), lang))


def days_of(answer: Answer, lang: Language) -> list[str]:
    """Return the dates of a timeline's passages in the order they are shown; none otherwise."""
    line = answer.timeline
    return [day_of(event, lang) for event in _events(line)] if line else []


def days(timeline: Timeline, snippets: Iterable[Snippet], lang: Language) -> list[str]:
    """Return the date of each of some passages of a timeline, "" for one that names none."""
    known = {_place(event.snippet): day_of(event, lang) for event in _events(timeline)}
    return [known.get(_place(snippet), "") for snippet in snippets]


def day_of(event: Event, lang: Language) -> str:
    """Return the date of an event, as exactly as it is known; as written where it is not."""
    day = event.date
    if day is None:
        return event.as_written
    match event.precision:
        case "year":
            return str(day.year)
        case "month":
            return lang.month(day)
        case "week":
            return lang.say("week of {day}", day=lang.day(day))
        case _:
            return lang.day(day)


def _told(drawing: Drawing, subject: str, lang: Language) -> str:
    """Return in words what the picture shows."""
    lines = [
        lang.say(
            "Timeline of {subject}: {n} dated sentences from {first} to {last}, "
            "{most} of them in {busiest}.",
            subject=subject,
            n=len(drawing.events),
            first=day_of(drawing.events[0], lang),
            last=day_of(drawing.events[-1], lang),
            most=drawing.most,
            busiest=str(drawing.busiest),
        )
    ]
    if drawing.later:
        lines.append(lang.say("Later ones that are not drawn: {n}.", n=drawing.later))
    if drawing.undated:
        lines.append(lang.say("Without a settled day, not drawn: {n}.", n=drawing.undated))
    return " ".join(lines)


def _events(timeline: Timeline) -> tuple[Event, ...]:
    return timeline.dated + timeline.undated


def _place(snippet: Snippet) -> tuple[str, int, int]:
    return snippet.article, snippet.start, snippet.end
