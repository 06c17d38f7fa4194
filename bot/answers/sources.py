"""A card for every file: what was read from it, what was left out of it, or why it was skipped."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from bot.answers.contract import day
from bot.articles.model import Article, Excluded
from bot.index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class SourceCard:
    """One file or record; of a skipped one only `id` and `reason` are known."""

    id: str
    outcome: Literal["read", "skipped"]
    reason: str | None = None
    article: Article | None = None

    @property
    def title(self) -> str:
        """The article's title; the file's name when it was skipped."""
        return self.article.title if self.article else self.id

    @property
    def published(self) -> date | None:
        """The day the article states."""
        return self.article.published if self.article else None

    @property
    def excluded(self) -> tuple[Excluded, ...]:
        """What is never shown as evidence, and why."""
        return self.article.excluded if self.article else ()


def cards(snapshot: Snapshot) -> tuple[SourceCard, ...]:
    """Return all cards in the order of their ids."""
    read = [SourceCard(a.article.id, "read", None, a.article) for a in snapshot.articles]
    skipped = [SourceCard(one.id, "skipped", one.reason) for one in snapshot.skipped]
    return tuple(sorted([*read, *skipped], key=lambda card: card.id))


def card_json(card: SourceCard, *, text: bool = False) -> dict[str, Any]:
    """Return the contract's object for `sources --json`; `text` adds the readable text."""
    article = card.article
    shown: dict[str, Any] = {
        "article": card.id,
        "outcome": card.outcome,
        "reason": card.reason,
        "title": article and article.title,
        "outlet": article and article.outlet,
        "author": article and article.author,
        "published": day(card.published),
        "url": article and article.url,
        "encoding": article and article.encoding,
        "repaired": article and article.repaired,
        "format": article and article.format,
        "words": article and article.words,
        "excluded": [{"start": e.start, "end": e.end, "why": e.why} for e in card.excluded],
    }
    if text:
        shown["text"] = article and article.text
    return shown
