"""Marked stretches, with marks of every style and in every state of damage."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import Span
from bot.passages.quotations.marked.marks import uses_single_marks
from bot.passages.quotations.marked.pieces import find_pieces


def pieces(text: str, *, single: bool = False) -> list[str]:
    found = find_pieces(text, Span(0, len(text)), single=single)
    return [piece.inner.of(text) for piece in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No,” he said. “Never.”", ["No,", "Never."]),
        ('"No," he said. "Never."', ["No,", "Never."]),
        ("«No», he said. « Never »", ["No", "Never"]),
        ("„No“, he said. „Never.“", ["No", "Never."]),
        ("»No«, he said.", ["No"]),
        ("''No,'' he said.", ["No,"]),
        ("``No,'' he said.", ["No,"]),
        ("「不」he said.", ["不"]),
        ("He said: “He told me, ‘Go,’ and I went.”", ["He told me, ‘Go,’ and I went."]),
        ("They signed a partnership” without limits” here.", ["without limits"]),
        ("He called it ”a new dawn“ today.", ["a new dawn"]),
        ('“No," he said. "Never.”', ["No,", "Never."]),
        ("“No,”said Ali.“Never.”", ["No,", "Never."]),
        ("He is 6'3\" tall and said “fine”.", ["fine"]),
        ("“The first thing was smoke. Then nothing.", ["The first thing was smoke. Then nothing."]),
        ("We have no water,” said Abdi.", ["We have no water,"]),
        ("No marks at all.", []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘It’s the residents’ own money,’ said Nair.", ["It’s the residents’ own money,"]),
        ("'We can't wait,' she said. 'Not now.'", ["We can't wait,", "Not now."]),
        ("‘He said, “Go,”’ the witness replied.", ["He said, “Go,”"]),
    ],
)
def test_single_marks_and_apostrophes(text: str, expected: list[str]) -> None:
    assert uses_single_marks(text, [Span(0, len(text))])
    assert pieces(text, single=True) == expected


def test_a_label_in_capitals_is_no_part_of_the_words() -> None:
    text = "“WARSAME: We have no water.”"
    (piece,) = find_pieces(text, Span(0, len(text)))
    assert piece.inner.of(text) == "We have no water."
    assert piece.label is not None
    assert piece.label.of(text) == "WARSAME"


@given(st.text(alphabet=st.sampled_from("ab .,?“”\"'‘’«»„「」`"), max_size=120), st.booleans())
def test_pieces_are_ordered_and_inside_their_marks(text: str, single: bool) -> None:
    found = find_pieces(text, Span(0, len(text)), single=single)
    for piece in found:
        assert piece.outer.contains(piece.inner)
        assert piece.inner.of(text).strip() == piece.inner.of(text) != ""
    for one, other in pairwise(found):
        assert one.outer.end <= other.outer.start
