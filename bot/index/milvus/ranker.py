"""The best passages out of Milvus, with rank-bm25's own numbers.

Milvus adds up 32-bit prices and hands over more passages than asked for.
rank-bm25's formula scores these anew, in 64 bits; and as long as a passage that
was not handed over might, by rounding, still belong among the best, more are
fetched. So the outcome is that of the embedded ranking, ties and all.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from bot.index.conditions import Conditions
from bot.index.milvus.collections import MOST_HITS, PRICES
from bot.index.milvus.formula import Formula
from bot.index.milvus.narrowing import filter_of
from bot.index.milvus.server import Server
from bot.index.milvus.tariff import Tariff
from bot.index.ranking.arrays import Mask

FEW = 1000  # allowed passages that are named one by one in the filter
_ROUNDING = 2.0**-22  # a sum's possible error for each of its words, more than 32 bits can have

Best = list[tuple[int, float]]


@dataclass(frozen=True)
class MilvusRanker:
    """The ranking of one version, whose passages stand in `collection`; never changed.

    `narrowed` is the filter of all its searches, `most_hits` what one of them may
    return; up to `few` allowed passages are named in a filter of their own.
    Searches raise IndexUnreachable.
    """

    server: Server
    collection: str
    formula: Formula
    tariff: Tariff
    narrowed: str = ""
    most_hits: int = MOST_HITS
    few: int = FEW

    def within(self, conditions: Conditions) -> "MilvusRanker":
        """Return the ranking for searches whose allowed passages all fulfil `conditions`."""
        return replace(self, narrowed=filter_of(conditions))

    def idf_of(self, word: str) -> float:
        """Return the weight of `word`; 0 for a word that no passage holds."""
        return self.formula.weight(word)

    def documents_with(self, word: str) -> int:
        """Return how many passages hold `word`."""
        number = self.formula.number_of(word)
        return 0 if number is None else int(self.formula.statistics.held_by[number])

    def warm(self) -> None:
        """Have Milvus make ready what the first search would wait for."""
        self.server.work(
            "search",
            collection_name=self.collection,
            anns_field=PRICES,
            data=[{1: 1.0}],
            limit=1,
            consistency_level="Strong",
        )

    @property
    def vocabulary(self) -> Iterable[str]:
        """Every word of the passages."""
        statistics = self.formula.statistics
        return map(statistics.lexicon.word, np.flatnonzero(statistics.held_by).tolist())

    def top(
        self, query: Sequence[str], count: int, allowed: Mask | None = None
    ) -> list[tuple[int, float]]:
        """Return the `count` best (passage, score) that hold a word of `query`, ties by number."""
        known = [word for word in query if self.formula.number_of(word) is not None]
        if not known or count <= 0:
            return []
        search = _Search(self, known, count, allowed)
        return search.best(0, self.formula.statistics.size)


class _Search:
    """One query's way to its best passages."""

    def __init__(
        self, ranker: MilvusRanker, words: Sequence[str], count: int, allowed: Mask | None
    ) -> None:
        self._ranker = ranker
        self._words = words
        self._count = count
        self._allowed = allowed
        self._numbers = {word: _place(ranker.formula, word) for word in words}
        weights = {word: ranker.formula.weight(word) for word in words}
        self._vector = {
            self._numbers[word]: weights[word] * times for word, times in Counter(words).items()
        }
        self._absent = ranker.tariff.absent * sum(weights[word] for word in words)
        self._error = (len(words) + 8) * _ROUNDING + ranker.tariff.slack

    def best(self, first: int, last: int) -> Best:
        """Return the best of the passages numbered from `first` to before `last`."""
        wanted = 2 * self._count
        while True:
            wanted = min(wanted, self._ranker.most_hits)
            hits = self._hits(first, last, wanted)
            found = sorted(self._scored(hits), key=lambda one: (-one[1], one[0]))[: self._count]
            if len(hits) < wanted or self._sure(found, hits):
                return found
            if wanted == self._ranker.most_hits:
                middle = (first + last) // 2
                both = [*self.best(first, middle), *self.best(middle, last)]
                return sorted(both, key=lambda one: (-one[1], one[0]))[: self._count]
            wanted *= 4

    def _sure(self, found: Best, hits: Sequence[Any]) -> bool:
        """Tell whether no passage behind the last hit can be as good as the last of the found."""
        bound = self._absent + float(hits[-1]["distance"]) * (1 + self._error)
        bound += abs(bound) * 2.0**-40
        return len(found) == self._count and found[-1][1] > bound

    def _scored(self, hits: Sequence[Any]) -> Best:
        documents = {
            hit["entity"]["number"]: (self._frequencies(hit["entity"]), hit["entity"]["length"])
            for hit in hits
            if self._allowed is None or self._allowed[hit["entity"]["number"]]
        }
        documents = {number: one for number, one in documents.items() if one[0]}
        if not documents:
            return []
        scores = self._ranker.formula.scores(self._words, list(documents.values()))
        return list(zip(documents, scores.tolist(), strict=True))

    def _frequencies(self, entity: Any) -> dict[str, int]:
        prices, length = entity[PRICES], entity["length"]
        return {
            word: self._ranker.tariff.frequency(prices[place], length)
            for word, place in self._numbers.items()
            if place in prices
        }

    def _hits(self, first: int, last: int, wanted: int) -> Sequence[Any]:
        found: Sequence[Any] = self._ranker.server.ask(
            "search",
            collection_name=self._ranker.collection,
            anns_field=PRICES,
            data=[self._vector],
            limit=wanted,
            filter=self._filter(first, last),
            output_fields=["number", "length", PRICES],
            search_params={"metric_type": "IP", "params": {"drop_ratio_search": 0.0}},
            consistency_level="Bounded",
        )[0]
        return found

    def _filter(self, first: int, last: int) -> str:
        parts = [self._named or self._ranker.narrowed]
        if first > 0 or last < self._ranker.formula.statistics.size:
            parts.append(f"number >= {first} and number < {last}")
        return " and ".join(part for part in parts if part)

    @cached_property
    def _named(self) -> str:
        """The allowed passages by number, where these are few."""
        if self._allowed is None or int(np.count_nonzero(self._allowed)) > self._ranker.few:
            return ""
        return f"number in {np.flatnonzero(self._allowed).tolist()}"


def _place(formula: Formula, word: str) -> int:
    """Return the place of a known word in the vectors; the first is no word's."""
    number = formula.number_of(word)
    assert number is not None, word  # noqa: S101  # the words are those that are known
    return number + 1
