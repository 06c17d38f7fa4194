"""Everything the bot says that is not an answer: notices, status, sources, help, reloads."""

from collections.abc import Sequence

from discord import ui

from bot.answers.status import Status
from bot.answers.telling import written_day as day
from bot.articles.model import Skipped
from bot.discord_app.answers import counted
from bot.discord_app.escape import inline
from bot.discord_app.excerpt import clipped
from bot.discord_app.layout import settled
from bot.index.library import ReloadReport

BLUE, GREEN, AMBER, RED = 0x3B82F6, 0x3BA55D, 0xE0A030, 0xD83C3E


def card(colour: int, *texts: str, ruled: bool = True) -> ui.LayoutView:
    """Return a message of one card; a line parts all its texts, or only the first off."""
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=colour)
    for place, text in enumerate(text for text in texts if text):
        if place:
            box.add_item(ui.Separator(visible=ruled or place == 1))
        box.add_item(ui.TextDisplay(text))
    return settled(ui.LayoutView(timeout=None).add_item(box))


def notice(text: str, suggestions: Sequence[str] = ()) -> ui.LayoutView:
    """Return what to tell a user whose request could not be met; `text` is plain."""
    lines = [inline(clipped(text, 900))]
    if suggestions:
        names = ", ".join(f"**{inline(clipped(one, 60))}**" for one in suggestions[:5])
        lines.append(f"Did you mean {names}?")
    return card(AMBER, "\n".join(lines))


def failure(error_id: str) -> ui.LayoutView:
    """Return the apology for a fault of ours; the log knows the same id."""
    return card(
        RED,
        "**That went wrong on my side.** Try once more; if it keeps happening, tell whoever "
        f"runs me this number: `{error_id}`",
    )


def status_card(status: Status, uptime: str, latency: float, answer: float | None) -> ui.LayoutView:
    """Return what is loaded, how old and how fast.

    `latency` is the gateway's and `answer` an answer's median time, in seconds.
    """
    newest = day(status.newest) if status.newest else "no article is dated"
    loaded = int(status.loaded_at.timestamp())
    speed = [
        f"answers take {answer * 1000:.0f} ms" if answer is not None else "",
        f"Discord is {latency * 1000:.0f} ms away" if latency < 10 else "",
        f"up {uptime}",
        f"version {inline(status.version)}",
    ]
    return card(
        BLUE,
        "### Status",
        f"**{counted(status.articles, 'article')}** · {counted(status.passages, 'passage')}\n"
        f"{counted(status.quotations, 'quotation')} · {status.speakers:,} people and bodies\n"
        f"{status.countries:,} countries and blocs\n"
        f"Newest article: {newest}"
        + (f"\nSkipped: {counted(status.skipped, 'file')}, see /sources" if status.skipped else ""),
        f"-# Read <t:{loaded}:R> in {status.build_seconds:.2f} s\n-# {_sentence(speed)}",
    )


def help_card(examples: Sequence[str], private: bool) -> ui.LayoutView:
    """Return how to ask, with questions that the loaded articles answer."""
    asked = [f"- `{clipped(one.replace('`', ''), 120)}`" for one in examples[:6]]
    return card(
        BLUE,
        "### How to ask\nI answer from a folder of news articles, with their own sentences, each "
        "with its source. What the articles do not say, I do not say.",
        "**/ask** any question\n**/who-said** whose words these are, even half remembered\n"
        "**/quotes** everything a person or body is quoted as saying\n"
        "**/country** a country's briefing · **/person** a person's roles and sayings\n"
        "**/compare** two of them · **/timeline** what happened when\n"
        "**/sources**, **/article** what I have read\n"
        "Or write to me directly, mention me, or choose *Apps* on any message.",
        "**Try, on these articles**\n" + "\n".join(asked) if asked else "",
        f"-# Answers are {'private' if private else 'seen by the channel'} unless you choose "
        "otherwise with the option visibility.\n"
        "-# I read only what is sent to me: commands, direct messages, mentions and messages you "
        "point me at. Nothing you write is stored.",
    )


def reload_card(report: ReloadReport) -> ui.LayoutView:
    """Return what a reload changed."""
    changes = [
        _changes("Added", report.added),
        _changes("Changed", report.changed),
        _changes("Removed", report.removed),
    ]
    happened = "\n".join(change for change in changes if change)
    return card(
        GREEN,
        "### Articles reloaded",
        happened or "Nothing has changed in the folder.",
        _skipped(report.skipped),
        f"-# {report.unchanged:,} unchanged · took {report.seconds:.2f} s",
    )


def _changes(what: str, articles: Sequence[str]) -> str:
    if not articles:
        return ""
    shown = "\n".join(f"- {inline(clipped(one, 60))}" for one in articles[:6])
    more = f"\n- and {len(articles) - 6:,} more" if len(articles) > 6 else ""
    return f"**{what}: {len(articles):,}**\n{shown}{more}"


def _skipped(skipped: Sequence[Skipped]) -> str:
    if not skipped:
        return ""
    lines = [
        f"- {inline(clipped(one.id, 50))}: {inline(clipped(one.reason, 80))}" for one in skipped[:5]
    ]
    more = [f"- and {len(skipped) - 5:,} more, see /sources"] if len(skipped) > 5 else []
    return "\n".join([f"**Skipped: {len(skipped):,}**", *lines, *more])


def _sentence(facts: Sequence[str]) -> str:
    line = " · ".join(fact for fact in facts if fact)
    return line[:1].upper() + line[1:]
