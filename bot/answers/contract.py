"""An `Answer` as the JSON object that `--json` prints: the contract scripts depend on."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.answers.model import Answer, Comparison, Event, PersonCard, Snippet
from bot.passages.model import SaidOn, Speaker


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return the contract's object: plain dicts, lists, strings and numbers, absent facts None."""
    shown: dict[str, Any] = {
        "command": answer.command,
        "query": answer.query,
        "outcome": answer.outcome,
        "message": answer.message,
        "suggestions": list(answer.suggestions),
        "snippets": [snippet_json(snippet) for snippet in answer.snippets],
        "closest": [snippet_json(snippet) for snippet in answer.closest],
        "corpus": {**asdict(answer.corpus), "newest": day(answer.corpus.newest)},
    }
    if answer.briefing:
        shown["country"] = asdict(answer.briefing.country)
        shown["sections"] = _sections(answer.briefing.sections)
        shown["related"] = [asdict(related) for related in answer.briefing.related]
    if answer.person:
        shown |= _person(answer.person)
    if answer.comparison:
        shown |= _comparison(answer.comparison)
    if answer.timeline:
        shown["dated"] = [_event(event) for event in answer.timeline.dated]
        shown["undated"] = [_event(event) for event in answer.timeline.undated]
    return shown


def _sections(sections: Mapping[Any, tuple[Snippet, ...]]) -> dict[str, Any]:
    return {name: [snippet_json(one) for one in shown] for name, shown in sections.items()}


def _person(card: PersonCard) -> dict[str, Any]:
    return {
        "person": {
            "name": card.name,
            "countries": list(card.countries),
            "roles": [{**asdict(role), "published": day(role.published)} for role in card.roles],
            "spellings": [asdict(spelling) for spelling in card.spellings],
            "articles": [asdict(article) for article in card.articles],
        },
        "sections": _sections(card.sections),
        "met": [asdict(met) for met in card.met],
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "sides": [
            {
                "name": side.name,
                "kind": side.kind,
                "code": side.code,
                "sections": _sections(side.sections),
            }
            for side in comparison.sides
        ],
        "both": [snippet_json(one) for one in comparison.both],
        "figures": [[snippet_json(one) for one in group] for group in comparison.figures],
        "claims": [[snippet_json(one) for one in group] for group in comparison.claims],
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "as_written": event.as_written,
        "date": day(event.date),
        "precision": event.precision,
        "snippet": snippet_json(event.snippet),
    }


def snippet_json(snippet: Snippet) -> dict[str, Any]:
    """Return one snippet as the contract has it."""
    return {
        **asdict(snippet),
        "published": day(snippet.published),
        "pieces": [asdict(piece) for piece in snippet.pieces],
        "speaker": speaker_json(snippet.speaker),
        "said_on": said_on_json(snippet.said_on),
        "via": speaker_json(snippet.via),
        "difference": [asdict(step) for step in snippet.difference],
        "also_in": [asdict(copy) for copy in snippet.also_in],
        "score": round(snippet.score, 4),
    }


def speaker_json(speaker: Speaker | None) -> dict[str, Any] | None:
    """Return a speaker; joint speakers stand under "with"."""
    if speaker is None:
        return None
    return {
        "name": speaker.name,
        "role": speaker.role,
        "as_written": speaker.as_written,
        "with": list(speaker.joint),
    }


def said_on_json(said_on: SaidOn | None) -> dict[str, Any] | None:
    """Return a date as written, and as a day where the article's own date settles it."""
    return {"as_written": said_on.as_written, "date": day(said_on.day)} if said_on else None


def day(value: date | None) -> str | None:
    """Return a date in ISO form."""
    return value.isoformat() if value else None
