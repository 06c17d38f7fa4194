"""The ranking store against rank-bm25 itself: the same scores, the same order, to the last bit."""

import threading
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi, BM25Plus

from bot.index.ranking import OkapiRanker, PassageRanker, Postings
from tests.index.ranking.corpora import CORPUS, K1, QUERY, B, expected, zipfian

PAIRS = [(PassageRanker, BM25Plus), (OkapiRanker, BM25Okapi)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ranking")


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
@given(corpus=CORPUS, query=QUERY, k1=K1, b=B, most=st.integers(1, 12), kept=st.booleans())
@settings(deadline=None)
def test_scores_are_rank_bm25s_own(  # noqa: PLR0917  # what hypothesis draws
    ours: Any, theirs: Any, folder: Path, corpus: list[list[str]],
    query: list[str], k1: float, b: float, most: int, kept: bool,
) -> None:  # fmt: skip
    ranker = ours(Postings.of(corpus, most), k1=k1, b=b)
    if kept:
        ranker.save(folder)
        ranker = ours.open(folder)
    plain = theirs(corpus, k1=k1, b=b)

    assert list(ranker.get_scores(query)) == list(plain.get_scores(query))
    assert sorted(ranker.vocabulary) == sorted(plain.idf)
    assert {word: ranker.idf_of(word) for word in plain.idf} == plain.idf
    for word in query:
        assert ranker.documents_with(word) == sum(word in document for document in corpus)


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
@given(
    corpus=CORPUS, query=QUERY, count=st.integers(1, 15), most=st.integers(1, 12), data=st.data()
)
@settings(deadline=None)
def test_top_is_the_best_that_hold_a_word_and_are_allowed(
    ours: Any, theirs: Any, corpus: list[list[str]], query: list[str],
    count: int, most: int, data: Any,
) -> None:  # fmt: skip
    ranker = ours(Postings.of(corpus, most))
    flags = data.draw(st.lists(st.booleans(), min_size=len(corpus), max_size=len(corpus)))
    allowed = [number for number, flag in enumerate(flags) if flag]
    best = expected(theirs(corpus), corpus, query, allowed)[:count]

    assert ranker.top(query, count, np.array(flags)) == best
    assert ranker.top(query, count, np.array(allowed, np.uint32)) == best


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
@given(
    seed=st.integers(0, 1 << 30),
    most=st.sampled_from([1_500, 2_500, 9_999]),
    count=st.integers(1, 40),
)
@settings(deadline=None, max_examples=12)
def test_what_is_left_out_of_a_larger_corpus_could_not_have_won(
    ours: Any, theirs: Any, folder: Path, seed: int, most: int, count: int
) -> None:
    corpus = zipfian(seed, 5_000)
    dice = Random(seed)  # noqa: S311  # no secret
    parameters = {"k1": dice.uniform(0.1, 3), "b": dice.uniform(0, 0.9)}
    if theirs is BM25Plus:
        parameters["delta"] = dice.choice([0.0, 1.0, 1e6])
    ranker = ours(Postings.of(corpus, most), **parameters)
    if dice.random() < 0.5:
        ranker.save(folder)
        ranker = ours.open(folder)
    plain = theirs(corpus, **parameters)
    for length in (1, 1, 2, 4, 8, 14):
        query = [f"w{min(int(dice.paretovariate(0.5)), 320)}" for _ in range(length)]
        everything = expected(plain, corpus, query, range(len(corpus)))
        assert ranker.top(query, count) == everything[:count], query

        share = dice.choice([0.002, 0.2, 0.9])
        flags = np.random.default_rng(seed).random(len(corpus)) < share
        assert (
            ranker.top(query, count, flags) == [one for one in everything if flags[one[0]]][:count]
        ), query


@pytest.fixture(scope="module", params=PAIRS)
def large(request: pytest.FixtureRequest, folder: Path) -> Any:
    """Two segments large enough for rows of levels, kept on disk, and rank-bm25's own."""
    ours, theirs = request.param
    corpus = zipfian(7, 70_000)
    ours(Postings.of(corpus, 35_000)).save(folder)
    return ours.open(folder), theirs(corpus), corpus


@given(
    ranks=st.lists(st.integers(0, 8), min_size=1, max_size=14),
    count=st.sampled_from([1, 10, 60]),
    share=st.sampled_from([None, 0.001, 0.3]),
    seed=st.integers(0, 9),
)
@settings(deadline=None, max_examples=25)
def test_common_words_are_bounded_but_never_cut_off(
    large: Any, ranks: list[int], count: int, share: float | None, seed: int
) -> None:
    ranker, plain, corpus = large
    query = [f"w{(1 << rank) + seed * rank}" for rank in ranks]
    flags = np.random.default_rng(seed).random(len(corpus)) < (1.0 if share is None else share)
    best = expected(plain, corpus, query, np.flatnonzero(flags).tolist())[:count]
    assert ranker.top(query, count, None if share is None else flags) == best


@pytest.mark.parametrize("ours", [PassageRanker, OkapiRanker])
def test_an_empty_corpus_answers_nothing(ours: Any, tmp_path: Path) -> None:
    ranker = ours([])
    ranker.save(tmp_path)
    for one in (ranker, ours.open(tmp_path), ours([[], []])):
        assert one.top(["peace"], 5) == []
        assert one.top(["peace"], 5, np.zeros(one.corpus_size, np.bool_)) == []
        assert list(one.get_scores(["peace"])) == [0.0] * one.corpus_size
        assert list(one.vocabulary) == []


def test_a_very_long_and_repetitive_document_is_priced_like_any_other() -> None:
    corpus = [["oil"] * 70_000 + ["gas"], ["oil", "gas"], [f"n{n}" for n in range(70_000)]]
    plain, ranker = BM25Plus(corpus), PassageRanker(corpus)
    for query in (["oil"], ["gas", "oil"], ["n5", "gas"]):
        assert ranker.top(query, 3) == expected(plain, corpus, query, range(3))


def test_threads_search_one_ranker_at_once() -> None:
    corpus = zipfian(3, 6_000)
    dice = Random(3)  # noqa: S311  # no secret
    ranker = PassageRanker(Postings.of(corpus, 2_500))
    queries = [[f"w{dice.randint(1, 60)}" for _ in range(5)] for _ in range(60)]
    alone = [ranker.top(query, 10) for query in queries]
    found: list[Any] = []

    def ask() -> None:
        found.append([ranker.top(query, 10) for query in queries])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [alone] * 4
