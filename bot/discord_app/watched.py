"""Shows in an interaction's answer how far a reading is, until it is done."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from discord import ui

from bot.discord_app.faults import UNSENT
from bot.discord_app.language import Language
from bot.discord_app.reader import Asked
from bot.discord_app.reloading import Progress
from bot.index.library import ReloadReport

log = logging.getLogger(__name__)

EVERY: Final = 1.5  # seconds between two looks at how far it is

Show = Callable[[Progress, Language], ui.LayoutView]


async def watched(
    interaction: Asked, task: "asyncio.Task[ReloadReport]", show: Show, lang: Language
) -> ReloadReport:
    """Show how far a reading is until it is done; raises what it fails with.

    The fifteen minutes of the interaction may end before the reading does.
    """
    while not (await asyncio.wait({task}, timeout=EVERY))[0]:
        if not await show_progress(interaction, show, lang):
            break
    return await asyncio.shield(task)


async def show_progress(interaction: Asked, show: Show, lang: Language) -> bool:
    """Show once how far it is; tell whether it can still be shown."""
    progress = interaction.client.reloading.progress
    if progress is None:
        return True
    try:
        await interaction.edit_original_response(view=show(progress, lang))
    except UNSENT as error:
        log.info("The progress of a reading can no longer be shown: %s", error)
        return False
    return True
