"""Who a verb belongs to where other names stand nearer, and words that only look like verbs."""

# ruff: noqa: E501 - one example a line

import pytest

from tests.passages.saying import found_in, voices


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Paula Ferreira, speaking at a fair in Augusta, Me., warned that the ferry was old.", "Paula Ferreira"),
        ("Tunde Bello, a baker from Jos, attending the Plateau Bread Convention, said flour was dear.", "Tunde Bello"),
        ("Even growers who have praised his plan warned on Monday that the canal may run dry.", "growers"),
        ("The woman who carried the mayor said she had acted alone that night.", "The woman"),
        ("TARTU, Est. (Agency) - President Maret Kask met divers and said the wreck must be raised.", "Maret Kask"),
        ("BAKU — The harbour master met the crew and said that the pier was closed.", "The harbour master"),
        ("NATO — the alliance of the north — said it would not move the exercise.", "NATO"),
        ("A spokesman for President Maret Kask said that the lake was frozen.", "A spokesman for President Maret Kask"),
        ("A former press adviser to then-President Maret Kask said that the lake was frozen.", "A former press adviser to then-President Maret Kask"),
    ],
)  # fmt: skip
def test_a_nearer_name_does_not_take_the_words(text: str, who: str) -> None:
    assert {name for _, name in voices(text, "indirect")} == {who}


@pytest.mark.parametrize(
    "text",
    [
        "The four river states voted for the dam in the spring of that year.",
        "Current rules allow only ships that have paid the toll to pass the lock.",
        "The league leads in the contested north with a total of forty seats.",
        "The mayor cited its proposed temporary ban on lorries that carry sand.",
        "Party rules require delegates to vote for whoever won the first round.",
        "The champion maintained an energetic pace that tired the others early.",
        "Thousands of archived emails showed how the pier had been paid for.",
    ],
)
def test_nouns_and_adjectives_that_look_like_verbs_say_nothing(text: str) -> None:
    assert not found_in(text)


def test_a_small_word_that_is_a_name_speaks() -> None:
    text = (
        "The columnist George Will asked for calm.\n"
        "“The war is a reminder of what a treaty is for,” Will wrote. Will it last?"
    )
    assert [who for _, who in voices(text, "direct")] == ["George Will"]


def test_a_town_with_a_given_name_is_not_he() -> None:
    text = (
        "The shooting in Orlando drew protests.\nIt was dark.\n"
        "“We have to close the road,” the frontrunner told a radio show."
    )
    assert [who for _, who in voices(text, "direct")] != ["Orlando"]
