"""How the words asked for stand in a saying, as one line of a terminal."""

from rich.text import Text

from bot.answers.model import Difference, Snippet
from bot.answers.who_said.telling import abridged, match_of
from bot.terminal.plain import plain


def match_line(snippet: Snippet) -> Text | None:
    """Return "nearly the same words: [tha → the] ice", None for words as they were asked.

    Brackets tell it without colours: [asked → article], [-asked only], [+article only].
    """
    told = match_of(snippet)
    if told is None or snippet.match == "exact":
        return None
    line = Text(told[:1].upper() + told[1:], style="italic")
    for number, step in enumerate(abridged(snippet.difference)):
        line.append(" " if number else ": ").append_text(_step(step))
    return line


def _step(step: Difference) -> Text:
    asked, article = plain(step.asked), plain(step.article)
    if step.op == "equal":
        return Text(article)
    if step.op == "replace":
        ours, theirs = Text(asked, "red"), Text(article, "bold green")
        return Text("[").append_text(ours).append(" → ").append_text(theirs).append("]")
    gone = step.op == "delete"
    return (
        Text("[")
        .append(f"-{asked}" if gone else f"+{article}", "red" if gone else "green")
        .append("]")
    )
