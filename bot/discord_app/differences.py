"""How the words asked for stand in a saying, as one line of Markdown."""

from bot.answers.model import Difference, Snippet
from bot.answers.who_said.telling import abridged, match_of
from bot.discord_app.escape import inline
from bot.discord_app.excerpt import utf16
from bot.discord_app.language import Language


def match_line(snippet: Snippet, limit: int, lang: Language) -> str:
    """Return "Nearly the same words: ~~tha~~ **the** ice", "" for words as they were asked.

    What does not fit into `limit` characters is visibly left out.
    """
    told = match_of(snippet)
    if told is None or snippet.match == "exact":
        return ""
    told = lang.translated(told)
    line = told[:1].upper() + told[1:]
    for number, step in enumerate(abridged(snippet.difference)):
        longer = f"{line}{' ' if number else ': '}{_step(step)}"
        if utf16(longer) > limit:
            return f"{line} …"
        line = longer
    return line


def _step(step: Difference) -> str:
    asked, article = inline(step.asked), inline(step.article)
    if step.op == "equal":
        return article
    return " ".join(
        part for part in (asked and f"~~{asked}~~", article and f"**{article}**") if part
    )
