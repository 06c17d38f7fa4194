"""Where sentences end, offsets kept."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import Span
from bot.passages.sentences import sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "whole",
    [
        "The vote closes at 5 p.m. Monday in the capital.",
        "Mr. Haddad met Sen. Lucia Ortega and Gov. Tan.",
        "Lt. Gen. Kim Dae-sung left the base.",
        "The U.S. officials would not say.",
        "J. K. Odhiambo wrote the report.",
        "She lives in St. Petersburg with Dr. Aliyev.",
    ],
)
def test_abbreviations_end_no_sentence(whole: str) -> None:
    assert cut(f"{whole} Then it rained.") == [whole, "Then it rained."]


def test_a_time_can_end_a_sentence() -> None:
    assert cut("It began at 5 p.m. Nobody came.") == ["It began at 5 p.m.", "Nobody came."]


def test_a_quotation_of_two_sentences_stays_with_its_attribution() -> None:
    text = "“The road is gone. The bridge too,” said the mayor. Rain fell."
    assert cut(text) == ["“The road is gone. The bridge too,” said the mayor.", "Rain fell."]


def test_only_the_span_is_read() -> None:
    text = "One. Two. Three."
    assert [span.of(text) for span in sentences(text, Span(5, 9))] == ["Two."]


@given(st.text(alphabet=st.sampled_from("aB .!?\n“”\"'’—1\u00a0"), max_size=200))
def test_sentences_are_ordered_trimmed_and_lose_nothing(text: str) -> None:
    spans = sentences(text, Span(0, len(text)))
    for one, other in pairwise(spans):
        assert one.end <= other.start
    for span in spans:
        assert span.of(text) == span.of(text).strip() != ""
    kept = "".join(span.of(text) for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
