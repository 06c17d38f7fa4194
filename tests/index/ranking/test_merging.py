"""Adding, leaving out and moving documents ends where building from nothing does."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.index.ranking import PassageRanker, Postings
from bot.index.ranking.merging import GONE, merge
from tests.index.ranking.corpora import CORPUS, QUERY


@given(first=CORPUS, more=CORPUS, most=st.integers(1, 6), query=QUERY, data=st.data())
@settings(deadline=None)
def test_a_merged_segment_is_the_one_that_its_documents_would_give(
    first: list[list[str]], more: list[list[str]], most: int, query: list[str], data: Any
) -> None:
    postings = Postings.of(first, most).followed_by(more)
    corpus = [*first, *more]
    left = data.draw(st.permutations([n for n in range(len(corpus)) if data.draw(st.booleans())]))
    places = np.full(len(corpus), GONE)
    places[list(left)] = np.arange(len(left))
    parts, start = [], 0
    for segment in postings.segments:
        parts.append((segment, places[start : start + segment.size]))
        start += segment.size

    whole = PassageRanker(postings)
    assert list(whole.get_scores(query)) == list(PassageRanker(corpus).get_scores(query))

    merged = PassageRanker(Postings(postings.lexicon, (merge(parts),)))
    fresh = PassageRanker([corpus[number] for number in left])
    assert sorted(merged.vocabulary) == sorted(fresh.vocabulary)
    assert merged.top(query, 20) == fresh.top(query, 20)
    assert list(merged.get_scores(query)) == list(fresh.get_scores(query))
