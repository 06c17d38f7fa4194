"""The ranking in Milvus against rank-bm25 itself: the same ten and scores, to the last bit."""

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from bot.index.milvus.formula import Formula, Statistics
from bot.index.milvus.tariff import Tariff
from bot.index.ranking import PassageRanker, Postings
from tests.index.milvus.filling import forget, ranker_over
from tests.index.milvus.serving import Milvus
from tests.index.ranking.corpora import CORPUS, QUERY, expected, zipfian

QUERIES = [
    ["w0"], ["w5"], ["w250"], ["w0", "w1", "w2"], ["w3", "w3", "w90"], ["w7", "unknown", "w120"],
    [f"w{n}" for n in range(12)], ["w299", "w200"], ["w1", "w40", "w80", "w160", "w2", "w0"],
]  # fmt: skip


@given(
    corpus=CORPUS, query=QUERY, count=st.integers(1, 15), most=st.integers(1, 12), data=st.data()
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_top_is_rank_bm25s_own(
    milvus: Milvus, corpus: list[list[str]], query: list[str], count: int, most: int, data: Any
) -> None:
    ranker = ranker_over(milvus.server("scores"), corpus, most)
    flags = data.draw(st.lists(st.booleans(), min_size=len(corpus), max_size=len(corpus)))
    plain = BM25Plus(corpus)

    everything = expected(plain, corpus, query, range(len(corpus)))
    assert ranker.top(query, count) == everything[:count]
    allowed = [number for number, flag in enumerate(flags) if flag]
    best = expected(plain, corpus, query, allowed)[:count]
    assert ranker.top(query, count, np.array(flags)) == best
    assert {word: ranker.idf_of(word) for word in plain.idf} == plain.idf
    assert sorted(ranker.vocabulary) == sorted(plain.idf)
    assert ranker.documents_with("oil") == sum("oil" in document for document in corpus)
    forget(ranker)


def test_many_documents_alike_come_in_order_of_their_numbers(milvus: Milvus) -> None:
    corpus = zipfian(3, 1500)
    embedded = PassageRanker(corpus)
    ranker = ranker_over(milvus.server("alike"), corpus, 400)
    half = np.arange(len(corpus)) % 2 == 1
    for query in QUERIES:
        for count in (1, 10, 60):
            assert ranker.top(query, count) == embedded.top(query, count)
            assert ranker.top(query, count, half) == embedded.top(query, count, half)
    forget(ranker)


def test_more_alike_than_one_search_may_return(milvus: Milvus) -> None:
    # Milvus hands over those with the one word before those with the other.
    corpus = [["oil"] if n % 2 else ["gas"] for n in range(300)] + [["oil", "gas"]] * 20
    embedded = PassageRanker(corpus)
    whole = ranker_over(milvus.server("split"), corpus)
    odd = np.arange(len(corpus)) % 2 == 1
    for most in (10, 25, 100, 16_384):
        ranker = replace(whole, most_hits=most, few=0)
        for query in (["oil"], ["gas", "oil"], ["oil", "gas", "oil"]):
            for count in (1, 10, 35):
                assert ranker.top(query, count) == embedded.top(query, count)
                assert ranker.top(query, count, odd) == embedded.top(query, count, odd)
    forget(whole)


@given(
    frequencies=st.sets(st.integers(1, 40_000), min_size=1, max_size=30),
    spare=st.integers(0, 1000),
)
def test_a_price_tells_how_often_a_word_stands_there(frequencies: set[int], spare: int) -> None:
    # Documents of one length, so that only the frequency tells their prices apart.
    length = max(frequencies) + spare
    pairs = tuple(sorted((frequency, length) for frequency in frequencies))
    base = Statistics.of(Postings.of([["oil"]]))
    words = length * len(pairs)
    statistics = Statistics(len(pairs), words, base.lexicon, np.array([len(pairs)]), pairs)
    tariff = Tariff(Formula(statistics))
    for frequency, _ in pairs:
        price = tariff.price[frequency, length]
        assert tariff.frequency(float(np.float32(price)), length) == frequency
    assert tariff.slack < 2.0**-18
