"""The commands about the bot and its articles: /sources, /article, /status, /help."""

import asyncio

from discord import app_commands, ui

from bot.answers.sources import SourceCard
from bot.discord_app.cards import help_card
from bot.discord_app.complete import complete_source, shared_options
from bot.discord_app.language import phrase
from bot.discord_app.reader import Asked, Visibility, is_private, language_of, place_of
from bot.discord_app.replies import reply
from bot.discord_app.rights import is_admin, is_operator
from bot.discord_app.source_cards import article_card, outlet_hash, sources_card
from bot.discord_app.state_cards import Running, status_card
from bot.errors import UnknownName

_NO_ARTICLE = phrase("There is no article “{name}”; /sources lists them all.")


@app_commands.command(name="sources", description="What is indexed, and what was left out")
@shared_options("visibility")
async def sources(interaction: Asked, visibility: Visibility | None = None) -> None:
    """List the articles."""
    private = is_private(interaction, visibility)
    lang = language_of(interaction, private)
    await reply(
        interaction,
        interaction.client.desk.sources,
        lambda cards: sources_card(cards, 0, lang),
        private,
    )


@app_commands.command(name="article", description="One article's card")
@app_commands.describe(title="An article's title or file name")
@shared_options("visibility")
@app_commands.autocomplete(title=complete_source)
async def article(interaction: Asked, title: str, visibility: Visibility | None = None) -> None:
    """Show what is known of one article, or of all of one outlet's."""
    desk, private = interaction.client.desk, is_private(interaction, visibility)
    lang = language_of(interaction, private)

    def work() -> list[SourceCard]:
        return _named(title, desk.filters(source=title).source, desk.sources())

    def show(found: list[SourceCard]) -> ui.LayoutView:
        if len(found) == 1:
            return article_card(found[0], lang)
        return sources_card(found, 0, lang, outlet_hash(found[0]))

    await reply(interaction, work, show, private)


@app_commands.command(name="status", description="What is loaded, how old, how fast")
@shared_options("visibility")
async def status(interaction: Asked, visibility: Visibility | None = None) -> None:
    """Show the state of the corpus and the bot; to an admin who alone sees it, feedback too."""
    client, private = interaction.client, is_private(interaction, visibility)
    lang = language_of(interaction, private)
    votes = None
    if private and is_admin(interaction):
        where = None if is_operator(interaction) else place_of(interaction)
        votes = await asyncio.to_thread(client.records.votes.tally, where)
    running = Running(
        started=client.started,
        latency=client.latency,
        answer=client.metrics.median,
        asked=client.metrics.asked,
        unanswered=client.metrics.unanswered,
        votes=votes,
        reload=client.reloading.progress,
    )
    await reply(
        interaction,
        client.desk.status,
        lambda now: status_card(now, running, lang),
        private,
        of_articles=False,
    )


@app_commands.command(name="help", description="How to ask")
async def help_(interaction: Asked) -> None:
    """Teach by examples from the loaded articles; always private, so that it disturbs nobody."""
    private, lang = is_private(interaction), language_of(interaction)
    names = interaction.client.languages.of(interaction.locale.value).commands
    await reply(
        interaction,
        interaction.client.desk.examples,
        lambda examples: help_card(examples, private, lang, names),
        interaction.guild_id is not None,
        of_articles=False,
    )


def _named(asked: str, known: str | None, cards: tuple[SourceCard, ...]) -> list[SourceCard]:
    """Return the cards that a source names: one article, or all of an outlet."""
    found = [card for card in cards if known in {card.id, card.article and card.article.outlet}]
    if not found:
        raise UnknownName(_NO_ARTICLE.format(name=asked))
    return found
