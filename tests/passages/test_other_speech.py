"""Speech without marks: indirect, marks lost, interviews, posts; and what else a saying tells."""

# ruff: noqa: E501 - one example a line

from datetime import date

import pytest

from tests.passages.saying import found_in, voices, words_of


@pytest.mark.parametrize(
    ("text", "piece", "speaker"),
    [
        ("On Tuesday, Prime Minister Ivo Kask said trade could reach $2 billion this year.", "Prime Minister Ivo Kask said trade could reach $2 billion this year", "Ivo Kask"),
        ("Exports will rise by 40 percent this year, according to Interfax, an agency.", "Exports will rise by 40 percent this year, according to Interfax", "Interfax"),
        ("In response to Dr. Nilufar Karimova, exports rose by 4% in May.", "In response to Dr. Nilufar Karimova, exports rose by 4% in May", "Nilufar Karimova"),
        ("Tirana has accused Belgrade of moving the border markers, but offered no proof.", "Tirana has accused Belgrade of moving the border markers", "Tirana"),
        ("The bridge was unsafe long before, warned engineer Tomás Illescas in May.", "The bridge was unsafe long before, warned engineer Tomás Illescas", "Tomás Illescas"),
        ("An EU diplomat familiar with the matter told Radio Free Sea that nothing was agreed.", "An EU diplomat familiar with the matter told Radio Free Sea that nothing was agreed", "An EU diplomat familiar with the matter"),
        ("Historian Eka Japaridze read it. According to her, the order came from the capital.", "According to her, the order came from the capital", "Eka Japaridze"),
        ("BISHKEK. Nov 21 (AKI) - Honey exports will double, Agriculture Minister Askar Janybek told reporters.", "Honey exports will double, Agriculture Minister Askar Janybek told reporters", "Askar Janybek"),
    ],
)  # fmt: skip
def test_indirect_speech(text: str, piece: str, speaker: str) -> None:
    assert voices(text, "indirect") == [(piece, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Mina Rao did not say that the dam was unsafe.",
        "Neither Oslo nor Malmö has voiced support for the plan.",
        "The ministry could report a loss next year.",
        "The report of the states of the region was long.",
    ],
)
def test_what_nobody_said_is_not_reported(text: str) -> None:
    assert voices(text, "indirect") == []


def test_speech_whose_marks_are_lost_goes_on() -> None:
    text = (
        "Henri Kessler, a former envoy, spoke. I have never met a minister who liked it, he said in a "
        "recent interview. And I have never met one who left. The lake is deep."
    )
    (quotation,) = [one for one in found_in(text) if one.kind == "unmarked"]
    assert words_of(text, quotation) == [
        "I have never met a minister who liked it",
        "And I have never met one who left.",
    ]
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Henri Kessler"
    assert quotation.occasion == "in a recent interview"


def test_speech_after_a_dash() -> None:
    text = "— This is the third winter without gas, — says Lidia Pavlovna, a pensioner."
    assert voices(text, "unmarked") == [("This is the third winter without gas", "Lidia Pavlovna")]


def test_an_interview_has_two_voices() -> None:
    text = (
        "Leila Haidari, mayor of Bamyan, is tired. She spoke to Kenji Aoyama.\n"
        "Q: What do you need most?\nA: I need teachers.\nQ: And money?\nA: It comes and goes."
    )
    assert [who for _, who in voices(text, "unmarked")] == [
        "Kenji Aoyama", "Leila Haidari", "Kenji Aoyama", "Leila Haidari",
    ]  # fmt: skip


def test_a_transcript_names_its_speakers() -> None:
    text = (
        "Oh Sung-min and Preben Lindgaard met.\nOH: I don't agree.\nLINDGAARD: They arrive in time.\n"
        "OH: I mean the robots.\nCORRECTION: The year was 2015."
    )
    assert voices(text, "unmarked") == [
        ("I don't agree.", "Oh Sung-min"),
        ("They arrive in time.", "Preben Lindgaard"),
        ("I mean the robots.", "Oh Sung-min"),
    ]


def test_posts_under_a_name() -> None:
    text = "Liza Marquez\n@lizamarquezph\nWe respect the right to strike. We also breathe."
    assert voices(text, "unmarked") == [
        ("We respect the right to strike. We also breathe.", "Liza Marquez")
    ]


def test_to_whom_where_and_when() -> None:
    text = (
        "“Rock solid,” Wang Lihua told Nikolai Petrov, the secretary of the council, on Tuesday "
        "at a press conference in Oslo."
    )
    (quotation,) = found_in(text, published=date(2022, 3, 11))
    assert quotation.addressee == "Nikolai Petrov"
    assert quotation.occasion == "at a press conference in Oslo"
    assert quotation.said_on is not None
    assert quotation.said_on.as_written == "on Tuesday"
    assert quotation.said_on.day == date(2022, 3, 8)
    assert quotation.cue == "told"


def test_without_a_date_of_its_own_an_article_resolves_no_day() -> None:
    (quotation,) = found_in("“Enough,” Ana Quispe said on March 7.")
    assert quotation.said_on is not None
    assert quotation.said_on.as_written == "on March 7"
    assert quotation.said_on.day is None


def test_speech_between_dashes_resumes_after_its_attribution() -> None:
    text = (
        "The mayor, Everton Klaus, waited. Then he spoke.\n"
        "—Ivone taught me to read —he said—. But the river doesn’t read.\n"
        "—We lost the cows —said Ivone Bauer from the second row. She was born here."
    )
    assert [words_of(text, one) for one in found_in(text) if one.kind == "unmarked"] == [
        ["Ivone taught me to read", "But the river doesn’t read."],
        ["We lost the cows"],
    ]


def test_an_interview_without_labels() -> None:
    text = (
        "Wilmer Palacios, a doctor, has spent years on the river. He spoke to Daniela Arboleda.\n"
        "How do you carry it?\nOn my back.\nDo they let you pass?\nThey have children too.\n"
        "And did it hurt?\nHe cried.\nWhat will you do?\nRest."
    )
    turns = voices(text, "unmarked")
    assert [who for _, who in turns] == ["Daniela Arboleda", "Wilmer Palacios"] * 4


def test_questions_as_headings_are_no_interview() -> None:
    text = (
        "What is at stake?\nThe port is. It moves grain.\nHow does Lima react?\nLima waits.\n"
        "Who pays?\nThe union does.\nWhat comes next?\nA vote."
    )
    assert voices(text, "unmarked") == []
