"""Postings that were renewed give the very scores of postings made from nothing."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.index.ranking import PassageRanker, Postings
from bot.index.ranking.renewing import Run, renewed

WORDS = ("peace", "oil", "gas", "wheat", "ferry", "mill")

documents = st.lists(st.lists(st.sampled_from(WORDS), max_size=6), max_size=5)
corpora = st.lists(documents, min_size=1, max_size=8)
# What happens to each article: kept, gone, changed, or another put before it.
edits = st.lists(
    st.one_of(st.just("keep"), st.just("go"), documents, st.tuples(documents)),
    min_size=8,
    max_size=8,
)


@settings(max_examples=300)
@given(corpora, edits, st.integers(6, 20))
def test_any_edits_score_as_a_build_from_nothing(
    corpus: list[list[list[str]]], edit: list[object], most: int
) -> None:
    old = Postings.of([one for article in corpus for one in article], most)
    runs: list[Run] = []
    now: list[list[str]] = []
    first = 0
    for article, what in zip(corpus, edit, strict=False):
        if isinstance(what, tuple):
            runs.append(what[0])
            now += what[0]
        if isinstance(what, list):
            runs.append(what)
            now += what
        elif what != "go":
            runs.append(range(first, first + len(article)))
            now += article
        first += len(article)
    postings = renewed(old, runs)
    if postings is None:
        return
    ranker, fresh = PassageRanker(postings), PassageRanker(now)
    assert sorted(ranker.vocabulary) == sorted(fresh.vocabulary)
    for query in (["peace"], ["oil", "gas", "oil"], [*WORDS], ["nothing"]):
        assert np.array_equal(ranker.get_scores(query), fresh.get_scores(query))
        assert ranker.top(query, 4) == fresh.top(query, 4)


def test_what_no_edit_touched_is_not_laid_out_again() -> None:
    old = Postings.of([["peace"], ["oil"], ["gas"], ["peace", "gas"]], 2)
    postings = renewed(old, [range(1), [["oil", "oil"]], range(2, 4)])
    assert postings
    assert postings.segments[1] is old.segments[1]


def test_documents_in_another_order_are_left_to_a_build_from_nothing() -> None:
    old = Postings.of([["peace"], ["oil"]])
    assert renewed(old, [range(1, 2), range(1)]) is None
    assert renewed(Postings.of([]), [[["oil"]]]) is None
