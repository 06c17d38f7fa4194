"""A snippet among the paragraphs that surround it."""

from discord import ui

from bot.answers.model import Snippet
from bot.articles.model import Span
from bot.discord_app import ids
from bot.discord_app.cards import BLUE, card
from bot.discord_app.excerpt import quoted
from bot.discord_app.language import Language
from bot.discord_app.passages import source_line
from bot.discord_app.refs import Ref

LONGEST = 3_200


def context_view(around: Snippet, snippet: Snippet, lang: Language) -> ui.LayoutView:
    """Return `around` with the words of `snippet`, which stands inside it, in bold."""
    layout = card(
        BLUE,
        f"### {lang.say('In context')}",
        quoted(around.text, _inside(around, snippet), LONGEST),
        f"-# {source_line(snippet, None, lang, 400)}",
    )
    if snippet.quote is not None:
        button: ui.Button[ui.LayoutView] = ui.Button(
            label=lang.say("Who else said this?"), custom_id=ids.others(Ref.to(snippet))
        )
        layout.add_item(ui.ActionRow(button))
    return layout


def _inside(around: Snippet, snippet: Snippet) -> list[Span]:
    """Return where `snippet` stands in `around`, a span a line: bold must not run over lines."""
    spans: list[Span] = []
    at = max(0, snippet.start - around.start)
    for line in around.text[at : snippet.end - around.start].splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words)
            spans.append(Span(start, start + len(words)))
        at += len(line)
    return spans
