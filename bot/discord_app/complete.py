"""Autocomplete, and the options that the answering commands share."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from discord import app_commands

from bot.discord_app.excerpt import clipped
from bot.discord_app.reader import Asked

C = TypeVar("C", bound=Callable[..., Any])
Choices = list[app_commands.Choice[str]]

MOST, LONGEST = 25, 100  # choices, and characters of each

_TEXTS = {
    "source": "Only from this article or outlet",
    "country": "Only passages about this country or bloc",
    "speaker": "Only what this person or body said",
    "since": "From this day on, such as 2023-03-01",
    "until": "Up to this day, such as 2023-03-31",
    "visibility": "Who sees the answer",
}
_VISIBILITY = [
    app_commands.Choice(name=app_commands.locale_str("everyone here"), value="public"),
    app_commands.Choice(name=app_commands.locale_str("only me"), value="private"),
]


async def complete_source(interaction: Asked, current: str) -> Choices:
    """Offer articles and outlets."""
    return _choices(interaction.client.desk.complete_source(current, MOST))


async def complete_country(interaction: Asked, current: str) -> Choices:
    """Offer countries and blocs that the articles mention."""
    return _choices(interaction.client.desk.complete_country(current, MOST))


async def complete_speaker(interaction: Asked, current: str) -> Choices:
    """Offer people and bodies that are quoted."""
    return _choices(interaction.client.desk.complete_speaker(current, MOST))


async def complete_person(interaction: Asked, current: str) -> Choices:
    """Offer people named in the articles."""
    return _choices(interaction.client.desk.complete_person(current, MOST))


async def complete_topic(interaction: Asked, current: str) -> Choices:
    """Offer countries, blocs and people."""
    return _choices(interaction.client.desk.complete_topic(current, MOST))


def shared_options(*names: str) -> Callable[[C], C]:
    """Describe and complete the options `names` of a command."""
    complete = {
        "source": complete_source,
        "country": complete_country,
        "speaker": complete_speaker,
    }

    def decorate(command: C) -> C:
        described = app_commands.describe(**{name: _TEXTS[name] for name in names})(command)
        if "visibility" in names:
            described = app_commands.choices(visibility=_VISIBILITY)(described)
        completed = {name: complete[name] for name in names if name in complete}
        return app_commands.autocomplete(**completed)(described)

    return decorate


def _choices(pairs: Sequence[tuple[str, str]]) -> Choices:
    """Make choices of (label, value); values too long for Discord can be typed, not chosen."""
    return [
        app_commands.Choice(name=clipped(label, LONGEST) or value, value=value)
        for label, value in pairs[:MOST]
        if 0 < len(value) <= LONGEST
    ]
