"""The shape all answers share: a card with head, passages and foot, and its buttons below.

A sheet can be rebuilt from the message that shows it: head and foot stand in
it as text, and the page menu's entries carry the references of their passages.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import discord
from discord import ui

from bot.answers.model import Snippet
from bot.discord_app import ids
from bot.discord_app.escape import escape, plain
from bot.discord_app.excerpt import Highlighter, clipped, utf16
from bot.discord_app.passages import LONGEST, passage
from bot.discord_app.refs import PER_PAGE, Ref

TEXT_LIMIT = 4_000  # of one message, in all its text displays
PAGE_TEXT = 2_600  # of the passages on one page, leaving room for head, note and foot
MOST_PAGES = 25  # entries of one menu
HEAD, NOTE, FOOT = 1, 2, 3  # component ids, by which a sheet is read back


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its entry in the page menu and the references of its passages."""

    label: str
    hint: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An answer on one page of `pages`; `head`, `note` and `foot` are Markdown."""

    head: str
    foot: str
    colour: int
    note: str = ""
    pages: tuple[Page, ...] = ()
    current: int = 0
    private: bool = False

    @property
    def marks(self) -> Highlighter:
        """What to mark bold: the head's first line and what its other lines quote."""
        first, *rest = plain(self.head).split("\n")
        quoted = [line[line.find("“") : line.rfind("”")] for line in rest if "“" in line]
        return Highlighter.of(" ".join([first.lstrip("# "), *quoted]))

    @property
    def room(self) -> int:
        """Characters left for a page's passages; its position and a sharer's name are set aside."""
        return TEXT_LIMIT - 300 - sum(utf16(text) for text in (self.head, self.note, self.foot))

    @property
    def refs(self) -> tuple[Ref, ...]:
        """References of the current page's passages."""
        return self.pages[self.current].refs if self.pages else ()

    @property
    def first_number(self) -> int:
        """The number of the current page's first passage."""
        return 1 + sum(len(page.refs) for page in self.pages[: self.current])

    def at(self, page: int) -> "Sheet":
        """Return the sheet turned to `page`, or to the nearest there is."""
        return replace(self, current=max(0, min(page, len(self.pages) - 1)))


def view(sheet: Sheet, snippets: Sequence[Snippet]) -> ui.LayoutView:
    """Return the message's components; `snippets` are those of the current page."""
    card: ui.Container[ui.LayoutView] = ui.Container(accent_colour=sheet.colour)
    card.add_item(ui.TextDisplay(sheet.head, id=HEAD))
    if sheet.note:
        card.add_item(ui.TextDisplay(sheet.note, id=NOTE))
    if len(sheet.pages) > 1:
        card.add_item(ui.Separator())
        card.add_item(ui.TextDisplay(_position(sheet)))
    for place, text in enumerate(_passages(sheet, snippets)):
        card.add_item(ui.Separator(visible=place == 0 and len(sheet.pages) < 2))
        card.add_item(ui.TextDisplay(text))
    if sheet.foot:
        card.add_item(ui.Separator())
        card.add_item(ui.TextDisplay(sheet.foot, id=FOOT))
    layout = ui.LayoutView(timeout=None)
    layout.add_item(card)
    for row in _rows(sheet, snippets):
        layout.add_item(row)
    return settled(layout)


def settled(layout: ui.LayoutView) -> ui.LayoutView:
    """Keep the library from storing a view: its buttons carry their state, see `controls`."""
    layout.stop()
    return layout


def read(message: discord.Message, private: bool) -> Sheet | None:
    """Return the sheet that a message shows, None when it shows none."""
    found = ui.LayoutView.from_message(message, timeout=None)
    card = next((item for item in found.children if isinstance(item, ui.Container)), None)
    if card is None:
        return None
    texts = {item.id: item.content for item in card.children if isinstance(item, ui.TextDisplay)}
    if HEAD not in texts:
        return None
    pages, current = _read_pages(found)
    colour = card.accent_colour
    return Sheet(
        texts[HEAD],
        texts.get(FOOT, ""),
        colour.value if isinstance(colour, discord.Colour) else colour or 0,
        texts.get(NOTE, ""),
        pages,
        current,
        private,
    )


def paged(sections: Sequence[tuple[str, Sequence[Snippet]]], sheet: Sheet) -> list[Page]:
    """Part the snippets of all sections into pages that fit `sheet`, 25 at most."""
    pages: list[Page] = []
    number = 1
    for name, snippets in sections:
        for group in _groups(snippets, sheet):
            last = number + len(group) - 1
            numbers = f"{number}" if last == number else f"{number}–{last}"
            label = f"{name} · {numbers}" if name else f"Passages {numbers}"
            pages.append(Page(clipped(label, 100), _hint(group), tuple(map(Ref.to, group))))
            number = last + 1
    return pages[:MOST_PAGES]


