"""The admins' commands: /reload, /settings, /feedback. Each checks rights in code."""

import asyncio
import logging
from typing import Any, cast

import discord
from discord import app_commands

from bot.discord_app.commands.languages import complete_language, language_named
from bot.discord_app.faults import UNSENT
from bot.discord_app.language import phrase
from bot.discord_app.languages import Languages
from bot.discord_app.reader import Asked, language_of, place_of
from bot.discord_app.records.preferences import Preferences, Visibility
from bot.discord_app.rights import is_operator, require_admin
from bot.discord_app.state_cards import (
    feedback_card,
    joined_card,
    opening_card,
    progress_card,
    reload_card,
    settings_card,
)
from bot.discord_app.watched import show_progress, watched
from bot.errors import QuestionError
from bot.index.library import ReloadReport
from bot.settings import Settings

log = logging.getLogger(__name__)

SHOWN = 10  # questions listed by /feedback
_NO_PLACE = phrase("Settings are those of a server, or of our direct messages.")
_SEEN_BY = [
    app_commands.Choice(name=app_commands.locale_str("everyone here"), value="public"),
    app_commands.Choice(name=app_commands.locale_str("only the asker"), value="private"),
    app_commands.Choice(name=app_commands.locale_str("as the bot is set"), value="unset"),
]


def reload_command(settings: Settings) -> app_commands.Command[Any, [], None]:
    """Return the command; it is listed for server managers only, unless others are named."""
    command: app_commands.Command[Any, [], None] = app_commands.Command(
        name="reload", description="Read the articles again (admins)", callback=_reload
    )
    if not settings.admin_roles and not settings.admin_users:
        command.default_permissions = discord.Permissions(manage_guild=True)
    return command


async def _reload(interaction: Asked) -> None:
    """Reload, and say what changed. A folder that cannot be read leaves all as it was."""
    require_admin(interaction)
    client, lang = interaction.client, language_of(interaction)
    with client.busy.answering():
        await interaction.response.defer(ephemeral=True, thinking=True)
        first = client.reloading.opening is not None
        task, others = client.reloading.join()
        show = opening_card if first else joined_card if others else progress_card
        if others:
            await show_progress(interaction, show, lang)
        report = await watched(interaction, task, show, lang)
        if not others:
            _log(interaction.user.id, report)
        try:
            await interaction.edit_original_response(view=reload_card(report, lang))
        except UNSENT as error:
            log.warning("The end of a reload could not be told: %s", error)


def _log(user: int, report: ReloadReport) -> None:
    log.info(
        "Reload by user %d: %d added, %d changed, %d removed, %d skipped.",
        user,
        *map(len, (report.added, report.changed, report.removed, report.skipped)),
    )


@app_commands.command(
    name="settings", description="Who sees answers, and in what language (admins)"
)
@app_commands.describe(
    visibility="Who sees answers here unless the asker chooses",
    language="The language of the bot's own words here",
)
@app_commands.choices(visibility=_SEEN_BY)
@app_commands.autocomplete(language=complete_language)
@app_commands.default_permissions(manage_guild=True)
async def settings(
    interaction: Asked,
    visibility: app_commands.Choice[str] | None = None,
    language: str | None = None,
) -> None:
    """Show the settings of a server or of one's direct messages; change those that are given."""
    place = place_of(interaction)
    if interaction.guild_id is not None:
        require_admin(interaction)
    elif not interaction.context.dm_channel:
        place = None
    if place is None:
        raise QuestionError(_NO_PLACE)
    records, languages = interaction.client.records, interaction.client.languages
    chosen = _changed(records.preferences.of(place), visibility, language, languages)
    kept = records.database.kept
    if visibility or language:
        kept = await asyncio.to_thread(records.preferences.choose, place, chosen)
    lang = language_of(interaction)
    named = languages.named(chosen.language).name if chosen.language else lang.say("automatic")
    await interaction.response.send_message(
        view=settings_card(chosen, named, kept, lang), ephemeral=True
    )


def _changed(
    before: Preferences,
    visibility: app_commands.Choice[str] | None,
    language: str | None,
    languages: Languages,
) -> Preferences:
    """Return the preferences with what was given; raises UnknownName for an unknown language."""
    seen = before.visibility
    if visibility is not None:
        seen = None if visibility.value == "unset" else cast(Visibility, visibility.value)
    code = language_named(language, languages) if language is not None else before.language
    return Preferences(seen, code)


@app_commands.command(name="feedback", description="How helpful answers were found (admins)")
@app_commands.default_permissions(manage_guild=True)
async def feedback(interaction: Asked) -> None:
    """Show the counts, and the questions that were last found not helpful."""
    require_admin(interaction)
    votes, lang = interaction.client.records.votes, language_of(interaction)
    where = None if is_operator(interaction) else place_of(interaction)
    tally = await asyncio.to_thread(votes.tally, where)
    questions = await asyncio.to_thread(votes.not_helpful, where, SHOWN)
    await interaction.response.send_message(
        view=feedback_card(tally, questions, lang), ephemeral=True
    )
