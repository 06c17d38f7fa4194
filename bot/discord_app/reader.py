"""Who reads an answer: in what place, in what language, alone or with everybody."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord_app.language import Language

if TYPE_CHECKING:
    from bot.discord_app.client import BriefingClient

Asked = discord.Interaction["BriefingClient"]
Visibility = app_commands.Choice[str]


def place_of(interaction: Asked) -> int | None:
    """Return the server's id, in direct messages the channel's."""
    return interaction.guild_id or interaction.channel_id


def is_private(interaction: Asked, visibility: Visibility | None = None) -> bool:
    """Tell whether only the asker is to see the answer: as chosen, else as the server is set.

    What the bot's operator has set counts where a server's admins have chosen nothing.
    """
    if visibility is not None:
        return visibility.value == "private"
    if interaction.guild_id is None:
        return False
    client = interaction.client
    chosen = client.records.preferences.of(interaction.guild_id).visibility
    return (chosen or client.settings.visibility) == "private"


def language_of(interaction: Asked, private: bool = True) -> Language:
    """Return the language of an answer.

    That is the one chosen for the place; else the asker's own where only they
    see the answer, and the server's where everybody does.
    """
    client, languages = interaction.client, interaction.client.languages
    chosen = client.records.preferences.of(place_of(interaction)).language
    if chosen:
        return languages.named(chosen)
    alone = private or interaction.guild_id is None
    locale = interaction.locale if alone else interaction.guild_locale
    return languages.of(str(locale or interaction.locale))


def written_language(client: "BriefingClient", message: discord.Message) -> Language:
    """Return the language to answer a message in, which carries no locale of its own."""
    place = message.guild.id if message.guild else message.channel.id
    chosen = client.records.preferences.of(place).language
    if chosen:
        return client.languages.named(chosen)
    if message.guild:
        return client.languages.of(str(message.guild.preferred_locale))
    return client.languages.of(client.locales.get(message.author.id))
