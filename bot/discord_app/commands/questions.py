"""The commands that answer: /ask, /who-said, /quotes, /country."""

from discord import app_commands

from bot.answers.model import Answer, Filters
from bot.discord_app.complete import complete_country, complete_speaker, shared_options
from bot.discord_app.reader import Asked, Visibility
from bot.discord_app.replies import reply_answer


@app_commands.command(name="ask", description="Find the sentences that answer a question")
@app_commands.describe(question="Any question about what the articles say")
@shared_options("source", "country", "speaker", "since", "until", "visibility")
async def ask(
    interaction: Asked,
    question: str,
    source: str | None = None,
    country: str | None = None,
    speaker: str | None = None,
    since: str | None = None,
    until: str | None = None,
    visibility: Visibility | None = None,
) -> None:
    """Answer a free question."""
    desk = interaction.client.desk

    def work() -> tuple[Answer, Filters]:
        filters = desk.filters(
            source=source, country=country, speaker=speaker, since=since, until=until
        )
        return desk.ask(question, filters), filters

    await reply_answer(interaction, work, visibility)


@app_commands.command(name="who-said", description="Find out who said something")
@app_commands.describe(words="What was said: exact, in part, or as you remember it")
@shared_options("speaker", "country", "source", "since", "until", "visibility")
async def who_said(
    interaction: Asked,
    words: str,
    speaker: str | None = None,
    country: str | None = None,
    source: str | None = None,
    since: str | None = None,
    until: str | None = None,
    visibility: Visibility | None = None,
) -> None:
    """Name the speaker of some words."""
    desk = interaction.client.desk

    def work() -> tuple[Answer, Filters]:
        filters = desk.filters(
            source=source, country=country, speaker=speaker, since=since, until=until
        )
        return desk.who_said(words, filters), filters

    await reply_answer(interaction, work, visibility)


@app_commands.command(name="quotes", description="Everything a person or body is quoted as saying")
@app_commands.describe(speaker="A person, an office, a body or a state", about="On this subject")
@shared_options("since", "until", "visibility")
@app_commands.autocomplete(speaker=complete_speaker)
async def quotes(
    interaction: Asked,
    speaker: str,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    visibility: Visibility | None = None,
) -> None:
    """List a speaker's sayings."""
    desk = interaction.client.desk

    def work() -> tuple[Answer, Filters]:
        filters = desk.filters(since=since, until=until)
        return desk.quotes(speaker, about, filters), filters

    await reply_answer(interaction, work, visibility)


@app_commands.command(name="country", description="A country's briefing")
@app_commands.describe(name="A country or bloc", about="On this subject")
@shared_options("visibility")
@app_commands.autocomplete(name=complete_country)
async def country(
    interaction: Asked,
    name: str,
    about: str | None = None,
    visibility: Visibility | None = None,
) -> None:
    """Brief on a country."""
    desk = interaction.client.desk
    await reply_answer(interaction, lambda: (desk.country(name, about), Filters()), visibility)
