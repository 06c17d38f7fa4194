"""Answers a follow-up question: the kind of the last question, asked of something else."""

import re
from collections.abc import Callable, Iterator

from bot.answers.desk import Desk
from bot.answers.model import Answer
from bot.discord_app.conversation import FollowUp
from bot.discord_app.heads import Understood
from bot.errors import QuestionError

Attempt = Callable[[], Answer]

LONGEST_NAME = 4  # words
_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")


def followed(desk: Desk, last: Understood, new: FollowUp) -> Answer:
    """Return the first answer that finds something; where none does, the likeliest reading's.

    Raises QuestionError when no reading can be asked.
    """
    attempts = _about(desk, last, new.words) if new.kind == "about" else _and(desk, last, new.words)
    nothing: Answer | None = None
    failed: QuestionError | None = None
    for attempt in attempts:
        try:
            answer = attempt()
        except QuestionError as error:
            failed = failed or error
            continue
        if answer.outcome == "answered":
            return answer
        nothing = nothing or answer
    if nothing is None:
        raise failed or QuestionError("Ask something, for example: who said rock solid?")
    return nothing


def _and(desk: Desk, last: Understood, name: str) -> Iterator[Attempt]:
    """Yield the readings of "and NAME?" after `last`, the likeliest first."""
    about = last.about or None
    match last.command:
        case "country" | "person" | "quotes":
            yield from _and_named(desk, last, name)
        case "who-said":
            yield lambda: desk.who_said(last.words, desk.filters(speaker=name))
            yield lambda: desk.quotes(name, last.words)
            yield lambda: desk.who_said(name)
        case "compare":
            first = last.words.partition(" and ")[0]
            yield lambda: desk.compare(first, name, about)
        case "timeline":
            yield lambda: desk.timeline(name, about=about)
            yield lambda: desk.timeline(about=name)
        case "ask":
            swapped = _swapped(desk, last.words, name)
            if swapped:
                yield lambda: desk.ask(swapped)
            else:
                yield lambda: desk.ask(f"{last.words} {name}")
                yield lambda: desk.ask(name)


def _and_named(desk: Desk, last: Understood, name: str) -> Iterator[Attempt]:
    """Yield the readings where the last question was of a name: another one, or what both share."""
    about, country = last.about or None, _is_country(desk, name)
    if last.command == "country":
        if country:
            yield lambda: desk.country(name, about)
        yield lambda: desk.quotes(name, last.words)
    elif country and not _is_country(desk, last.words):
        yield lambda: desk.quotes(last.words, name)
    if last.command == "quotes":
        yield lambda: desk.quotes(name, about)
    if country:
        yield lambda: desk.country(name)
    yield lambda: desk.person(name)


def _about(desk: Desk, last: Understood, matter: str) -> Iterator[Attempt]:
    """Yield the readings of "about MATTER" after `last`."""
    match last.command:
        case "country":
            yield lambda: desk.country(last.words, matter)
        case "person" | "quotes":
            yield lambda: desk.quotes(last.words, matter)
        case "compare":
            yield lambda: desk.compare(last.words, about=matter)
        case "timeline":
            yield lambda: desk.timeline(last.words, about=matter)
        case _:
            yield lambda: desk.ask(f"{last.words} {matter}")
    yield lambda: desk.ask(matter)


def _swapped(desk: Desk, question: str, name: str) -> str | None:
    """Put `name` in place of the last name of its kind in `question`."""
    fits = _is_country if _is_country(desk, name) else _is_person
    words = list(_WORD.finditer(question))
    for size in range(min(LONGEST_NAME, len(words)), 0, -1):
        for first in range(len(words) - size, -1, -1):
            start, end = words[first].start(), words[first + size - 1].end()
            if fits(desk, question[start:end]):
                return f"{question[:start]}{name}{question[end:]}"
    return None


def _is_country(desk: Desk, name: str) -> bool:
    found = desk.snapshot.gazetteer.resolve(name)
    # In small letters a code is a word of its own: "in", "it", "no", "me".
    return found is not None and (name != name.lower() or name.upper() != found.code)


def _is_person(desk: Desk, name: str) -> bool:
    return desk.snapshot.people.named(name) is not None
