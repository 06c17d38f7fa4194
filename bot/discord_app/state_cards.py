"""Cards about the bot's own state: status, reloads, settings of a server, feedback."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from discord import ui

from bot.answers.status import Status
from bot.articles.model import Skipped
from bot.discord_app.cards import BLUE, GREEN, card
from bot.discord_app.escape import inline
from bot.discord_app.excerpt import clipped
from bot.discord_app.language import Language, phrase
from bot.discord_app.records.preferences import Preferences
from bot.discord_app.records.votes import Votes
from bot.discord_app.reloading import Progress
from bot.index.library import ReloadReport

_OLD = phrase("You can watch it here; until it is done the old articles answer.")


@dataclass(frozen=True, slots=True)
class Running:
    """How the bot runs: `latency` of the gateway and median `answer` time in seconds.

    `asked` and `unanswered` count questions since the start; `votes` is what an
    admin sees of the feedback, None for others.
    """

    started: datetime
    latency: float
    answer: float | None
    asked: int
    unanswered: int
    votes: Votes | None = None
    reload: Progress | None = None


def status_card(status: Status, running: Running, lang: Language) -> ui.LayoutView:
    """Return what is loaded, how old and how fast."""
    loaded = [
        f"**{lang.count(status.articles, 'article')}** · {lang.count(status.passages, 'passage')}",
        f"{lang.count(status.quotations, 'quotation')} · "
        + lang.say("{n} people and bodies", n=status.speakers),
        lang.say("{n} countries and blocs", n=status.countries),
        lang.say("Newest article: {day}", day=lang.day(status.newest))
        if status.newest
        else lang.say("No article is dated."),
    ]
    if status.skipped:
        files = lang.count(status.skipped, "file")
        command = f"/{lang.commands.get('sources', 'sources')}"
        loaded.append(lang.say("Skipped: {files}, see {command}", files=files, command=command))
    since = f"<t:{int(status.loaded_at.timestamp())}:R>"
    small = [
        progress_line(running.reload, lang) if running.reload else "",
        lang.say("Read {when} in {seconds} s", when=since, seconds=f"{status.build_seconds:.2f}"),
        _speed(status, running, lang),
    ]
    return card(
        BLUE,
        f"### {lang.say('Status')}",
        "\n".join(loaded),
        "\n".join(_asked(running, lang)),
        "\n".join(f"-# {line}" for line in small if line),
    )


def _asked(running: Running, lang: Language) -> list[str]:
    asked = lang.say(
        "Questions since the start: {asked}, without an answer: {unanswered}",
        asked=running.asked,
        unanswered=running.unanswered,
    )
    if running.votes is None:
        return [asked]
    return [asked, _tally(running.votes, lang)]


def _speed(status: Status, running: Running, lang: Language) -> str:
    speed = [
        lang.say("started {when}", when=f"<t:{int(running.started.timestamp())}:R>"),
        lang.say("version {version}", version=inline(status.version)),
    ]
    if running.latency < 10:
        away = f"{running.latency * 1000:.0f}"
        speed.insert(0, lang.say("Discord is {n} ms away", n=away))
    if running.answer is not None:
        speed.insert(0, lang.say("answers take {n} ms", n=f"{running.answer * 1000:.0f}"))
    line = " · ".join(speed)
    return line[:1].upper() + line[1:]


def progress_line(progress: Progress, lang: Language) -> str:
    """Return how far a reload is."""
    if not progress.total:
        return lang.say("Reading the folder …")
    return lang.say("Looking through {done} of {total} …", done=progress.done, total=progress.total)


def progress_card(progress: Progress, lang: Language) -> ui.LayoutView:
    """Return how far a reload is, for whoever began it."""
    return _progress(progress, lang.say("Reading the articles"), lang.say(_OLD), lang)


def joined_card(progress: Progress, lang: Language) -> ui.LayoutView:
    """Return how far a reload is that somebody else began."""
    return _progress(progress, lang.say("A reload is already under way"), lang.say(_OLD), lang)


def opening_card(progress: Progress, lang: Language) -> ui.LayoutView:
    """Return how far the first reading is, for whoever has asked something meanwhile."""
    soon = lang.say("I have just started; your answer comes here as soon as they are read.")
    return _progress(progress, lang.say("Reading the articles"), soon, lang)


def _progress(progress: Progress, head: str, meanwhile: str, lang: Language) -> ui.LayoutView:
    full = round(progress.share * 20)
    since = lang.say("Begun {when}.", when=f"<t:{int(progress.began.timestamp())}:R>")
    return card(
        BLUE,
        f"### {head}",
        f"`{'█' * full}{'░' * (20 - full)}` {progress.share:.0%}{_amount(progress)}\n"
        f"{progress_line(progress, lang)}",
        f"-# {since} {meanwhile}",
    )


def _amount(progress: Progress) -> str:
    """Return the megabytes and the end in sight, which Discord tells in the reader's language."""
    if not progress.bytes_total:
        return ""
    size = f" · {progress.bytes_done / 1e6:.1f} / {progress.bytes_total / 1e6:.1f} MB"
    return f"{size} → <t:{int(progress.until.timestamp())}:R>" if progress.until else size


