"""Everything the bot says that is not an answer: notices, status, sources, help, reloads."""

from collections.abc import Sequence

from discord import ui

from bot.answers.desk import ReloadReport, SourceCard, Status
from bot.articles.model import Skipped
from bot.discord_app import ids
from bot.discord_app.answers import counted
from bot.discord_app.escape import inline, link
from bot.discord_app.excerpt import clipped
from bot.discord_app.passages import day
from bot.discord_app.refs import article_hash
from bot.discord_app.sheet import settled

BLUE, GREEN, AMBER, RED = 0x3B82F6, 0x3BA55D, 0xE0A030, 0xD83C3E
PER_PAGE = 8  # sources on one page


def card(colour: int, *texts: str) -> ui.LayoutView:
    """Return a message of one card, a thin line between its texts."""
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=colour)
    for place, text in enumerate(text for text in texts if text):
        if place:
            box.add_item(ui.Separator())
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


def status_card(status: Status, latency: float, uptime: str) -> ui.LayoutView:
    """Return what is loaded, how old and how fast; `latency` to Discord in seconds."""
    newest = day(status.newest) if status.newest else "no article is dated"
    loaded = int(status.loaded_at.timestamp())
    return card(
        BLUE,
        "### Status",
        f"**{counted(status.articles, 'article')}** · {counted(status.passages, 'passage')} · "
        f"{counted(status.quotations, 'quotation')}\n"
        f"{status.people:,} people and bodies · {status.countries:,} countries and blocs\n"
        f"Newest article: {newest}\n"
        + (f"Skipped: {counted(status.skipped, 'file')}, see /sources" if status.skipped else ""),
        f"-# Articles read <t:{loaded}:R>, in {status.build_seconds:.2f} s · Discord answers in "
        f"{_milliseconds(latency)} · up {uptime} · version {inline(status.version)}",
    )


def of_outlet(cards: Sequence[SourceCard], outlet: str) -> Sequence[SourceCard]:
    """Return the cards of the outlet with this hash, see `outlet_hash`; "all" takes all."""
    return cards if outlet == "all" else [c for c in cards if outlet_hash(c.outlet) == outlet]


def outlet_hash(outlet: str | None) -> str:
    """Return the 8 characters that stand for an outlet in a button's id."""
    return article_hash(outlet or "").hex()


def sources_card(cards: Sequence[SourceCard], page: int, outlet: str = "all") -> ui.LayoutView:
    """Return page `page`, from 0, of articles read and files left out, all or an outlet's."""
    pages = max(1, -(-len(cards) // PER_PAGE))
    page = min(page, pages - 1)
    read = sum(one.outcome == "read" for one in cards)
    skipped = len(cards) - read
    head = f"### Sources\n-# {counted(read, 'article')} read" + (
        f" · {counted(skipped, 'file')} skipped" if skipped else ""
    )
    shown = cards[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = [_listed(one, page * PER_PAGE + at) for at, one in enumerate(shown, 1)]
    layout = card(BLUE, head, "\n".join(lines) or "Nothing is loaded.")
    if pages > 1:
        layout.add_item(ui.ActionRow(*_source_buttons(outlet, page, pages)))
    return layout


def article_card(source: SourceCard) -> ui.LayoutView:
    """Return one article's card: where it is from, how it was read, what was left out."""
    if source.outcome == "skipped":
        return notice(f"{source.id} was not read: {source.reason}")
    facts = [
        ("Outlet", source.outlet),
        ("Author", source.author),
        ("Published", day(source.published) if source.published else None),
    ]
    known = [f"**{name}** {inline(clipped(value, 200))}" for name, value in facts if value]
    missing = [name.lower() for name, value in facts if not value]
    left_out: dict[str, int] = {}
    for excluded in source.excluded:
        left_out[excluded.why] = left_out.get(excluded.why, 0) + excluded.end - excluded.start
    return card(
        BLUE,
        f"### {inline(clipped(source.title or source.id, 250))}",
        "\n".join([*known, link("Open the article", source.url) or ""]).strip()
        or "The article names no outlet, author or date.",
        "\n".join(
            f"-# {line}"
            for line in [
                f"Not stated: {', '.join(missing)}" if missing and known else "",
                _read_as(source),
                _left_out(left_out),
            ]
            if line
        ),
    )


def help_card(examples: Sequence[str], private: bool) -> ui.LayoutView:
    """Return how to ask, with questions that the loaded articles answer."""
    asked = [f"- /ask {inline(clipped(one, 120))}" for one in examples[:6]]
    return card(
        BLUE,
        "### How to ask\nI answer from a folder of news articles, with their own sentences, each "
        "with its source. What the articles do not say, I do not say.",
        "**/ask** any question\n**/who-said** whose words these are, even half remembered\n"
        "**/quotes** everything a person or body is quoted as saying\n"
        "**/country** a country's briefing\n"
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


def _listed(source: SourceCard, number: int) -> str:
    if source.outcome == "skipped":
        return (
            f"`{number}` ~~{inline(clipped(source.id, 80))}~~\n"
            f"-# skipped: {inline(clipped(source.reason or '', 160))}"
        )
    facts = [
        inline(clipped(source.outlet, 50)) if source.outlet else "",
        day(source.published) if source.published else "undated",
        counted(source.words or 0, "word"),
        link("open", source.url if len(source.url or "") < 150 else None) or "",
    ]
    title = inline(clipped(source.title or source.id, 110))
    return f"`{number}` {title}\n-# {' · '.join(fact for fact in facts if fact)}"


def _source_buttons(outlet: str, page: int, pages: int) -> list[ui.Button[ui.LayoutView]]:
    first, last = page == 0, page == pages - 1
    return [
        ui.Button(
            label="Previous",
            custom_id=ids.sources(outlet, max(0, page - 1), off=first),
            disabled=first,
        ),
        ui.Button(label="Next", custom_id=ids.sources(outlet, page + 1, off=last), disabled=last),
    ]


def _changes(what: str, articles: Sequence[str]) -> str:
    if not articles:
        return ""
    shown = "\n".join(f"- {inline(clipped(one, 80))}" for one in articles[:8])
    more = f"\n- and {len(articles) - 8:,} more" if len(articles) > 8 else ""
    return f"**{what}: {len(articles):,}**\n{shown}{more}"


def _skipped(skipped: Sequence[Skipped]) -> str:
    if not skipped:
        return ""
    lines = [
        f"- {inline(clipped(one.id, 60))}: {inline(clipped(one.reason, 120))}"
        for one in skipped[:5]
    ]
    more = [f"- and {len(skipped) - 5:,} more, see /sources"] if len(skipped) > 5 else []
    return "\n".join([f"**Skipped: {len(skipped):,}**", *lines, *more])


def _read_as(source: SourceCard) -> str:
    read = f"{source.format}, {source.encoding}{', repaired' if source.repaired else ''}"
    return f"{inline(clipped(source.id, 150))} · {counted(source.words or 0, 'word')} · {read}"


def _left_out(left_out: dict[str, int]) -> str:
    if not left_out:
        return ""
    named = [f"{inline(clipped(why, 40))} ({size:,} characters)" for why, size in left_out.items()]
    return "Never quoted from: " + ", ".join(named[:6])


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 60 else "an unknown time"
