"""The parts that briefings, people, comparisons and timelines have beside their snippets."""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from rich.console import Console
from rich.text import Text

from bot.answers.model import (
    Answer,
    Comparison,
    CountryBriefing,
    Event,
    PersonCard,
    PersonSection,
    RoleGiven,
    Section,
    Snippet,
    Timeline,
)
from bot.answers.questions.when import when
from bot.answers.who_said.telling import written_day

SECTIONS: dict[Section, str] = {
    "briefing": "In brief",
    "said_by": "Its voices",
    "said_about": "Said about it",
    "figures": "Figures",
    "timeline": "Timeline",
}
OF_PERSON: dict[Section, str] = {"said_by": "What they say", "said_about": "Said about them"}
PERSON: dict[PersonSection, str] = {
    "roles": "Roles",
    "sayings": "What they say",
    "met": "Met or addressed",
    "mentioned": "More on them",
}


LISTED = 6  # names in one line: a list of a whole archive is none to read

Name = TypeVar("Name", bound=str)


class Show(Protocol):
    """Prints snippets, numbered from `first`."""

    def __call__(self, snippets: Iterable[Snippet], *, first: int = 1) -> None: ...  # noqa: D102


def show_parts(console: Console, answer: Answer, show: Show) -> bool:
    """Print the parts of an answer that has any; tells whether it had."""
    if answer.outcome == "nothing":
        return False
    if answer.briefing:
        _show_country(console, answer.briefing, show)
    elif answer.person:
        _show_person(console, answer.person, show)
    elif answer.comparison:
        _show_comparison(console, answer.comparison, show)
    elif answer.timeline:
        _show_timeline(console, answer.timeline, show)
    else:
        return False
    return True


def _show_country(console: Console, briefing: CountryBriefing, show: Show) -> None:
    _title(console, briefing.country.name)
    _show_sections(console, briefing.sections, SECTIONS, show)
    related = ", ".join(f"{one.name} {one.count}" for one in briefing.related)
    if related:
        console.print()
        _fact(console, "Related", related)


def _show_person(console: Console, card: PersonCard, show: Show) -> None:
    _title(console, card.name)
    facts = {
        "Called": "; ".join(map(_role, card.roles)),
        "Written": ", ".join(f"{one.form} {one.count}" for one in card.spellings),
        "Named in": _listed(f"{one.article} {one.count}" for one in card.articles),
        "Met or addressed": ", ".join(f"{one.name} ({one.how})" for one in card.met),
    }
    for label, value in facts.items():
        if value:
            _fact(console, label, value)
    _show_sections(console, card.sections, PERSON, show)


def _listed(names: Iterable[str]) -> str:
    """Return the first few names, and how many more there are."""
    every = list(names)
    more = f" and {len(every) - LISTED} more" if len(every) > LISTED else ""
    return ", ".join(every[:LISTED]) + more


def _role(role: RoleGiven) -> str:
    """Return a role with the day of the newest article that gives it."""
    day = f" ({written_day(role.published)})" if role.published else ""
    return f"{role.as_written}{day}"


def _show_comparison(console: Console, comparison: Comparison, show: Show) -> None:
    left, right = comparison.sides
    if comparison.both:
        _title(console, f"{left.name} and {right.name}")
        show(comparison.both)
    for group in comparison.claims:
        _heading(console, "Claim and denial side by side")
        show(group)
    for group in comparison.figures:
        _heading(console, "Figures side by side")
        show(group)
    for side in comparison.sides:
        console.print()
        _title(console, side.name)
        labels = SECTIONS | OF_PERSON if side.kind == "person" else SECTIONS
        _show_sections(console, side.sections, labels, show)
        if not any(side.sections.values()):
            console.print(Text("Nothing more on it alone.", style="italic"))


def _show_timeline(console: Console, timeline: Timeline, show: Show) -> None:
    _show_events(console, timeline.dated, show, 1)
    if timeline.undated:
        _heading(console, "Day not settled by the article")
        _show_events(console, timeline.undated, show, len(timeline.dated) + 1)


def _show_events(console: Console, events: Iterable[Event], show: Show, first: int) -> None:
    shown = None
    for number, event in enumerate(events, first):
        if when(event) != shown:
            shown = when(event)
            console.print()
            console.print(Text(shown, style="bold"), end="")
        show([event.snippet], first=number)


def _show_sections(
    console: Console,
    sections: Mapping[Name, tuple[Snippet, ...]],
    labels: Mapping[Name, str],
    show: Show,
) -> None:
    for name, label in labels.items():
        if sections.get(name):
            _heading(console, label)
            show(sections[name])


def _title(console: Console, words: str) -> None:
    console.print(Text(words, style="bold"))


def _heading(console: Console, words: str) -> None:
    console.print(Text(f"\n{words}", style="bold underline"))


def _fact(console: Console, label: str, value: str) -> None:
    console.print(Text(f"{label}: ", style="bold").append(" ".join(value.split()), "not bold"))
