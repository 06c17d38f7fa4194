"""The commands about the bot and its articles: /sources, /article, /status, /help."""

import time
from datetime import timedelta

from discord import app_commands, ui

from bot.answers.sources import SourceCard
from bot.discord_app.cards import help_card, status_card
from bot.discord_app.complete import complete_source, shared_options
from bot.discord_app.replies import Asked, Visibility, is_private, reply
from bot.discord_app.source_cards import article_card, outlet_hash, sources_card
from bot.errors import UnknownName


@app_commands.command(name="sources", description="What is indexed, and what was left out")
@shared_options("visibility")
async def sources(interaction: Asked, visibility: Visibility | None = None) -> None:
    """List the articles."""
    private = is_private(interaction, visibility)
    await reply(
        interaction, interaction.client.desk.sources, lambda cards: sources_card(cards, 0), private
    )


@app_commands.command(name="article", description="One article's card")
@app_commands.describe(title="An article's title or file name")
@shared_options("visibility")
@app_commands.autocomplete(title=complete_source)
async def article(interaction: Asked, title: str, visibility: Visibility | None = None) -> None:
    """Show what is known of one article, or of all of one outlet's."""
    desk = interaction.client.desk

    def work() -> list[SourceCard]:
        return _named(title, desk.filters(source=title).source, desk.sources())

    def show(found: list[SourceCard]) -> ui.LayoutView:
        if len(found) == 1:
            return article_card(found[0])
        return sources_card(found, 0, outlet_hash(found[0]))

    await reply(interaction, work, show, is_private(interaction, visibility))


@app_commands.command(name="status", description="What is loaded, how old, how fast")
async def status(interaction: Asked) -> None:
    """Show the state of the corpus and the connection."""
    client = interaction.client
    uptime = timedelta(seconds=round(time.monotonic() - client.started))
    await reply(
        interaction,
        client.desk.status,
        lambda now: status_card(now, str(uptime), client.latency, client.metrics.median),
        is_private(interaction),
    )


@app_commands.command(name="help", description="How to ask")
async def help_(interaction: Asked) -> None:
    """Teach by examples from the loaded articles; always private, so that it disturbs nobody."""
    private = interaction.client.settings.visibility == "private"
    await reply(
        interaction,
        interaction.client.desk.examples,
        lambda examples: help_card(examples, private),
        interaction.guild_id is not None,
    )


def _named(asked: str, known: str | None, cards: tuple[SourceCard, ...]) -> list[SourceCard]:
    """Return the cards that a source names: one article, or all of an outlet."""
    found = [card for card in cards if known in {card.id, card.article and card.article.outlet}]
    if not found:
        raise UnknownName(f"There is no article “{asked}”; /sources lists them all.")
    return found
