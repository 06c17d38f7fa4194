"""Cards that are no answers: within every limit, in every language."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.sources import SourceCard
from bot.answers.status import Status
from bot.articles.model import Article, Excluded, Skipped, Span
from bot.discord_app.cards import failure, greeting, help_card, notice, thanks
from bot.discord_app.language import Language
from bot.discord_app.records.preferences import Preferences
from bot.discord_app.records.votes import Votes
from bot.discord_app.reloading import Progress
from bot.discord_app.source_cards import article_card, sources_card
from bot.discord_app.state_cards import (
    Running,
    feedback_card,
    joined_card,
    opening_card,
    progress_card,
    reload_card,
    settings_card,
    status_card,
)
from bot.index.library import ReloadReport
from tests.discord_app.limits import check
from tests.discord_app.samples import days, languages, maybe, texts

articles = st.builds(
    Article,
    id=texts,
    text=st.just("One paragraph of text. " * 40),
    title=texts,
    title_from=st.just("heading"),
    title_span=st.none(),
    outlet=maybe,
    author=maybe,
    published=days,
    url=maybe | st.just("https://news.example/" + "x" * 300),
    paragraphs=st.just((Span(0, 900),)),
    body=st.just(tuple(Span(i * 23, i * 23 + 22) for i in range(30))),
    excluded=st.lists(st.builds(Excluded, st.just(0), st.just(9), texts), max_size=9).map(tuple),
    encoding=st.just("utf-8"),
    repaired=st.booleans(),
    format=st.just("plain text"),
)
cards = st.one_of(
    st.builds(lambda article: SourceCard(article.id, "read", None, article), articles),
    st.builds(lambda name, why: SourceCard(name, "skipped", why), texts, texts),
)


@given(st.lists(cards, max_size=20), languages, st.integers(0, 5))
@settings(max_examples=30, deadline=None)
def test_cards_of_sources_keep_within_the_limits(
    found: list[SourceCard], lang: Language, page: int
) -> None:
    check(sources_card(found, page, lang))
    for card in found[:3]:
        check(article_card(card, lang))


@given(st.lists(texts, max_size=20).map(tuple), texts, st.booleans(), languages)
@settings(max_examples=40, deadline=None)
def test_other_cards_keep_within_the_limits(
    names: tuple[str, ...], text: str, private: bool, lang: Language
) -> None:
    skipped = tuple(Skipped(name, text) for name in names)
    check(reload_card(ReloadReport(names, names, names, 3, skipped, 0.5), lang))
    check(help_card(names, private, lang, lang.commands))
    check(greeting(lang, lang.commands))
    check(thanks(lang))
    check(failure("0a1b2c3d", lang))
    check(notice(text, lang, names))
    check(settings_card(Preferences("private", "kk"), text, private, lang))
    check(feedback_card(Votes(3, 4), names, lang))


@given(languages, st.none() | st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_status_keeps_within_the_limits(lang: Language, total: int | None) -> None:
    status = Status("1.0", 5, 1, 9, 9, 9, 9, None, datetime.now(UTC), 0.5, 0)
    progress = (
        None
        if total is None
        else Progress(done=total // 2, total=total, bytes_done=total, bytes_total=2 * total)
    )
    running = Running(datetime.now(UTC), float("inf"), 0.01, 1200, 3, Votes(1, 2), progress)
    check(status_card(status, running, lang))
    if progress:
        for shown in (progress_card, joined_card, opening_card):
            check(shown(progress, lang))
