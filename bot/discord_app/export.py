"""An answer as a Markdown file, to keep or to paste elsewhere."""

import io
from collections.abc import Sequence

import discord

from bot.answers.model import Snippet
from bot.discord_app.escape import plain, visible
from bot.discord_app.language import Language
from bot.discord_app.sheet import Sheet

LARGEST = 8_000_000  # bytes; Discord takes ten million


def whole_file(sheet: Sheet, snippets: Sequence[Snippet]) -> discord.File:
    """Return the passages as a file, which says where some of the answer's are missing."""
    text = as_markdown(sheet.head, snippets, sheet.lang)
    if sheet.total > len(snippets):
        text += "\n" + sheet.lang.say(
            "{n} of {total} passages are in this file.", n=len(snippets), total=sheet.total
        )
    content = text.encode("utf-8", "replace")
    if len(content) > LARGEST:
        cut = sheet.lang.say("The file ends here, where it became too large to send.")
        content = content[:LARGEST].rsplit(b"\n", 1)[0] + f"\n\n{cut}\n".encode()
    return discord.File(io.BytesIO(content), "briefing.md")


def as_markdown(head: str, snippets: Sequence[Snippet], lang: Language) -> str:
    """Return the passages with their sources; `head` is the head of the answer's card."""
    title, *rest = [line.lstrip("#- ") for line in plain(head).split("\n")]
    parts = [f"# {title}", *rest]
    for number, snippet in enumerate(snippets, 1):
        quotation = "\n".join(f"> {line}" for line in visible(snippet.text).splitlines())
        parts += [
            f"## {number}. {_speaker(snippet, lang)}".rstrip(". "),
            quotation,
            _source(snippet, lang),
        ]
    return "\n\n".join(parts) + "\n"


def _speaker(snippet: Snippet, lang: Language) -> str:
    if snippet.speaker is None:
        return lang.say("Speaker unclear") if snippet.kind else ""
    named = snippet.speaker.name or snippet.speaker.role or snippet.speaker.as_written
    role = snippet.speaker.role if snippet.speaker.name else None
    return visible(f"{named}, {role}" if role else named)


def _source(snippet: Snippet, lang: Language) -> str:
    facts = [
        " ".join(visible(snippet.title).split()),
        snippet.outlet,
        lang.day(snippet.published) if snippet.published else lang.say("undated"),
        snippet.url,
        lang.say(
            "{article}, characters {start} to {end}",
            article=snippet.article,
            start=str(snippet.start),
            end=str(snippet.end),
        ),
    ]
    return " · ".join(fact for fact in facts if fact)
