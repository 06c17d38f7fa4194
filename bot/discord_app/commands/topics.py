"""The commands on people and matters: /person, /compare, /timeline."""

from discord import app_commands

from bot.answers.model import Filters
from bot.discord_app.complete import (
    complete_country,
    complete_person,
    complete_topic,
    shared_options,
)
from bot.discord_app.reader import Asked, Visibility
from bot.discord_app.replies import reply_answer


@app_commands.command(name="person", description="A person's roles, spellings and sayings")
@app_commands.describe(name="A person or an office")
@shared_options("visibility")
@app_commands.autocomplete(name=complete_person)
async def person(interaction: Asked, name: str, visibility: Visibility | None = None) -> None:
    """Show what the articles have of a person."""
    desk = interaction.client.desk
    await reply_answer(interaction, lambda: (desk.person(name), Filters()), visibility)


@app_commands.command(name="compare", description="Two countries or people side by side")
@app_commands.describe(
    a="A country, bloc or person", b="Another country, bloc or person", about="On this subject"
)
@shared_options("visibility")
@app_commands.autocomplete(a=complete_topic, b=complete_topic)
async def compare(
    interaction: Asked,
    a: str,
    b: str,
    about: str | None = None,
    visibility: Visibility | None = None,
) -> None:
    """Compare two countries or people."""
    desk = interaction.client.desk
    await reply_answer(interaction, lambda: (desk.compare(a, b, about), Filters()), visibility)


@app_commands.command(name="timeline", description="Dated events and statements in order")
@app_commands.describe(
    country="A country or bloc", person="A person or an office", about="On this subject"
)
@shared_options("visibility")
@app_commands.autocomplete(country=complete_country, person=complete_person)
async def timeline(
    interaction: Asked,
    country: str | None = None,
    person: str | None = None,
    about: str | None = None,
    visibility: Visibility | None = None,
) -> None:
    """Show what happened when."""
    desk = interaction.client.desk
    await reply_answer(
        interaction,
        lambda: (desk.timeline(country, person, about), Filters()),
        visibility,
    )
