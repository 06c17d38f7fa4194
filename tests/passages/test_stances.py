"""How surely words are a speaker's own: said, relayed, denied or attributed."""

import pytest

from bot.passages.model import Quotation, Speaker
from tests.passages.saying import found_in


def shown(speaker: Speaker | None) -> str | None:
    """The name of a speaker, else the role."""
    return (speaker.name or speaker.role) if speaker else None


def only(text: str, kind: str = "direct") -> Quotation:
    """The only quotation of a kind in a text."""
    (quotation,) = (one for one in found_in(text) if one.kind == kind)
    return quotation


RELAYED = [
    ("Amina Yusuf said her brother had told her “the boats are full”.", "her brother"),
    ("Amina Yusuf said that Rustam Karimov had told her “do not come back”.", "Rustam Karimov"),
    ("According to Amina Yusuf, the minister told the meeting “we are out of money”.", "minister"),
    ("Amina Yusuf recalled her father telling her, “Never sell the land.”", "her father"),
    ("Amina Yusuf said the manager told workers: “Go home and wait.”", "the manager"),
    ("Amina Yusuf recalled how an officer told her “you will not see the sea”.", "an officer"),
    ("Amina Yusuf quoted the guard as shouting “run to the river”.", "the guard"),
]


@pytest.mark.parametrize(("text", "speaker"), RELAYED)
def test_words_that_somebody_tells_of_another_are_the_others(text: str, speaker: str) -> None:
    quotation = only(text)
    assert quotation.stance == "relayed"
    assert shown(quotation.via) == "Amina Yusuf"
    assert speaker in (shown(quotation.speaker) or "")


def test_indirect_words_are_relayed_too() -> None:
    (inner,) = (
        one
        for one in found_in("Grace Ncube said that Daniel Okoro had told her the well was dry.")
        if one.stance == "relayed"
    )
    assert (shown(inner.speaker), shown(inner.via)) == ("Daniel Okoro", "Grace Ncube")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("State media reported that Aru Bekova said “the two rivers are one”.", "Aru Bekova"),
        ("According to the Steppe news agency, Aru Bekova said it was “useful”.", "Aru Bekova"),
        ("Kazinfor quoted Aru Bekova as saying “the harvest is good”.", "Aru Bekova"),
        ("The newspaper reported that Aru Bekova called the law “a step back”.", "Aru Bekova"),
    ],
)
def test_an_outlet_that_reports_a_saying_relays_nothing(text: str, speaker: str) -> None:
    quotation = only(text)
    assert (quotation.stance, quotation.via) == ("said", None)
    assert shown(quotation.speaker) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Joseph Banda denied having said “the port is for sale”.",
        "Joseph Banda denied telling reporters that “the port is for sale”.",
        "Joseph Banda never said “let them eat fish”.",
        "Joseph Banda rejected claims that he had called the strikers “lazy dogs”.",
        "Joseph Banda denies that he ever said the hospital was “a waste of money”.",
        "Joseph Banda insisted he had not called the judges “clowns in robes”.",
        "Joseph Banda dismissed reports that he had told the cabinet “nobody will notice”.",
    ],
)
def test_words_that_somebody_denies_are_not_his(text: str) -> None:
    quotation = only(text)
    assert (quotation.stance, shown(quotation.speaker)) == ("denied", "Joseph Banda")
    assert quotation.via is None


def test_who_denies_a_fact_has_said_so() -> None:
    assert only("Joseph Banda denied that the well was dry.", "indirect").stance == "said"


def test_a_denial_of_speaking_is_no_saying() -> None:
    assert only("Joseph Banda denied having said that the well was dry.", "indirect").stance == (
        "denied"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Viktor Orlan reportedly said “the bridge will never open”.",
        "Viktor Orlan is said to have told the board, “Sell everything.”",
        "Viktor Orlan was quoted as saying “the bridge will never open”.",
        "Viktor Orlan is credited with saying “the bridge will never open”.",
        "Viktor Orlan allegedly told the driver: “Keep quiet about the money.”",
        "In a quote widely attributed to Viktor Orlan, “the bridge is the poem of the engineer.”",
        "“The bridge will never open,” Viktor Orlan was quoted by the agency as saying.",
        "Viktor Orlan is alleged to have called the women “useless”.",
    ],
)
def test_what_is_only_ascribed_to_somebody_is_marked_so(text: str) -> None:
    quotation = only(text)
    assert (quotation.stance, shown(quotation.speaker)) == ("attributed", "Viktor Orlan")


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe said she had told the board “it is too late”.",
        "Jane Doe told the board in a written reply, “It is too late for that.”",
        "“I told them to wait,” Jane Doe said.",
        "Jane Doe said critics of the plan “do not know the river”.",
        "Jane Doe, asked what the mayor had said, answered: “Ask him.”",
        "“I never said that the strikers were lazy,” Jane Doe said.",
        "Not so, said Jane Doe. “We know the river.”",
    ],
)
def test_ones_own_words_are_said(text: str) -> None:
    quotation = only(text)
    assert (quotation.stance, quotation.via) == ("said", None)
    assert shown(quotation.speaker) == "Jane Doe"
