"""What the bot says that is not an answer: notices, help, greeting, thanks."""

from collections.abc import Mapping, Sequence

from discord import ui

from bot.discord_app.escape import inline
from bot.discord_app.excerpt import clipped
from bot.discord_app.language import Language
from bot.discord_app.layout import settled

BLUE, GREEN, AMBER, RED = 0x3B82F6, 0x3BA55D, 0xE0A030, 0xD83C3E


def card(colour: int, *texts: str, ruled: bool = True) -> ui.LayoutView:
    """Return a message of one card; a line parts all its texts, or only the first off."""
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=colour)
    for place, text in enumerate(text for text in texts if text):
        if place:
            box.add_item(ui.Separator(visible=ruled or place == 1))
        box.add_item(ui.TextDisplay(text))
    return settled(ui.LayoutView(timeout=None).add_item(box))


def notice(text: str, lang: Language, suggestions: Sequence[str] = ()) -> ui.LayoutView:
    """Return what to tell a user whose request could not be met; `text` is plain English."""
    lines = [inline(clipped(lang.translated(text), 900))]
    if suggestions:
        names = ", ".join(f"**{inline(clipped(one, 60))}**" for one in suggestions[:5])
        lines.append(lang.say("Did you mean {names}?", names=names))
    return card(AMBER, "\n".join(lines))


def failure(error_id: str, lang: Language) -> ui.LayoutView:
    """Return the apology for a fault of ours; the log knows the same id."""
    said = lang.say("That went wrong on my side.")
    what = lang.say(
        "Try once more; if it keeps happening, tell whoever runs me this number: {number}",
        number=f"`{error_id}`",
    )
    return card(RED, f"**{said}** {what}")


def thanks(lang: Language) -> ui.LayoutView:
    """Return what one who gave feedback is told, above all what of it is kept."""
    said = lang.say(
        "Thank you. The question and your verdict are kept, without your name, for the admins here "
        "and for whoever runs me."
    )
    return card(GREEN, said)


def greeting(lang: Language, names: Mapping[str, str]) -> ui.LayoutView:
    """Return what comes after the first answer in direct messages; see `help_card`."""
    return card(
        BLUE,
        f"**{lang.say('Nice to meet you.')}** "
        + lang.say(
            "You can go on from an answer: {examples}.",
            examples=", ".join(f"`{one}`" for one in ("and uzbekistan?", "about trade", "more")),
        )
        + " "
        + lang.say("{help} tells what else I can do.", help=f"**/{names.get('help', 'help')}**"),
        f"-# {lang.say('Nothing you write is stored; only that I have greeted you.')}",
    )


def help_card(
    examples: Sequence[str], private: bool, lang: Language, names: Mapping[str, str]
) -> ui.LayoutView:
    """Return how to ask, with questions that the loaded articles answer.

    `names` are those of the commands in the reader's own Discord.
    """
    own = [_by_own_name(one, names) for one in examples[:6]]
    asked = [f"- `{clipped(one.replace('`', ''), 120)}`" for one in own]
    tried = lang.say("Try, on these articles")
    return card(
        BLUE,
        f"### {lang.say('How to ask')}\n"
        + lang.say(
            "I answer from a folder of news articles, with their own sentences, each with its "
            "source. What the articles do not say, I do not say."
        ),
        _commands(lang, names),
        "\n".join([f"**{tried}**", *asked]) if asked else "",
        "\n".join(f"-# {line}" for line in _small_print(private, lang)),
    )


def _by_own_name(example: str, names: Mapping[str, str]) -> str:
    """Return "/country china" with the command's name as the reader's Discord has it."""
    command, _, rest = example.removeprefix("/").partition(" ")
    return f"/{names.get(command, command)} {rest}"


def _commands(lang: Language, names: Mapping[str, str]) -> str:
    lines = {
        "ask": lang.say("any question"),
        "who-said": lang.say("whose words these are, even half remembered"),
        "quotes": lang.say("everything a person or body is quoted as saying"),
        "country": lang.say("a country’s briefing"),
        "person": lang.say("a person’s roles and sayings"),
        "compare": lang.say("two countries or people side by side"),
        "timeline": lang.say("what happened when"),
        "sources": lang.say("what I have read"),
        "settings": lang.say("who sees answers, and in what language (admins)"),
    }
    shown = [f"**/{names.get(name, name)}** {what}" for name, what in lines.items()]
    talk = lang.say(
        "Or write to me directly, mention me, reply to my answers, or choose Apps on any message."
    )
    return "\n".join([*shown, talk])


def _small_print(private: bool, lang: Language) -> list[str]:
    return [
        lang.say("Answers are private unless you choose otherwise with the option visibility.")
        if private
        else lang.say(
            "Answers are seen by the channel unless you choose otherwise with the option "
            "visibility."
        ),
        lang.say(
            "I read only what is sent to me: commands, direct messages, mentions and messages you "
            "point me at."
        ),
        lang.say(
            "Nothing you write is stored. Only if you press Helpful or Not helpful is the question "
            "kept, without your name."
        ),
        lang.say(
            "I need permission to see the channel and to send messages and files; nothing else."
        ),
    ]
