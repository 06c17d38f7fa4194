"""The parts of an answer under the names they are shown by, and facts that stand beside them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeVar

from bot.answers.model import Answer, Comparison, PersonCard, PersonSection, Section, Snippet
from bot.discord_app.escape import inline
from bot.discord_app.excerpt import clipped

K = TypeVar("K", bound=str)
Named = tuple[str, Sequence[Snippet]]

SECTIONS: Final[dict[Section, str]] = {
    "briefing": "Briefing",
    "said_by": "Said by its voices",
    "said_about": "Said about it",
    "figures": "Figures",
    "timeline": "Timeline",
}
PERSON_SECTIONS: Final[dict[PersonSection, str]] = {
    "roles": "Roles",
    "sayings": "Sayings",
    "met": "Met and addressed",
    "mentioned": "Mentioned",
}


def sections(answer: Answer) -> list[Named]:
    """Return the answer's parts in the order they are shown, empty ones left out."""
    return [(name, snippets) for name, snippets in _parts(answer) if snippets]


def flag(code: str) -> str:
    """Return the flag of an ISO alpha-2 code, "" for a bloc's slug."""
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        return ""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code.upper())


def person_facts(card: PersonCard) -> list[str]:
    """Return lines on a person: roles, spellings met, whom they met."""
    spellings = [one.form for one in card.spellings if one.form != card.name]
    facts = {
        "Roles": list(dict.fromkeys(role.as_written for role in card.roles)),
        "Also written": spellings,
        "Met or addressed": [one.name for one in card.met],
    }
    return [
        f"**{name}** {', '.join(inline(clipped(one, 40)) for one in values[:3])}"
        for name, values in facts.items()
        if values
    ]


def _parts(answer: Answer) -> Iterator[Named]:
    if answer.outcome == "nothing":
        yield "Closest", answer.closest
    elif answer.briefing is not None:
        yield from _of(answer.briefing.sections, SECTIONS)
    elif answer.person is not None:
        yield from _of(answer.person.sections, PERSON_SECTIONS)
    elif answer.comparison is not None:
        yield from _compared(answer.comparison)
    elif answer.timeline is not None:
        yield "In order", [event.snippet for event in answer.timeline.dated]
        yield "Day not settled", [event.snippet for event in answer.timeline.undated]
    else:
        yield "", answer.snippets


def _compared(comparison: Comparison) -> Iterator[Named]:
    yield "Both", comparison.both
    for number, group in enumerate(comparison.claims, 1):
        yield f"Claim and denial {number}", group
    for side in comparison.sides:
        for name, snippets in _of(side.sections, SECTIONS):
            yield f"{clipped(side.name, 40)}: {name.lower()}", snippets
    for number, group in enumerate(comparison.figures, 1):
        yield f"Figures that differ {number}", group


def _of(parts: Mapping[K, Sequence[Snippet]], names: Mapping[K, str]) -> Iterator[Named]:
    for key, name in names.items():
        yield name, parts.get(key, ())
