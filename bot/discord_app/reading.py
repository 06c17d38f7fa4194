"""Reads a sheet back out of the message that shows it, whenever and by whomever it was sent."""

from typing import cast, get_args

import discord
from discord import ui

from bot.answers.model import Command
from bot.discord_app import ids
from bot.discord_app.heads import read_head
from bot.discord_app.language import Language
from bot.discord_app.languages import Languages
from bot.discord_app.layout import FOOT, HEAD, NOTE
from bot.discord_app.refs import Ref
from bot.discord_app.sheet import Page, Sheet


def read_sheet(message: discord.Message, languages: Languages) -> Sheet | None:
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
    buttons = [
        item.custom_id or "" for item in found.walk_children() if isinstance(item, ui.Button)
    ]
    command, lang = _read_vote(buttons, languages)
    return Sheet(
        asked=read_head(texts[HEAD], command, lang),
        head=texts[HEAD],
        foot=texts.get(FOOT, ""),
        colour=colour.value if isinstance(colour, discord.Colour) else colour or 0,
        lang=lang,
        note=texts.get(NOTE, ""),
        pages=pages,
        current=current,
        private=message.flags.ephemeral,
        total=max(map(ids.total, buttons), default=0),
        comparable=ids.COMPARE in buttons,
    )


def _read_vote(buttons: list[str], languages: Languages) -> tuple[Command, Language]:
    """Return what command a message answers, and in what language."""
    found = next(filter(None, map(ids.voted, buttons)), ("ask", "en"))
    known = found[0] if found[0] in get_args(Command) else "ask"
    return cast(Command, known), languages.named(found[1])


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
