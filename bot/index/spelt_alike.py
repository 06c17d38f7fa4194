"""Spellings of one name across the articles, found again without comparing what is the same."""

from collections import Counter
from collections.abc import Iterable

from bot.names.cluster import cluster
from bot.names.people import PeopleKnowledge, bare, sound

_Group = tuple[tuple[str, int], ...]  # names of one sound, and how often each is met


class SpeltAlike:
    """Does what `cluster` does, again and again.

    Only names whose family names sound alike are ever joined; a group of such
    names that is as it was the last time needs no comparing.
    """

    def __init__(self, knowledge: PeopleKnowledge) -> None:
        self._knowledge = knowledge
        self._known: dict[_Group, dict[str, str]] = {}

    def cluster(self, names: Iterable[str]) -> dict[str, str]:
        """Map each name to the one that stands for the person everywhere."""
        alike: dict[str, list[tuple[str, int]]] = {}
        found: dict[str, str] = {}
        for name, count in Counter(names).items():
            found[name] = name
            parsed = self._knowledge.parse(self._knowledge.canonical(name))
            if len(parsed.words) > 1:
                alike.setdefault(sound(bare(parsed.family[-1])), []).append((name, count))
        before, self._known = self._known, {}
        for group in map(tuple, alike.values()):
            joined = before.get(group)
            if joined is None:
                joined = cluster(Counter(dict(group)).elements(), self._knowledge)
            self._known[group] = joined
            found |= joined
        return found
