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
        ("Ana Ruiz, a pollster who works with Clean Lakes, a lobby group, said the vote was near.", "Ana Ruiz"),
        ("Ana Ruiz, president and founder of Clean Lakes stated that the vote was near.", "Ana Ruiz"),
        ("At a fair in Salem, N.H., on Tuesday, Ana Ruiz praised the brewers, saying that she would return.", "Ana Ruiz"),
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


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The vote signals “the beginning of the end” for the league, said Ana Ruiz, a historian.", "Ana Ruiz"),
        ("In an interview, Ana Ruiz, a former broker, said Kask “was deeply involved in all of that” then.", "Ana Ruiz"),
        ("As the crowd began to sing, Ana Ruiz was joined by the mayor and joked, “You are all out of tune.”", "Ana Ruiz"),
        ("When Kask suggested that the port would sue, Ruiz fired back at once: “They will lose in any court.”", "Ruiz"),
    ],
)  # fmt: skip
def test_marked_words_go_to_whoever_tells_the_sentence(text: str, who: str) -> None:
    assert [name for _, name in voices(text, "direct")] == [who]


def test_he_is_whom_the_sentence_before_goes_on_about() -> None:
    text = (
        "Brandt’s efforts to get behind Kask will come as no surprise to the historian "
        "Paul Novak as he turns 90. As one of the authors of the treaty, he often expressed "
        "doubts about the will of the ports to work together.\n"
        "Jan Brandt and Erik Kask met."
    )
    assert [who for _, who in voices(text, "indirect")] == ["Paul Novak"]
