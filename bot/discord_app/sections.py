"""The parts of an answer under the names they are shown by, and facts that stand beside them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeVar

from bot.answers.model import Answer, Comparison, PersonCard, PersonSection, Section, Snippet
from bot.discord_app.escape import inline
from bot.discord_app.excerpt import clipped
from bot.discord_app.language import Language, phrase

K = TypeVar("K", bound=str)
Named = tuple[str, Sequence[Snippet]]

SECTIONS: Final[dict[Section, str]] = {
    "briefing": phrase("Briefing"),
    "said_by": phrase("Said by its voices"),
    "said_about": phrase("Said about it"),
    "figures": phrase("Figures"),
    "timeline": phrase("Timeline"),
}
PERSON_SECTIONS: Final[dict[PersonSection, str]] = {
    "roles": phrase("Roles"),
    "sayings": phrase("Sayings"),
    "met": phrase("Met and addressed"),
    "mentioned": phrase("Mentioned"),
}


def sections(answer: Answer, lang: Language) -> list[Named]:
    """Return the answer's parts in the order they are shown, empty ones left out."""
    return [(name, snippets) for name, snippets in _parts(answer, lang) if snippets]


def flag(code: str) -> str:
    """Return the flag of an ISO alpha-2 code, "" for a bloc's slug."""
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        return ""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code.upper())


def person_facts(card: PersonCard, lang: Language) -> list[str]:
    """Return lines on a person: roles, spellings met, whom they met."""
    spellings = [one.form for one in card.spellings if one.form != card.name]
    facts = {
        lang.say("Roles"): list(dict.fromkeys(role.as_written for role in card.roles)),
        lang.say("Also written"): spellings,
        lang.say("Met or addressed"): [one.name for one in card.met],
    }
    return [
        f"**{name}** {', '.join(inline(clipped(one, 40)) for one in values[:3])}"
        for name, values in facts.items()
        if values
    ]


def _parts(answer: Answer, lang: Language) -> Iterator[Named]:
    if answer.outcome == "nothing":
        yield lang.say("Closest"), answer.closest
    elif answer.briefing is not None:
        yield from _of(answer.briefing.sections, SECTIONS, lang)
    elif answer.person is not None:
        yield from _of(answer.person.sections, PERSON_SECTIONS, lang)
    elif answer.comparison is not None:
        yield from _compared(answer.comparison, lang)
    elif answer.timeline is not None:
        yield lang.say("In order"), [event.snippet for event in answer.timeline.dated]
        yield lang.say("Day not settled"), [event.snippet for event in answer.timeline.undated]
    else:
        yield "", answer.snippets


def _compared(comparison: Comparison, lang: Language) -> Iterator[Named]:
    yield lang.say("Both"), comparison.both
    for number, group in enumerate(comparison.claims, 1):
        yield lang.say("Claim and denial {number}", number=number), group
    for side in comparison.sides:
        for name, snippets in _of(side.sections, SECTIONS, lang):
            yield f"{clipped(side.name, 40)}: {name}", snippets
    for number, group in enumerate(comparison.figures, 1):
        yield lang.say("Figures that differ {number}", number=number), group


def _of(
    parts: Mapping[K, Sequence[Snippet]], names: Mapping[K, str], lang: Language
) -> Iterator[Named]:
    for key, name in names.items():
        yield lang.say(name), parts.get(key, ())
