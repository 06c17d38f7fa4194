"""Reads a sheet back out of the message that shows it, whenever and by whomever it was sent."""

import discord
from discord import ui

from bot.discord_app import ids
from bot.discord_app.layout import FOOT, HEAD, NOTE
from bot.discord_app.refs import Ref
from bot.discord_app.sheet import Page, Sheet


def read_sheet(message: discord.Message, private: bool) -> Sheet | None:
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
