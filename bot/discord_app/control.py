"""What all buttons and menus have in common.

Each is a `DynamicItem`: its state stands in its id or in the message that
carries it, so that it works after a restart. The library logs and swallows
what their callbacks raise, so all go through one handler of our own.
"""

from abc import ABC, abstractmethod
from re import Match
from typing import Any, Self

from discord import ui

from bot.answers.model import Snippet
from bot.discord_app.faults import tell
from bot.discord_app.language import phrase
from bot.discord_app.reader import Asked
from bot.discord_app.reading import read_sheet
from bot.discord_app.refs import unpack
from bot.discord_app.sheet import Sheet
from bot.errors import QuestionError

GONE = phrase("The articles have changed since, and these words no longer stand there. Ask again.")
_UNREADABLE = phrase("This message can no longer be used. Ask again.")


class Control(ui.DynamicItem[ui.Item[Any]], ABC, template=r"(?!)"):
    """A button or menu; `match` is its id, taken apart by the class's template."""

    of_articles = True  # whether it takes articles to act

    def __init__(self, item: ui.Item[Any], match: Match[str]) -> None:
        super().__init__(item)
        self.match = match

    @classmethod
    async def from_custom_id(  # type: ignore[override]  # the library's own signature is generic
        cls, _interaction: Asked, item: ui.Item[Any], match: Match[str], /
    ) -> Self:
        """Build the control that was pressed."""
        return cls(item, match)

    async def callback(self, interaction: Asked) -> None:  # type: ignore[override]  # same
        """Act, and let the user hear of anything that goes wrong."""
        with interaction.client.busy.answering():
            try:
                if self.of_articles:
                    interaction.client.reloading.require_articles()
                await self.act(interaction)
            except Exception as error:  # noqa: BLE001 - the one handler of all controls
                await tell(interaction, error)

    @abstractmethod
    async def act(self, interaction: Asked) -> None:
        """Do what the control is for."""

    @property
    def chosen(self) -> str:
        """What was chosen in a menu, "" for a button."""
        return self.item.values[0] if isinstance(self.item, ui.Select) and self.item.values else ""


def sheet_of(interaction: Asked) -> Sheet:
    """Return the answer that carries the control; raises QuestionError when it is none."""
    message = interaction.message
    found = read_sheet(message, interaction.client.languages) if message else None
    if found is None:
        raise QuestionError(_UNREADABLE)
    return found


def fetched(interaction: Asked, packed: str) -> Snippet:
    """Return the snippet that an id refers to; raises QuestionError when it is no more."""
    for snippet in interaction.client.shelf.fetch(unpack(packed)):
        return snippet
    raise QuestionError(GONE)
