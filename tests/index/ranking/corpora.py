"""Random corpora, and rank-bm25's own answers to compare with."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

WORDS = st.sampled_from(["peace", "war", "talks", "rail", "oil", "gas", "xi", "Қазақстан", ""])
DOCUMENT = st.lists(WORDS, max_size=12)
CORPUS = st.lists(DOCUMENT, min_size=1, max_size=12).filter(any)
QUERY = st.lists(WORDS | st.just("unknown"), max_size=6)
# At b = 1 rank-bm25 itself divides nought by nought for an empty document.
K1, B = st.floats(0.01, 8.0), st.floats(0.0, 0.99)

Best = list[tuple[int, float]]


def zipfian(seed: int, documents: int, words: int = 300) -> list[list[str]]:
    """Return documents whose words are about as uneven as a language's, many of them alike."""
    dice = np.random.default_rng(seed)
    share = 1 / np.arange(1, words + 1)
    lengths = dice.integers(0, 12, documents)
    drawn = dice.choice(words, int(lengths.sum()), p=share / share.sum())
    parts = np.split(drawn, np.cumsum(lengths)[:-1])
    return [[f"w{word}" for word in part] for part in parts]


def expected(
    plain: Any, corpus: Sequence[Sequence[str]], query: Sequence[str], keep: Sequence[int]
) -> Best:
    """Return all of `keep` that hold a word of the query, by rank-bm25's scores, best first."""
    scores = plain.get_scores(query)
    asked = set(query)
    holding = [number for number in keep if not asked.isdisjoint(corpus[number])]
    return [(n, scores[n]) for n in sorted(holding, key=lambda n: (-scores[n], n))]
