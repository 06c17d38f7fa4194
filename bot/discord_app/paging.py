"""Parts the passages of an answer into pages that fit a message each."""

from collections.abc import Sequence

from bot.answers.model import Snippet
from bot.discord_app.excerpt import clipped, utf16
from bot.discord_app.passages import LONGEST, passage
from bot.discord_app.refs import PER_PAGE, Ref
from bot.discord_app.sheet import Page, Sheet

PAGE_TEXT = 2_600  # of the passages on one page: more is tiring to scroll through
MOST_PAGES = 25  # entries of one menu


def paged(sections: Sequence[tuple[str, Sequence[Snippet]]], sheet: Sheet) -> list[Page]:
    """Part the snippets of all sections into pages that fit `sheet`, 25 at most."""
    pages: list[Page] = []
    number = 1
    for name, snippets in sections:
        for group in _groups(snippets, sheet):
            last = number + len(group) - 1
            numbers = f"{number}" if last == number else f"{number}–{last}"
            label = (
                f"{name} · {numbers}"
                if name
                else sheet.lang.say("Passages {numbers}", numbers=numbers)
            )
            pages.append(Page(clipped(label, 100), _hint(group), tuple(map(Ref.to, group))))
            number = last + 1
    return pages[:MOST_PAGES]


def _groups(snippets: Sequence[Snippet], sheet: Sheet) -> list[list[Snippet]]:
    groups: list[list[Snippet]] = []
    marks, budget = sheet.marks, min(PAGE_TEXT, sheet.room)
    used = budget
    dated = "week of 30 September 2000" if sheet.is_timeline else ""  # as long as dates get
    for snippet in snippets[: MOST_PAGES * PER_PAGE]:
        size = utf16(passage(snippet, 99, marks, sheet.lang, min(LONGEST, budget), dated))
        if used + size > budget or len(groups[-1]) == PER_PAGE:
            groups.append([])
            used = 0
        groups[-1].append(snippet)
        used += size
    return groups


def _hint(group: Sequence[Snippet]) -> str:
    """Say in a menu entry's second line who speaks on a page, else in which articles."""
    names = [s.speaker.name or s.speaker.role or "" for s in group if s.speaker]
    shown = list(dict.fromkeys(name for name in names if name))
    return clipped(", ".join(shown or dict.fromkeys(s.title for s in group)), 100)
