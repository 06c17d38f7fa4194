"""Who asks and who answers in an interview that is set as questions and answers."""

import re

from bot.articles.model import Article
from bot.passages.entities import EntityTable
from bot.passages.entity import Entity
from bot.passages.model import Speaker

# Somebody spoke "to" or "with" the one who asks; an outlet speaks to the one who answers.
_SPOKE_TO = re.compile(
    r"(?P<who>[\w.’'-]+)\s+(?:spoke|talked|talks|speaks|sat down|answered|was interviewed)\s"
    r"(?:[\w’']+\s){0,3}(?:to|with|by|from)\s(?:[\w’']+\s){0,3}$"
)


class Interview:
    """The two voices of one interview, found in the text before its first turn."""

    def __init__(self, article: Article, table: EntityTable, begins: int) -> None:
        self._text = article.text
        asks = self._asker(table, begins)
        author = article.author
        self.asks = Speaker(
            asks.name if asks else author, asks.role if asks else "interviewer", "Q"
        )
        answers = _most_named(table, begins, asks, author)
        self.answers = Speaker(answers.name, answers.role, "A") if answers else None

    def _asker(self, table: EntityTable, begins: int) -> Entity | None:
        """The person to whom somebody is said to have spoken."""
        previous = ""
        for named in table.names:
            if named.start >= begins:
                break
            if named.entity.kind in ("person", "unknown") and " " in named.entity.name:
                match = _SPOKE_TO.search(self._text, max(0, named.start - 60), named.start)
                pronoun = match is not None and match.group("who").lower() in (
                    "he",
                    "she",
                    "who",
                    "they",
                )
                if match and (pronoun or previous == "person"):
                    return named.entity
            previous = named.entity.kind
        return None


def _most_named(
    table: EntityTable, begins: int, asks: Entity | None, author: str | None
) -> Entity | None:
    """The person whom the introduction names most, subjects counting double."""
    counts: dict[int, int] = {}
    found: dict[int, Entity] = {}
    for named in table.names:
        entity = named.entity
        if named.start >= begins:
            break
        if (
            entity.kind in ("person", "unknown")
            and " " in entity.name
            and entity is not asks
            and entity.name != author
        ):
            counts[id(entity)] = counts.get(id(entity), 0) + 1 + named.subject
            found.setdefault(id(entity), entity)
    return found[max(counts, key=lambda key: counts[key])] if counts else None
