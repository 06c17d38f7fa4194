"""Shapes met in articles that nobody had seen: who speaks, and what counts as a saying."""

# ruff: noqa: E501 - one example a line

import pytest

from tests.passages.saying import found_in, voices


@pytest.mark.parametrize(
    ("text", "told", "speaker"),
    [
        (
            "Doe met us.\nJane Doe confirmed, however, that 114 buses had failed.",
            "Jane Doe confirmed, however, that 114 buses had failed",
            "Jane Doe",
        ),
        (
            "A title.\nThe report found that three quarters of it was gone.",
            "The report found that three quarters of it was gone",
            "The report",
        ),
        (
            "A title.\nThe federation calculates that one fifth was lost.",
            "The federation calculates that one fifth was lost",
            "The federation",
        ),
        (
            "A title.\nJane Doe spoke. The felt exists, she points out; it is sold abroad.",
            "The felt exists, she points out",
            "Jane Doe",
        ),
        (
            "A title.\nIvan Petrov wants none. With roads, he argues, come the loggers.",
            "With roads, he argues, come the loggers",
            "Ivan Petrov",
        ),
        (
            "A title.\nA robot was taught to greet, the company that makes it said.",
            "A robot was taught to greet, the company that makes it said",
            "the company",
        ),
    ],
)
def test_what_is_told_without_marks(text: str, told: str, speaker: str) -> None:
    assert (told, speaker) in voices(text, "indirect")


@pytest.mark.parametrize(
    "text",
    [
        "A title.\nMr. Doe, asked whether roofs would be mended, laughed.",
        "A title.\nJane Doe remembers the exact words.",
        "A title.\nForty children recite the seven times table.",
        "A title.\nJane Doe said something that nobody had heard.",
    ],
)
def test_no_saying(text: str) -> None:
    assert voices(text, "indirect") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Three is too many”, the president of the assembly Maja Vuk said.", "Maja Vuk"),
        (
            "President of the federation Garth Bay, speaking from Apia, said: “Bronze will do.”",
            "Garth Bay",
        ),
        (
            "It was attended by the deputy Naghi Ahmadov, who called it “a gift to us”.",
            "Naghi Ahmadov",
        ),
        (
            "Ankara Metropolitan Police said it would be “dealt with at once”.",
            "Ankara Metropolitan Police",
        ),
        ("Later in the day the cabinet said it was “nearly there”.", "the cabinet"),
        ("“We lost it all,” Haji Dad Karim, who sells rugs, said.", "Dad Karim"),
        ("“It is too late,” said an exporter consulted by this newspaper.", "an exporter"),
        (
            "Its head of fish, Eng. Hanan Bader, told reporters: “They spawn when they spawn.”",
            "Hanan Bader",
        ),
        ("Pensioner Vera Petrova watched. “Poor thing,” she said.", "Vera Petrova"),
        ("An email from Deolinda Cravo: “My father is 81.”", "Deolinda Cravo"),
        ("“Interesting,” said the voice on the phone.", "the voice"),
        ("“We want peace,’’ said Jane Doe.", "Jane Doe"),
        (
            "Since March Ivan Matos has run it with his wife, Altagracia. She has no shop. “He told me nothing,” she said.",
            "Altagracia",
        ),
        ("A driver from Goias, Nivaldo, slept there. “I learned to cook,” he said.", "Nivaldo"),
        (
            "Ivan Petrov spoke to them. The mayor and the fire chief met. “We have no water,” they said.",
            "The mayor and the fire chief",
        ),
        ("The manager, Jan Petter Moe, was asked. “It must be washed,” he said.", "Jan Petter Moe"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert voices(f"A title.\n{text}", "direct")[-1][1] == speaker


def test_a_name_with_an_age_is_a_person() -> None:
    text = (
        "A title.\nMere Tabua spoke.\nAt the stand Losa Ratu, 61, who sells taro from Naita, sat.\n"
        "She pays one fare.\n“It is one dollar,” she said."
    )
    assert voices(text, "direct") == [("It is one dollar,", "Losa Ratu")]


def test_dialogue_with_its_attribution_behind_a_comma() -> None:
    text = (
        "A title.\n– They go when they go, replied Ellen Sara, who herds. – Like the snow.\n"
        "– And at night they stop.\n– Nobody pays, answered Bente Moe."
    )
    assert voices(text, "unmarked") == [
        ("They go when they go", "Ellen Sara"),
        ("And at night they stop.", "Ellen Sara"),
        ("Nobody pays", "Bente Moe"),
    ]


def test_turns_of_a_parliament_under_names_in_capitals() -> None:
    text = (
        "Questions\nMs RUTH KAPIN – Who signed it?\nMr SPEAKER – Order!\n"
        "Mr WALTER TOM-NAMA – I did.\nMs RUTH KAPIN – With what pen?\nMr SPEAKER – Order, I say."
    )
    assert [who for _, who in voices(text, "unmarked")][::3] == ["Ruth Kapin", "Ruth Kapin"]


def test_the_first_person_within_an_answer_is_who_answers() -> None:
    text = (
        "Interview: Ana Kolokesa\nAna Kolokesa counts whales.\nQ: Why?\n"
        'A: I left. "I am going," I told them.\nQ: And then?\nA: I went.'
    )
    assert voices(text, "direct") == [("I am going,", "Ana Kolokesa")]


def test_a_counterpart_is_no_role() -> None:
    text = "A title.\nHis Chinese counterpart Li Qiang said: “We agree on it.”"
    speaker = found_in(text)[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Li Qiang", None)
