"""Which command free text means: "who said …", "what did X say about …", a country's name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from bot.answers.model import Command
from bot.answers.who_said.asked import supposes

Known = Callable[[str], bool]

_SLASH = re.compile(r"^/(?P<name>[a-z-]+)\s*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_ABOUT = r"(?:\s+(?:about|on|regarding|concerning|of)\s+(?P<about>.+?))?"
_SAID = re.compile(
    r"^(?:what|anything)\s+(?:did|does|do|has|have|had|was|is)\s+(?P<who>.+?)\s+"
    r"(?:say|said|saying|tell|told|think|thought|state|stated|comment|claim|claimed|argue|write"
    r"|believe|warn|announce|promise|explain|post|posted|tweet|quote|quoted)"
    r"(?:\s+(?:about|on|regarding|concerning|of|to)?\s*(?P<about>.+?))?\s*\??$",
    re.IGNORECASE | re.DOTALL,
)
_TOLD = re.compile(
    r"^what\s+(?P<who>.+?)\s+(?:said|says|told|thinks|wrote|claims|claimed|thought|warned|explained)"
    r"(?:\s+(?:about|on|regarding|concerning|to)?\s*(?P<about>.+?))?\s*\??$",
    re.IGNORECASE | re.DOTALL,
)
_QUOTES = re.compile(
    r"^(?:(?:all|any|show|give me|find|list)\s+)*(?:quotes?|quotations?|statements?|sayings?)\s+"
    rf"(?:by|from|of)\s+(?P<who>.+?){_ABOUT}\s*\??$",
    re.IGNORECASE | re.DOTALL,
)
_ON = re.compile(
    r"^(?!(?:who|what|when|where|why|how|which|did|do|does|is|are|was|were|has|have|had|can|will)\s)"
    r"(?P<who>.{2,80}?)\s+(?:on|about|regarding)\s+(?P<about>.+?)\s*\??$",
    re.IGNORECASE | re.DOTALL,
)
_WHO = re.compile(r"^who(?:\s+\w+){0,3}?\s+(?P<cue>[a-z]+)\b", re.IGNORECASE)
_BRIEF = re.compile(
    r"^(?:(?:please|can you|could you)\s+)*"
    r"(?:brief(?: me)? on|tell me about|country|briefing on|about)\s+(?P<name>.+?)\s*\??$",
    re.IGNORECASE | re.DOTALL,
)


_COMPARE = re.compile(
    r"^(?:please\s+)?compare\s+(?P<both>.+?)"
    r"(?:\s+(?:about|on|regarding|concerning)\s+(?P<about>.+?))?\s*\??$",
    re.IGNORECASE | re.DOTALL,
)
_WHO_IS = re.compile(r"^who(?:\s+is|\s+was|['’]s)\s+(?P<name>.+?)\s*\??$", re.IGNORECASE)
_TIMELINE = re.compile(
    r"^(?:(?:show|give)(?: me)?\s+)?(?:the\s+|a\s+)?(?:timeline|chronology)"
    r"\s+(?:of|for|on|about)\s+(?P<what>.+?)\s*\??$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Route:
    """The command that answers, its main argument and the topic that narrows it."""

    command: Command
    query: str
    about: str | None = None


def route(
    text: str,
    is_country: Known,
    is_speaker: Known,
    cues: frozenset[str],
    is_person: Known = lambda _: False,
) -> Route:
    """Return what `text` asks for; anything that is nothing else is a free question.

    `is_country`, `is_speaker` and `is_person` tell whether a name or office is
    known; `cues` are the verbs after "who" that ask for a saying.
    """
    return (
        _slash(text)
        or _who(text, cues, is_speaker)
        or _who_is(text, is_person)
        or _compare(text)
        or _timeline(text)
        or _said(text, is_speaker)
        or _country(text, is_country)
        or Route("ask", text)
    )


def _slash(text: str) -> Route | None:
    found = _SLASH.match(text)
    if not found:
        return None
    rest = found["rest"].strip()
    match found["name"].casefold():
        case "ask":
            return Route("ask", rest)
        case "who-said":
            return Route("who-said", rest)
        case "quotes" | "country" | "person" | "compare" | "timeline" as name:
            query, _, about = rest.partition(" about:")
            return Route(cast(Command, name), query.strip(), about.strip() or None)
    return None


def _who(text: str, cues: frozenset[str], is_speaker: Known) -> Route | None:
    supposed = supposes(text)
    if supposed and is_speaker(supposed):
        return Route("who-said", text)
    found = _WHO.match(text)
    if not found:
        return None
    verbs = text.casefold().split()[1:5]
    return Route("who-said", text) if any(verb.strip("?,") in cues for verb in verbs) else None


def _said(text: str, is_speaker: Known) -> Route | None:
    for pattern in (_QUOTES, _SAID, _TOLD, _ON):
        found = pattern.match(text)
        if found and is_speaker(found["who"]):
            return Route("quotes", found["who"].strip(), found["about"])
    return None


def _who_is(text: str, is_person: Known) -> Route | None:
    found = _WHO_IS.match(text)
    return Route("person", found["name"]) if found and is_person(found["name"]) else None


def _compare(text: str) -> Route | None:
    found = _COMPARE.match(text)
    return Route("compare", found["both"].strip(" ?"), found["about"]) if found else None


def _timeline(text: str) -> Route | None:
    found = _TIMELINE.match(text)
    return Route("timeline", found["what"].strip(" ?")) if found else None


def _country(text: str, is_country: Known) -> Route | None:
    found = _BRIEF.match(text)
    name = (found["name"] if found else text).strip(" ?!.")
    return Route("country", name) if is_country(name) else None