def reload_card(report: ReloadReport, lang: Language) -> ui.LayoutView:
    """Return what a reload changed."""
    changes = [
        _changes(lang.say("Added: {n}", n=len(report.added)), report.added, lang),
        _changes(lang.say("Changed: {n}", n=len(report.changed)), report.changed, lang),
        _changes(lang.say("Removed: {n}", n=len(report.removed)), report.removed, lang),
    ]
    happened = "\n".join(change for change in changes if change)
    took = lang.say("took {seconds} s", seconds=f"{report.seconds:.2f}")
    return card(
        GREEN,
        f"### {lang.say('Articles reloaded')}",
        happened or lang.say("Nothing has changed in the folder."),
        _skipped(report.skipped, lang),
        f"-# {lang.say('{n} unchanged', n=report.unchanged)} · {took}",
    )


def settings_card(chosen: Preferences, language: str, kept: bool, lang: Language) -> ui.LayoutView:
    """Return how a server is set; `kept` tells whether that outlives the bot."""
    seen = {
        "public": lang.say("everyone in the channel"),
        "private": lang.say("only the one who asks"),
        None: lang.say("as the bot is set"),
    }
    lost = lang.say("The bot's database cannot be used: this holds until the bot stops.")
    return card(
        BLUE,
        f"### {lang.say('Settings')}",
        f"**{lang.say('Who sees answers')}** {seen[chosen.visibility]}\n"
        f"**{lang.say('Language')}** {inline(clipped(language, 60))}",
        "" if kept else f"-# {lost}",
    )


def feedback_card(votes: Votes, questions: Sequence[str], lang: Language) -> ui.LayoutView:
    """Return the counts, and the questions that were last found not helpful."""
    listed = "\n".join(f"- {inline(clipped(one, 150))}" for one in questions[:10])
    return card(
        BLUE,
        f"### {lang.say('Feedback')}",
        _tally(votes, lang),
        f"**{lang.say('Last found not helpful')}**\n{listed}" if listed else "",
        f"-# {lang.say('Kept are the questions, never who asked them.')}",
    )


def _tally(votes: Votes, lang: Language) -> str:
    return lang.say("Feedback: {yes} helpful, {no} not", yes=votes.helpful, no=votes.not_helpful)


def _changes(what: str, articles: Sequence[str], lang: Language) -> str:
    if not articles:
        return ""
    shown = "\n".join(f"- {inline(clipped(one, 60))}" for one in articles[:6])
    return f"**{what}**\n{shown}" + _more(len(articles) - 6, lang)


def _skipped(skipped: Sequence[Skipped], lang: Language) -> str:
    if not skipped:
        return ""
    lines = [
        f"- {inline(clipped(one.id, 50))}: {inline(clipped(lang.translated(one.reason), 80))}"
        for one in skipped[:5]
    ]
    what = lang.say("Skipped: {n}", n=len(skipped))
    return "\n".join([f"**{what}**", *lines]) + _more(len(skipped) - 5, lang)


def _more(number: int, lang: Language) -> str:
    return "\n" + lang.say("- and {n} more", n=number) if number > 0 else ""
