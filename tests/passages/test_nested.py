"""Marks within marks: the inner words are a quotation of their own."""

import pytest

from tests.passages.saying import found_in, words_of
from tests.passages.test_stances import shown


@pytest.mark.parametrize(
    ("text", "inner", "speaker"),
    [
        ("“The chief told me ‘go home’,” Ana Reyes said.", "go home", "The chief"),
        ('"The chief told me "go home"," Ana Reyes said.', "go home", "The chief"),
        ("‘He asked me, “Where is the road?”’ Ana Reyes said.", "Where is the road?", None),
        ("“‘Never,’ the minister told us,” Ana Reyes said.", "Never,", "the minister"),
        ("“The answer was: ‘Until you hear from us,’” Ana Reyes said.", None, None),
        ("«The boss told me “go home”», Ana Reyes said.", "go home", "The boss"),
        ("“My aunt used to say, ‘the wind is free’,” Ana Reyes said.", None, "My aunt"),
    ],
)
def test_the_inner_speaker_is_whom_the_outer_names(
    text: str, inner: str | None, speaker: str | None
) -> None:
    outer, quotation = found_in(text)
    assert shown(outer.speaker) == "Ana Reyes"
    assert outer.pieces[0].contains(quotation.pieces[0])
    assert inner is None or words_of(text, quotation) == [inner]
    assert (quotation.stance, shown(quotation.via)) == ("relayed", "Ana Reyes")
    assert shown(quotation.speaker) == speaker


def test_the_outer_speaker_s_own_words_are_said() -> None:
    _, inner = found_in("“I told them, ‘No deal,’ and walked out,” Ana Reyes said.")
    assert (shown(inner.speaker), inner.stance, inner.via) == ("Ana Reyes", "said", None)


@pytest.mark.parametrize(
    "text",
    [
        "“The so-called ‘clean’ coal isn’t the farmers’ idea,” Ana Reyes said.",
        "“It’s the ‘Happy Seeder’ scheme that the union wants,” Ana Reyes said.",
        "“My client wrote the word ‘condemned’ in red,” Ana Reyes said.",
        "“It isn’t the neighbours’ dog, it’s ours,” Ana Reyes said.",
    ],
)
def test_terms_and_titles_within_a_quotation_are_not_listed(text: str) -> None:
    assert len(found_in(text)) == 1
