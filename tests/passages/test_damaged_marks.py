"""Speech whose quotation marks are doubled, lost, of the wrong shape or broken by decoding."""

import pytest

from tests.passages.saying import found_in, words_of
from tests.passages.test_stances import shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“ We slept on cardboard „, said Ilze Kalnina.", ["We slept on cardboard"]),
        ('"" We are sailors, "" said Ilze Kalnina.', ["We are sailors,"]),
        ('""We are sailors"", said Ilze Kalnina.', ["We are sailors"]),
        (
            "“I was going,” said Ilze Kalnina, a nurse. It is on Saturday. I have rings.”",
            ["I was going,", "It is on Saturday. I have rings."],
        ),
        ("“These are ghosts,\ufffd said Ilze Kalnina.", ["These are ghosts,"]),
        ("Ilze Kalnina warned him: 'This isn't a theatre.'", ["This isn't a theatre."]),
        ("“He is 5’2” tall and quick,” said Ilze Kalnina.", ["He is 5’2” tall and quick,"]),
        ('Ilze Kalnina said: "It is "rubbish"" and left.', ['It is "rubbish"']),
        ("〝We stay.〞 said Ilze Kalnina.", ["We stay."]),
    ],
)
def test_damaged_marks_are_read_as_meant(text: str, words: list[str]) -> None:
    (quotation,) = (one for one in found_in(text) if one.kind == "direct")
    assert words_of(text, quotation) == words
    assert shown(quotation.speaker) == "Ilze Kalnina"


def test_a_lost_character_inside_a_word_is_no_mark() -> None:
    assert found_in("The farmers didn\ufffdt agree, and the nurses\ufffd union left.") == []


def test_single_marks_round_a_term_stay_unread_where_double_ones_are_the_rule() -> None:
    text = "“We wait,” said Ilze Kalnina. The farmers' 'Happy Seeder' and the drivers' van left."
    assert [words_of(text, one) for one in found_in(text)] == [["We wait,"]]


def test_a_sentence_in_capitals_is_read_like_another() -> None:
    text = "DR PETER OLUOCH TOLD REPORTERS THE HOSPITAL “KNOWS EVERY NURSE BY NAME” AND LEFT."
    (quotation,) = (one for one in found_in(text) if one.kind == "direct")
    assert shown(quotation.speaker) == "Peter Oluoch"
