"""The option `language`: offered and understood by code or own name."""

from discord import app_commands

from bot.discord_app.language import phrase
from bot.discord_app.languages import Languages
from bot.discord_app.reader import Asked
from bot.errors import UnknownName

AUTOMATIC = "auto"
_UNKNOWN = phrase("I do not speak {name}.")


async def complete_language(interaction: Asked, current: str) -> list[app_commands.Choice[str]]:
    """Offer the languages, and to leave it to each reader's Discord."""
    languages = interaction.client.languages
    automatic = languages.of(interaction.locale.value).say("automatic")
    names = {AUTOMATIC: automatic, **{one.code: one.name for one in languages.all}}
    typed = current.casefold()
    return [
        app_commands.Choice(name=name, value=code)
        for code, name in names.items()
        if code.startswith(typed) or name.casefold().startswith(typed)
    ][:25]


def language_named(typed: str, languages: Languages) -> str | None:
    """Return the code of the language typed, None for "auto"; raises UnknownName."""
    wanted = typed.strip().casefold()
    if wanted == AUTOMATIC or wanted in {one.say("automatic").casefold() for one in languages.all}:
        return None
    for one in languages.all:
        if wanted in {one.code.casefold(), one.name.casefold()}:
            return one.code
    raise UnknownName(_UNKNOWN.format(name=repr(typed)), tuple(one.name for one in languages.all))