def _groups(snippets: Sequence[Snippet], sheet: Sheet) -> list[list[Snippet]]:
    groups: list[list[Snippet]] = []
    marks, budget = sheet.marks, min(PAGE_TEXT, sheet.room)
    used = budget
    for snippet in snippets[: MOST_PAGES * PER_PAGE]:
        size = utf16(passage(snippet, 99, marks, min(LONGEST, budget)))
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


def _position(sheet: Sheet) -> str:
    """Say which section and which of all passages the page shows."""
    page = sheet.pages[sheet.current]
    section, _, _ = page.label.rpartition(" · ")
    first, total = sheet.first_number, sum(len(one.refs) for one in sheet.pages)
    last = first + len(page.refs) - 1
    numbers = f"{first}–{last}" if last > first else f"{first}"
    named = f"**{escape(section)}**\n" if section else ""
    return f"{named}-# Passage{'s' if last > first else ''} {numbers} of {total}"


def _passages(sheet: Sheet, snippets: Sequence[Snippet]) -> list[str]:
    """Return the passages' text; all are kept shorter where one page's are too long together."""
    marks, room = sheet.marks, sheet.room
    texts: list[str] = []
    for limit in (min(LONGEST, room), room // max(1, len(snippets))):
        texts = [
            passage(snippet, number, marks, limit)
            for number, snippet in enumerate(snippets, sheet.first_number)
        ]
        if sum(map(utf16, texts)) <= room:
            break
    return texts


def _rows(sheet: Sheet, snippets: Sequence[Snippet]) -> list[ui.ActionRow[ui.LayoutView]]:
    rows: list[ui.ActionRow[ui.LayoutView]] = []
    if snippets:
        rows.append(ui.ActionRow(*_context_buttons(sheet, snippets)))
    if len(sheet.pages) > 1:
        rows.append(ui.ActionRow(_page_menu(sheet)))
    buttons = [*_turn_buttons(sheet), *_share_buttons(sheet)]
    if buttons:
        rows.append(ui.ActionRow(*buttons))
    return rows


def _context_buttons(sheet: Sheet, snippets: Sequence[Snippet]) -> list[ui.Button[ui.LayoutView]]:
    unique = {ids.context(Ref.to(snippet)): at for at, snippet in reversed([*enumerate(snippets)])}
    return [
        ui.Button(label=f"Context {sheet.first_number + at}", custom_id=custom_id)
        for custom_id, at in sorted(unique.items(), key=lambda pair: pair[1])
    ]


def _page_menu(sheet: Sheet) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(
            label=page.label,
            value=ids.page_value(number, page.refs),
            description=page.hint or None,
            default=number == sheet.current,
        )
        for number, page in enumerate(sheet.pages)
    ]
    return ui.Select(custom_id=ids.PAGES, options=options, placeholder="Go to")


def _turn_buttons(sheet: Sheet) -> list[ui.Button[ui.LayoutView]]:
    if len(sheet.pages) < 2:
        return []
    back, on = sheet.current - 1, sheet.current + 1
    return [
        _turn("Previous", back, back < 0),
        _turn("Next", on, on >= len(sheet.pages)),
        ui.Button(label="All as a file", custom_id=ids.FILE),
    ]


def _turn(label: str, page: int, off: bool) -> ui.Button[ui.LayoutView]:
    custom_id = ids.turn(max(page, 0), off=off)
    style = discord.ButtonStyle.secondary if off else discord.ButtonStyle.primary
    return ui.Button(label=label, custom_id=custom_id, disabled=off, style=style)


def _share_buttons(sheet: Sheet) -> list[ui.Button[ui.LayoutView]]:
    if not sheet.private:
        return []
    return [ui.Button(label="Share here", custom_id=ids.SHARE)]


def _read_pages(found: ui.LayoutView) -> tuple[tuple[Page, ...], int]:
    """Return the pages of the page menu; without one, a page of what the context buttons hold."""
    refs: list[Ref] = []
    for item in found.walk_children():
        if isinstance(item, ui.Select) and item.custom_id == ids.PAGES:
            return _read_menu(item)
        if isinstance(item, ui.Button) and item.custom_id:
            refs += ids.context_refs(item.custom_id)
    return ((Page("", "", tuple(refs)),), 0) if refs else ((), 0)


def _read_menu(menu: ui.Select[ui.LayoutView]) -> tuple[tuple[Page, ...], int]:
    pages = tuple(
        Page(option.label, option.description or "", ids.page_refs(option.value))
        for option in menu.options
    )
    shown = [number for number, option in enumerate(menu.options) if option.default]
    return pages, shown[0] if shown else 0
