"""Who bears a name in one article: its entities by each word of their names."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter

from bot.names.people import bare, fold, sound
from bot.passages.people.entity import Entity, NameAt

# Of more namesakes only those are weighed that are first named nearest: no article
# means others, and a list of a whole people stays in linear time.
_BEFORE, _BEHIND = 24, 8
_KEPT = 1 << 14  # names and words met again and again
_LONG = 4  # letters; a longer word is found by its sound and without its "s" too
_Bucket = list[tuple[int, Entity]]
_position = itemgetter(0)


class Bearers:
    """The entities of one article, found by a whole name or by one word of it."""

    def __init__(self) -> None:
        self._exact: dict[str, Entity] = {}
        self._by_word: dict[str, _Bucket] = {}

    def add(self, entity: Entity, name: str, position: int) -> None:
        """Let `entity` be found by `name`, which it first bears at `position`."""
        self.call(entity, name)
        for key in _keys(name):
            insort(self._by_word.setdefault(key, []), (position, entity), key=_position)

    def call(self, entity: Entity, name: str) -> None:
        """Let `entity` be found by the whole of `name` alone."""
        self._exact[fold(name)] = entity

    def named(self, name: str) -> Entity | None:
        """Return the entity of exactly this name, case and accents aside."""
        return self._exact.get(fold(name))

    def of_word(self, word: str, position: int) -> list[Entity]:
        """Return whose names hold `word`, spelt or sounding so, in order of their first mention."""
        key = _word_key(word)
        found = self._by_word.get(key)
        if found is None and len(key) > _LONG:
            other = key[:-1] if key.endswith("s") else key + "s"
            found = self._by_word.get(other) or self._by_word.get(_sound_key(word))
        return [entity for _, entity in _nearest(found or [], position)]


def last_named(entities: Sequence[Entity], position: int) -> Entity:
    """Return which of some entities was named last before `position`, else the first of them."""
    return max(entities, key=lambda entity: entity.last_before(position))


def last_called(
    word: str, entities: Sequence[Entity], names: Sequence[NameAt], text: str
) -> Entity | None:
    """Return who of `entities` is the last of `names` to be written with `word`.

    "Dwayne Doe, Jo's cousin, … Doe said": Jo is named later, but not as Doe.
    """
    folded = fold(word)
    for named in reversed(names):
        if named.entity in entities and folded in fold(text[named.start : named.end]).split():
            return named.entity
    return None


def _nearest(bucket: _Bucket, position: int) -> _Bucket:
    if len(bucket) <= _BEFORE + _BEHIND:
        return bucket
    at = bisect_left(bucket, position, key=_position)
    return bucket[max(0, at - _BEFORE) : at + _BEHIND]


@lru_cache(maxsize=_KEPT)
def _keys(name: str) -> frozenset[str]:
    return frozenset(key(word) for word in name.split() for key in (_word_key, _sound_key))


@lru_cache(maxsize=_KEPT)
def _word_key(word: str) -> str:
    return fold(word).rstrip(".")


@lru_cache(maxsize=_KEPT)
def _sound_key(word: str) -> str:
    """Key under which spellings of one sound meet; no folded word looks like it."""
    return "~" + sound(bare(word))


@lru_cache(maxsize=_KEPT)  # the same few are asked for again and again
def without_ending(name: str) -> tuple[str, tuple[str, ...]]:
    """Return a name without signs and possessive, and its words."""
    clean = name.strip(" .,").removesuffix("’s").removesuffix("'s")
    return clean, tuple(clean.split())
