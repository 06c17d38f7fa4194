"""Cards of what is indexed: the list of sources, and one article's card."""

from collections.abc import Sequence

from discord import ui

from bot.answers.sources import SourceCard
from bot.answers.telling import written_day as day
from bot.articles.model import Article, Excluded
from bot.discord_app import ids
from bot.discord_app.answers import counted
from bot.discord_app.cards import BLUE, card, notice
from bot.discord_app.escape import inline, link
from bot.discord_app.excerpt import clipped
from bot.discord_app.refs import article_hash

PER_PAGE = 8
ALL = "all"


def sources_card(cards: Sequence[SourceCard], page: int, outlet: str = ALL) -> ui.LayoutView:
    """Return page `page`, from 0, of articles read and files left out, all or an outlet's."""
    pages = max(1, -(-len(cards) // PER_PAGE))
    page = min(page, pages - 1)
    read = sum(one.outcome == "read" for one in cards)
    skipped = f" · {counted(len(cards) - read, 'file')} skipped" if read < len(cards) else ""
    shown = cards[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = [_listed(one, page * PER_PAGE + at) for at, one in enumerate(shown, 1)]
    layout = card(
        BLUE, f"### Sources\n-# {counted(read, 'article')} read{skipped}", *lines, ruled=False
    )
    if pages > 1:
        layout.add_item(ui.ActionRow(*_turn_buttons(outlet, page, pages)))
    return layout


def article_card(source: SourceCard) -> ui.LayoutView:
    """Return one article's card: where it is from, how it was read, what was left out."""
    article = source.article
    if article is None:
        return notice(f"{source.id} was not read: {source.reason}")
    facts = [
        ("Outlet", article.outlet),
        ("Author", article.author),
        ("Published", day(article.published) if article.published else None),
    ]
    known = [f"**{name}** {inline(clipped(value, 120))}" for name, value in facts if value]
    missing = [name.lower() for name, value in facts if not value]
    small = [
        f"Not stated: {', '.join(missing)}" if missing else "",
        _read_as(article),
        _left_out(article.excluded),
    ]
    return card(
        BLUE,
        f"### {inline(clipped(article.title, 200))}",
        "\n".join([*known, link("Open the article", article.url) or ""]).strip(),
        _outline(article),
        "\n".join(f"-# {line}" for line in small if line),
    )


def of_outlet(cards: Sequence[SourceCard], outlet: str) -> Sequence[SourceCard]:
    """Return the cards of the outlet with this hash, see `outlet_hash`; "all" takes all."""
    return cards if outlet == ALL else [one for one in cards if outlet_hash(one) == outlet]


def outlet_hash(card: SourceCard) -> str:
    """Return the 8 characters that stand for an outlet in a button's id."""
    return article_hash((card.article and card.article.outlet) or "").hex()


def _listed(source: SourceCard, number: int) -> str:
    article = source.article
    if article is None:
        return (
            f"`{number}` ~~{inline(clipped(source.id, 60))}~~\n"
            f"-# skipped: {inline(clipped(source.reason or '', 110))}"
        )
    facts = [
        inline(clipped(article.outlet, 40)) if article.outlet else "",
        day(article.published) if article.published else "undated",
        counted(article.words, "word"),
        link("open", article.url, 120) or "",
    ]
    title = inline(clipped(article.title, 90))
    return f"`{number}` {title}\n-# {' · '.join(fact for fact in facts if fact)}"


def _outline(article: Article) -> str:
    """Return how the first paragraphs begin."""
    starts = [
        clipped(stretch.of(article.text[: stretch.start + 400]), 80) for stretch in article.body[:6]
    ]
    more = len(article.body) - len(starts)
    lines = [f"- {inline(start)}" for start in starts]
    return "\n".join([*lines, f"-# and {counted(more, 'paragraph')} more"] if more else lines)


def _read_as(article: Article) -> str:
    read = f"{article.format}, {article.encoding}{', repaired' if article.repaired else ''}"
    return f"{inline(clipped(article.id, 100))} · {counted(article.words, 'word')} · {read}"


def _left_out(excluded: Sequence[Excluded]) -> str:
    sizes: dict[str, int] = {}
    for one in excluded:
        sizes[one.why] = sizes.get(one.why, 0) + one.end - one.start
    named = [f"{inline(clipped(why, 30))} ({size:,} characters)" for why, size in sizes.items()]
    return "Never quoted from: " + ", ".join(named[:6]) if named else ""


def _turn_buttons(outlet: str, page: int, pages: int) -> list[ui.Button[ui.LayoutView]]:
    first, last = page == 0, page == pages - 1
    back = ids.sources(outlet, max(0, page - 1), off=first)
    on = ids.sources(outlet, page + 1, off=last)
    return [
        ui.Button(label="Previous", custom_id=back, disabled=first),
        ui.Button(label="Next", custom_id=on, disabled=last),
    ]
