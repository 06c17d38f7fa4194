"""Answers as text for a terminal."""

from collections.abc import Iterable
from functools import partial

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.answers.contract import day
from bot.answers.model import Answer, Snippet
from bot.answers.sources import SourceCard
from bot.answers.status import Status
from bot.answers.who_said.telling import altered_of, by_speaker, in_line, stance_of
from bot.index.tokens import words
from bot.terminal.differences import match_line
from bot.terminal.parts import show_parts
from bot.terminal.plain import plain

# How the words stand in the article, where that is not between quotation marks.
HOW = {"direct": "", "unmarked": "no marks in the article", "indirect": "as reported"}

# A title that is a whole first sentence is shortened where it only names the source.
LONGEST_TITLE = 80


def show_answer(console: Console, answer: Answer) -> None:
    """Print an answer: its message, snippets with their sources, and what comes nearest."""
    if answer.message:
        console.print(Text(plain(answer.message), style="italic"))
    if not show_parts(console, answer, partial(_show_snippets, console, query="")):
        _show_found(console, answer)
    if answer.closest:
        console.print(Text("\nClosest in the articles:", style="bold"))
        _show_snippets(console, answer.closest, answer.query)
    if answer.outcome == "nothing":
        if answer.suggestions:
            console.print(Text("Try: " + ", ".join(map(plain, answer.suggestions))))
        console.print(Text(_searched(answer), style="dim"))


def _show_found(console: Console, answer: Answer) -> None:
    """Print the snippets, those of several people each under their name."""
    groups = by_speaker(answer.snippets) if answer.command == "quotes" else []
    if len(groups) < 2:
        _show_snippets(console, answer.snippets, answer.query)
        return
    first = 1
    for name, snippets in groups:
        console.print(Text(f"\n{plain(name)}", style="bold underline"))
        _show_snippets(console, snippets, answer.query, first)
        first += len(snippets)


def _searched(answer: Answer) -> str:
    newest = f", the newest of {day(answer.corpus.newest)}" if answer.corpus.newest else ""
    count = answer.corpus.articles
    return f"Searched {count} article{'s' * (count != 1)}{newest}."


def _show_snippets(
    console: Console, snippets: Iterable[Snippet], query: str, first: int = 1
) -> None:
    for number, snippet in enumerate(snippets, first):
        console.print()
        body = Text(f"{number:>2}. ").append_text(_marked(snippet, query))
        for line in (_voice(snippet), altered_of(snippet), _source(snippet)):
            if line:
                body.append(f"\n{line}", style="dim")
        differs = match_line(snippet)
        if differs:
            body.append("\n").append_text(differs)
        console.print(Padding(body, (0, 0, 0, 1)))


def _marked(snippet: Snippet, query: str) -> Text:
    """Return the snippet's words with those of the question in bold."""
    shown = Text(plain(snippet.text))
    stems = {word.stem for word in words(query) if word.stem}
    for word in words(shown.plain):
        if word.stem in stems:
            shown.stylize("bold", word.start, word.end)
    return shown


def _voice(snippet: Snippet) -> str:
    """Return who said it, in what role, to whom, where and when."""
    if snippet.kind is None:
        return ""
    if snippet.speaker is None:
        return "— speaker not settled by the article"
    speaker = snippet.speaker
    named = [part for part in (speaker.name, speaker.role) if part] or [speaker.as_written]
    parts = [", ".join([*named, *(f"with {other}" for other in speaker.joint)])]
    if snippet.addressee:
        parts.append(f"to {snippet.addressee}")
    if snippet.occasion:
        parts.append(in_line(snippet.occasion))
    if snippet.said_on:
        parts.append(in_line(snippet.said_on.as_written))
    notes = [note for note in (HOW[snippet.kind], stance_of(snippet)) if note]
    how = f" ({'; '.join(notes)})" if notes else ""
    return plain("— " + ", ".join(parts) + how)


def _source(snippet: Snippet) -> str:
    title = plain(snippet.title)
    if len(title) > LONGEST_TITLE:
        title = title[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    facts = [title, snippet.outlet, day(snippet.published), snippet.url]
    line = "  ".join(plain(fact) for fact in facts if fact)
    also = ", ".join(dict.fromkeys(copy.outlet or copy.article for copy in snippet.also_in))
    quoted = "also quoted in" if snippet.kind else "also in"
    place = f"[{snippet.article}:{snippet.start}]"
    return f"{line} {place}" + (f"  {quoted} {plain(also)}" if also else "")


def show_sources(console: Console, cards: Iterable[SourceCard]) -> None:
    """Print what was read, what was left out of it and what was skipped."""
    for card in cards:
        article = card.article
        if article is None:
            console.print(Text(f"{plain(card.id)}: skipped: {card.reason}", style="red"))
            continue
        facts = [article.outlet, article.author, day(article.published), f"{article.words} words"]
        console.print(Text(plain(article.title), style="bold"))
        console.print(Text(f"  {plain(card.id)} · " + " · ".join(plain(f) for f in facts if f)))
        for excluded in card.excluded:
            left_out = plain(article.text[excluded.start : excluded.end])
            clipped = left_out if len(left_out) <= 60 else left_out[:59] + "…"
            console.print(Text(f"  left out ({excluded.why}): {clipped}", style="dim"))


def show_status(console: Console, status: Status) -> None:
    """Print what is loaded."""
    console.print(
        Text(
            f"briefing-bot {status.version}: {status.articles} articles, "
            f"{status.passages} passages, {status.quotations} quotations by "
            f"{status.speakers} speakers, {status.countries} countries and blocs"
        )
    )
    newest = day(status.newest) or "no article states its date"
    console.print(
        Text(
            f"newest article: {newest}; skipped: {status.skipped}; read and indexed in "
            f"{status.build_seconds * 1000:.0f} ms; snippets refused: {status.dropped}"
        )
    )
