"""An answer as a Markdown file, to keep or to paste elsewhere."""

from collections.abc import Sequence

from bot.answers.model import Snippet
from bot.answers.telling import written_day as day
from bot.discord_app.escape import plain, visible


def as_markdown(head: str, snippets: Sequence[Snippet]) -> str:
    """Return the passages with their sources; `head` is the head of the answer's card."""
    title, *rest = [line.lstrip("#- ") for line in plain(head).split("\n")]
    parts = [f"# {title}", *rest]
    for number, snippet in enumerate(snippets, 1):
        quotation = "\n".join(f"> {line}" for line in visible(snippet.text).splitlines())
        parts += [f"## {number}. {_speaker(snippet)}".rstrip(". "), quotation, _source(snippet)]
    return "\n\n".join(parts) + "\n"


def _speaker(snippet: Snippet) -> str:
    if snippet.speaker is None:
        return "Speaker unclear" if snippet.kind else ""
    named = snippet.speaker.name or snippet.speaker.role or snippet.speaker.as_written
    role = snippet.speaker.role if snippet.speaker.name else None
    return visible(f"{named}, {role}" if role else named)


def _source(snippet: Snippet) -> str:
    facts = [
        " ".join(visible(snippet.title).split()),
        snippet.outlet,
        day(snippet.published) if snippet.published else "undated",
        snippet.url,
        f"{snippet.article}, characters {snippet.start} to {snippet.end}",
    ]
    return " · ".join(fact for fact in facts if fact)
