"""Compare: from a country's or person's answer to that of two side by side."""

import discord
from discord import ui

from bot.answers.model import Answer, Filters
from bot.discord_app import ids
from bot.discord_app.cards import BLUE, card
from bot.discord_app.control import Control, sheet_of
from bot.discord_app.controls import PRIVATE
from bot.discord_app.escape import inline
from bot.discord_app.excerpt import clipped
from bot.discord_app.language import Language, phrase
from bot.discord_app.reader import Asked, language_of
from bot.discord_app.replies import reply, reply_answer
from bot.errors import QuestionError

LONGEST, MOST = 80, 25  # characters of a name that an id can carry; entries of a menu
_NOBODY = phrase("The articles set nobody beside {name}; /compare takes any two names.")


class Compare(Control, template=ids.COMPARE):
    """Compare."""

    async def act(self, interaction: Asked) -> None:
        """Offer those whom the articles set beside the answer's subject."""
        asked, desk = sheet_of(interaction).asked, interaction.client.desk
        lang = language_of(interaction)

        def work() -> list[str]:
            answer = (
                desk.country(asked.words)
                if asked.command == "country"
                else desk.person(asked.words)
            )
            return _beside(answer)

        def show(names: list[str]) -> ui.LayoutView:
            if not names or len(asked.words) > LONGEST or not asked.whole:
                raise QuestionError(_NOBODY.format(name=asked.words))
            return _offer(asked.words, names, lang)

        await reply(interaction, work, show, private=True)


class Against(Control, template=ids.AGAINST_PATTERN):
    """The menu of those to compare with."""

    async def act(self, interaction: Asked) -> None:
        """Compare with the one chosen, for the one who chose."""
        desk, one, other = interaction.client.desk, self.match["name"], self.chosen

        def ask() -> tuple[Answer, Filters]:
            return desk.compare(one, other), Filters()

        await reply_answer(interaction, ask, PRIVATE)


def _beside(answer: Answer) -> list[str]:
    """Return the countries named in the same sentences, or the people met, most often first."""
    if answer.briefing is not None:
        names = [one.name for one in answer.briefing.related]
    else:
        names = [one.name for one in answer.person.met] if answer.person else []
    return [name for name in dict.fromkeys(names) if len(name) <= LONGEST][:MOST]


def _offer(name: str, names: list[str], lang: Language) -> ui.LayoutView:
    options = [discord.SelectOption(label=clipped(one, LONGEST), value=one) for one in names]
    with_whom = lang.say("Compare {name} with …", name=inline(clipped(name, LONGEST)))
    menu: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=ids.against(name), options=options, placeholder=lang.say("Choose")
    )
    return card(BLUE, with_whom).add_item(ui.ActionRow(menu))
