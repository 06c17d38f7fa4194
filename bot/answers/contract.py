"""An `Answer` as the JSON object that `--json` prints: the contract scripts depend on."""

from dataclasses import asdict
from datetime import date
from typing import Any

from bot.answers.model import Answer, Snippet
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
        shown["sections"] = {
            name: [snippet_json(snippet) for snippet in snippets]
            for name, snippets in answer.briefing.sections.items()
        }
        shown["related"] = [asdict(related) for related in answer.briefing.related]
    return shown


def snippet_json(snippet: Snippet) -> dict[str, Any]:
    """Return one snippet as the contract has it."""
    return {
        **asdict(snippet),
        "published": day(snippet.published),
        "pieces": [asdict(piece) for piece in snippet.pieces],
        "speaker": speaker_json(snippet.speaker),
        "said_on": said_on_json(snippet.said_on),
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
