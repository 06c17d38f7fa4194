"""Who holds an office in one article: its persons by the nouns of their roles."""

from collections.abc import Callable

from bot.passages.people.callings import role_words
from bot.passages.people.entities import EntityTable
from bot.passages.people.entity import Entity

# A noun for so many of the persons of one article points to none of them.
_MOST = 64


class Holders:
    """The persons of one article by the words of their roles."""

    def __init__(self, table: EntityTable) -> None:
        self._table = table
        self._by_noun: dict[str, list[Entity]] | None = None

    def add(self, entity: Entity, position: int, role: str) -> None:
        """Note a role that the article gives to `entity` at `position`."""
        entity.add_role(position, role)
        if self._by_noun is not None and entity in self._table.persons():
            _note(self._by_noun, entity, role)

    def only(self, noun: str, fits: Callable[[str], bool]) -> Entity | None:
        """Return the only person with a role of that noun that `fits`, None when there are more."""
        found: Entity | None = None
        holders = self._holders(noun)
        if len(holders) > _MOST:
            return None
        for entity in holders:
            if any(fits(role) for _, role in entity.roles):
                if found is not None and found.name != entity.name:
                    return None
                found = entity
        return found

    def _holders(self, noun: str) -> list[Entity]:
        if self._by_noun is None:
            self._by_noun = {}
            for entity in self._table.persons():
                for _, role in entity.roles:
                    _note(self._by_noun, entity, role)
        return self._by_noun.get(noun, [])


def _note(by_noun: dict[str, list[Entity]], entity: Entity, role: str) -> None:
    for noun in role_words(role)[0]:
        holders = by_noun.setdefault(noun, [])
        if len(holders) <= _MOST and entity not in holders:
            holders.append(entity)
