"""Cards of what is indexed: the list of sources, and one article's card."""

from collections.abc import Sequence

from discord import ui

from bot.answers.sources import SourceCard
from bot.articles.model import Article, Excluded
from bot.discord_app import ids
from bot.discord_app.cards import BLUE, card, notice
from bot.discord_app.escape import inline, link
from bot.discord_app.excerpt import clipped
from bot.discord_app.language import Language
from bot.discord_app.refs import article_hash

PER_PAGE = 8
ALL = "all"


def sources_card(
    cards: Sequence[SourceCard], page: int, lang: Language, outlet: str = ALL
) -> ui.LayoutView:
    """Return page `page`, from 0, of articles read and files left out, all or an outlet's."""
    pages = max(1, -(-len(cards) // PER_PAGE))
    page = min(page, pages - 1)
    read = sum(one.outcome == "read" for one in cards)
    facts = [lang.say("{articles} read", articles=lang.count(read, "article"))]
    if read < len(cards):
        facts.append(lang.say("{files} skipped", files=lang.count(len(cards) - read, "file")))
    shown = cards[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = [_listed(one, page * PER_PAGE + at, lang) for at, one in enumerate(shown, 1)]
    head = f"### {lang.say('Sources')}\n-# {' · '.join(facts)}"
    layout = card(BLUE, head, *lines, ruled=False)
    if pages > 1:
        layout.add_item(ui.ActionRow(*_turn_buttons(outlet, page, pages, lang)))
    return layout


def article_card(source: SourceCard, lang: Language) -> ui.LayoutView:
    """Return one article's card: where it is from, how it was read, what was left out."""
    article = source.article
    if article is None:
        reason = lang.translated(source.reason or "")
        return notice(
            lang.say("{file} was not read: {reason}", file=source.id, reason=reason), lang
        )
    facts = [
        (lang.say("Outlet"), article.outlet),
        (lang.say("Author"), article.author),
        (lang.say("Published"), lang.day(article.published) if article.published else None),
    ]
    known = [f"**{name}** {inline(clipped(value, 120))}" for name, value in facts if value]
    missing = [name.lower() for name, value in facts if not value]
    small = [
        lang.say("Not stated: {facts}", facts=", ".join(missing)) if missing else "",
        _read_as(article, lang),
        _left_out(article.excluded, lang),
    ]
    return card(
        BLUE,
        f"### {inline(clipped(article.title, 200))}",
        "\n".join([*known, link(lang.say("Open the article"), article.url) or ""]).strip(),
        _outline(article, lang),
        "\n".join(f"-# {line}" for line in small if line),
    )


def of_outlet(cards: Sequence[SourceCard], outlet: str) -> Sequence[SourceCard]:
    """Return the cards of the outlet with this hash, see `outlet_hash`; "all" takes all."""
    return cards if outlet == ALL else [one for one in cards if outlet_hash(one) == outlet]


def outlet_hash(card: SourceCard) -> str:
    """Return the 8 characters that stand for an outlet in a button's id."""
    return article_hash((card.article and card.article.outlet) or "").hex()


def _listed(source: SourceCard, number: int, lang: Language) -> str:
    article = source.article
    if article is None:
        reason = inline(clipped(lang.translated(source.reason or ""), 110))
        why = lang.say("skipped: {reason}", reason=reason)
        return f"`{number}` ~~{inline(clipped(source.id, 60))}~~\n-# {why}"
    facts = [
        inline(clipped(article.outlet, 40)) if article.outlet else "",
        lang.day(article.published) if article.published else lang.say("undated"),
        lang.count(article.words, "word"),
        link(lang.say("open"), article.url, 120) or "",
    ]
    title = inline(clipped(article.title, 90))
    return f"`{number}` {title}\n-# {' · '.join(fact for fact in facts if fact)}"


def _outline(article: Article, lang: Language) -> str:
    """Return how the first paragraphs begin."""
    starts = [
        clipped(stretch.of(article.text[: stretch.start + 400]), 80) for stretch in article.body[:6]
    ]
    more = len(article.body) - len(starts)
    lines = [f"- {inline(start)}" for start in starts]
    if more > 0:
        lines.append(
            "-# " + lang.say("and {paragraphs} more", paragraphs=lang.count(more, "paragraph"))
        )
    return "\n".join(lines)


def _read_as(article: Article, lang: Language) -> str:
    read = [article.format, article.encoding, *([lang.say("repaired")] if article.repaired else [])]
    words = lang.count(article.words, "word")
    return f"{inline(clipped(article.id, 100))} · {words} · {', '.join(read)}"


def _left_out(excluded: Sequence[Excluded], lang: Language) -> str:
    sizes: dict[str, int] = {}
    for one in excluded:
        sizes[one.why] = sizes.get(one.why, 0) + one.end - one.start
    named = [
        lang.say("{what} ({n} characters)", what=inline(clipped(lang.translated(why), 30)), n=size)
        for why, size in sizes.items()
    ]
    return lang.say("Never quoted from: {parts}", parts=", ".join(named[:6])) if named else ""


def _turn_buttons(
    outlet: str, page: int, pages: int, lang: Language
) -> list[ui.Button[ui.LayoutView]]:
    first, last = page == 0, page == pages - 1
    back = ids.sources(outlet, max(0, page - 1), off=first)
    on = ids.sources(outlet, page + 1, off=last)
    return [
        ui.Button(label=lang.say("Previous"), custom_id=back, disabled=first),
        ui.Button(label=lang.say("Next"), custom_id=on, disabled=last),
    ]
