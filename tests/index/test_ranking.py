"""The inverted index against rank-bm25 itself."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi, BM25Plus

from bot.index.ranking import OkapiRanker, PassageRanker

WORDS = st.sampled_from(["peace", "war", "talks", "rail", "oil", "gas", "xi", "tokayev"])
DOCUMENT = st.lists(WORDS, max_size=12)
CORPUS = st.lists(DOCUMENT, min_size=1, max_size=12).filter(any)
QUERY = st.lists(WORDS | st.just("unknown"), max_size=6)
PAIRS = [(PassageRanker, BM25Plus), (OkapiRanker, BM25Okapi)]
# At b = 1 rank-bm25 itself divides nought by nought for an empty document.
K1, B = st.floats(0.5, 3.0), st.floats(0.0, 0.99)


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
@given(corpus=CORPUS, query=QUERY, k1=K1, b=B)
def test_scores_are_rank_bm25s_own(
    ours: Any, theirs: Any, corpus: list[list[str]], query: list[str], k1: float, b: float
) -> None:
    expected = theirs(corpus, k1=k1, b=b).get_scores(query)
    assert list(ours(corpus, k1=k1, b=b).get_scores(query)) == list(expected)


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
@given(corpus=CORPUS, query=QUERY, count=st.integers(1, 15), data=st.data())
def test_top_is_the_best_that_hold_a_word_and_are_allowed(
    ours: Any, theirs: Any, corpus: list[list[str]], query: list[str], count: int, data: Any
) -> None:
    ranker = ours(corpus)
    flags = data.draw(st.lists(st.booleans(), min_size=len(corpus), max_size=len(corpus)))
    scores = theirs(corpus).get_scores(query)
    holding = [n for n, doc in enumerate(corpus) if flags[n] and set(doc) & set(query)]
    expected = sorted(holding, key=lambda n: (-scores[n], n))[:count]

    assert ranker.top(query, count, np.array(flags)) == [(n, scores[n]) for n in expected]


@pytest.mark.parametrize("ours", [PassageRanker, OkapiRanker])
def test_an_empty_corpus_answers_nothing(ours: Any) -> None:
    ranker = ours([])
    assert ranker.top(["peace"], 5) == []
    assert list(ranker.get_scores(["peace"])) == []
    assert ours([[], []]).top(["peace"], 5) == []
