"""A small bot on the real discord.py, which uses every part of Discord that the stand-in plays."""

import asyncio
import io
import os
import re
import signal
import sys
from typing import Any

import discord
from discord import app_commands, ui

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0"
    "00000301010018dd8db00000000049454e44ae426082"
)
FRUIT = ("apple", "apricot", "banana", "cherry", "damson")


class Counter(ui.DynamicItem[ui.Button[Any]], template=r"count:(?P<n>\d+)"):
    def __init__(self, n: int) -> None:
        super().__init__(ui.Button(label=f"Pressed {n}", custom_id=f"count:{n}"))
        self.n = n

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], __: ui.Item[Any], match: re.Match[str], /
    ) -> "Counter":
        return cls(int(match["n"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        view = ui.View(timeout=None).add_item(Counter(self.n + 1))
        await interaction.response.edit_message(content=f"Count {self.n + 1}", view=view)


class Colours(ui.DynamicItem[ui.Select[Any]], template="colours"):
    def __init__(self) -> None:
        options = [discord.SelectOption(label=c.title(), value=c) for c in ("red", "green", "blue")]
        super().__init__(ui.Select(custom_id="colours", placeholder="A colour", options=options))

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: ui.Item[Any], __: re.Match[str], /
    ) -> "Colours":
        made = cls()
        assert isinstance(item, ui.Select)
        made.item = item
        return made

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message(f"You chose {self.item.values[0]}", ephemeral=True)


class People(ui.View):
    @ui.select(cls=ui.UserSelect, custom_id="people", max_values=2)
    async def choose(
        self, interaction: discord.Interaction[Any], select: ui.UserSelect["People"]
    ) -> None:
        names = sorted(user.name for user in select.values)
        await interaction.response.send_message(", ".join(names))


class Form(ui.Modal, title="Tell us"):
    name: ui.TextInput[Any] = ui.TextInput(label="Name", max_length=20)
    story: ui.TextInput[Any] = ui.TextInput(
        label="Story", style=discord.TextStyle.paragraph, required=False
    )

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message(f"Thank you, {self.name.value}: {self.story.value}")


class Russian(app_commands.Translator):
    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        _: app_commands.TranslationContextTypes,
    ) -> str | None:
        return {"echo": "эхо"}.get(string.message) if locale is discord.Locale.russian else None


def card() -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    box: ui.Container[Any] = ui.Container(accent_colour=0x5865F2)
    box.add_item(
        ui.TextDisplay("## Wang Yi on the partnership\n-# Asked by <@1100000000000000011>")
    )
    box.add_item(ui.Separator())
    box.add_item(
        ui.Section(
            ui.TextDisplay("> The relationship is **rock solid**, he said.\n-# [1] Example Times"),
            accessory=ui.Thumbnail("attachment://pixel.png"),
        )
    )
    box.add_item(ui.MediaGallery(discord.MediaGalleryItem("attachment://pixel.png")))
    box.add_item(ui.File("attachment://notes.txt"))
    box.add_item(ui.ActionRow(Colours()))
    view.add_item(box)
    row: ui.ActionRow[Any] = ui.ActionRow(
        Counter(0),
        ui.Button(label="Source", url="https://example.org/"),
        ui.Button(label="Off", custom_id="off", disabled=True),
    )
    view.add_item(row)
    return view


class Demo(discord.Client):
    def __init__(self) -> None:
        reads_all = "DEMO_READS_ALL" in os.environ
        intents = discord.Intents(
            guilds=True, guild_messages=True, dm_messages=True, message_content=reads_all
        )
        self.overheard = "nothing"
        super().__init__(
            intents=intents,
            proxy=os.environ["BRIEFING_DISCORD_PROXY"],
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Counter, Colours)
        add_commands(self.tree)
        await self.tree.set_translator(Russian())
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        assert self.user
        if message.author.id == self.user.id:
            return
        if message.guild is None or self.user in message.mentions:
            async with message.channel.typing():
                await message.reply(f"You said: {message.content}", mention_author=False)
        else:
            self.overheard = message.content


def add_commands(tree: app_commands.CommandTree[Demo]) -> None:
    add_plain_commands(tree)
    add_rich_commands(tree)


def add_plain_commands(tree: app_commands.CommandTree[Demo]) -> None:
    @tree.command(description="Answer at once")
    @app_commands.describe(word="What to echo", loud="In capitals", kind="How to say it")
    @app_commands.choices(kind=[app_commands.Choice(name="Plain", value="plain")])
    async def echo(
        interaction: discord.Interaction[Any],
        word: app_commands.Range[str, 1, 6000],
        loud: bool = False,
        kind: str = "plain",
    ) -> None:
        said = word.upper() if loud else word
        await interaction.response.send_message(said[:2000], ephemeral=kind != "plain")

    @tree.command(description="Think first, in private")
    async def later(interaction: discord.Interaction[Any], seconds: float = 0.05) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await asyncio.sleep(seconds)
        await interaction.edit_original_response(content="Here it is.")
        await interaction.followup.send("And one more for all.")

    @tree.command(description="Say what was overheard in the channel")
    async def overheard(interaction: discord.Interaction[Any]) -> None:
        assert isinstance(interaction.client, Demo)
        await interaction.response.send_message(repr(interaction.client.overheard))

    @tree.command(description="Say which language you use")
    async def tongue(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message(str(interaction.locale))

    @tree.command(description="Write to you in private")
    async def whisper(interaction: discord.Interaction[Any]) -> None:
        await interaction.user.send("Psst.")
        await interaction.response.send_message("Written.")

    @tree.command(description="Never answer")
    async def silent(_: discord.Interaction[Any]) -> None:
        return


def add_rich_commands(tree: app_commands.CommandTree[Demo]) -> None:
    @tree.command(description="Pick a fruit")
    async def fruit(interaction: discord.Interaction[Any], name: str) -> None:
        await interaction.response.send_message(
            embed=discord.Embed(title=name, description="Ripe.")
        )

    @fruit.autocomplete("name")
    async def complete(_: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
        found = [f for f in FRUIT if f.startswith(current.lower())]
        return [app_commands.Choice(name=f.title(), value=f) for f in found]

    @tree.command(name="card", description="Components V2, pictures and files")
    async def show_card(interaction: discord.Interaction[Any]) -> None:
        files = [
            discord.File(io.BytesIO(PIXEL), "pixel.png"),
            discord.File(io.BytesIO(b"Notes.\n"), "notes.txt"),
        ]
        await interaction.response.send_message(view=card(), files=files)

    @tree.command(description="Buttons and a menu")
    async def buttons(interaction: discord.Interaction[Any]) -> None:
        view = ui.View(timeout=None).add_item(Counter(0)).add_item(Colours())
        await interaction.response.send_message("Count 0", view=view)

    @tree.command(description="Choose people")
    async def people(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("Who?", view=People())

    @tree.command(description="A form")
    async def form(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(Form())

    @tree.command(description="Send what is asked for, however wrong")
    async def wrong(interaction: discord.Interaction[Any], what: str) -> None:
        await answer_wrongly(interaction, what)

    @tree.command(description="For editors")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def reload(interaction: discord.Interaction[Any]) -> None:
        allowed = interaction.permissions.manage_guild
        await interaction.response.send_message(
            "Done." if allowed else "Not allowed.", ephemeral=True
        )

    @tree.context_menu(name="Who said this?")
    async def who_said(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        await interaction.response.send_message(f"You mean: {message.content}", ephemeral=True)


async def answer_wrongly(interaction: discord.Interaction[Any], what: str) -> None:
    """Do the wrong thing, and report Discord's refusal in a follow-up."""
    try:
        if what == "twice":
            await interaction.response.defer()
            await interaction.client.http.request(
                discord.http.Route(
                    "POST",
                    "/interactions/{webhook_id}/{webhook_token}/callback",
                    webhook_id=interaction.id,
                    webhook_token=interaction.token,
                ),
                json={"type": 5},
            )
        elif what == "long":
            await interaction.response.send_message("x" * 2001)
        elif what == "empty":
            await interaction.response.send_message("")
        elif what == "late":
            await asyncio.sleep(3.2)
            await interaction.response.defer()
    except discord.HTTPException as error:
        report = f"{error.status} {error.code} {error.text}"
        if what == "late":
            assert isinstance(interaction.channel, discord.abc.Messageable)
            await interaction.channel.send(report)
        elif interaction.response.is_done():
            await interaction.followup.send(report)
        else:
            await interaction.response.send_message(report)


async def main() -> None:
    bot = Demo()
    discord.utils.setup_logging()
    loop = asyncio.get_running_loop()
    async with bot:
        running = asyncio.create_task(bot.start(os.environ["BRIEFING_DISCORD_TOKEN"]))
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, running.cancel)
        try:
            await running
        except asyncio.CancelledError:
            return


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
