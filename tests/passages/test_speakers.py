"""Whom roles, shared surnames, pairs and labels mean, and to whom and where it was said."""

# ruff: noqa: E501 - one example a line

import pytest

from bot.names.wordset import wordset
from bot.passages.people.callings import does, is_called
from tests.passages.reading import shipped_speech
from tests.passages.saying import found_in, voices

LED_BACK = [
    ("Justice Thandi Ncube heard the case. Counsel rose. “I have read it,” the judge said.", "Thandi Ncube"),
    ("The captain is Hernán Paillalef. It rained. “We sail,” the captain said.", "Hernán Paillalef"),
    ("Abena Mensah, who heads the union, left early. The union will vote, “and vote again”, its leader said.", "Abena Mensah"),
    ("Ximena Soto teaches at the school. The rain went on. “Wake me,” the teacher said.", "Ximena Soto"),
    ("It was a statement signed by its manager, Daniel Tembo. “We will talk,” the manager said.", "Daniel Tembo"),
    ("“We are ready,” said Consul General of the Republic in Oslo Gao Wenliang.", "Gao Wenliang"),
    ("Minister for Sugar and Agricultural Marketing Basavaraj Hiremath left. “Let them come,” he said.", "Basavaraj Hiremath"),
    ("Health Minister Zoran Trpeski left. “We work on it,” the prime minister said.", "the prime minister"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), LED_BACK)
def test_a_noun_leads_back_to_who_holds_the_role(text: str, speaker: str) -> None:
    assert [who for _, who in voices(text)] == [speaker]


NAMESAKES = [
    ("Esther Langat, a grower, and Moses Langat, a minister, met. Langat, the grower, was unmoved. “No,” she said.", "Esther Langat"),
    ("Barry Moynihan heard a crack when he paid. Mrs Moynihan held a toy. “I ran,” she said.", "Mrs Moynihan"),
    ("Jassim Al Dhaen, a diver, and Hamad Al Dhaen, a minister, met. Jassim Al Dhaen rose. “It is late,” Al Dhaen said.", "Jassim Al Dhaen"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), NAMESAKES)
def test_two_of_one_surname_are_kept_apart(text: str, speaker: str) -> None:
    assert [who for _, who in voices(text)] == [speaker]


def test_the_subject_of_what_somebody_says_does_not_speak_next() -> None:
    text = "Rosa Lima said Clara Sousa had not answered. “I still wait,” she said."
    assert [who for _, who in voices(text)] == ["Rosa Lima"]


def test_both_are_the_last_two_named() -> None:
    text = "Roman Zhigalov and Ivan Gromov signed a memorandum. Both noted that it “opens a page”."
    (speaker,) = [one.speaker for one in found_in(text) if one.kind == "direct"]
    assert speaker is not None
    assert (speaker.name, speaker.joint) == ("Roman Zhigalov", ("Ivan Gromov",))


def test_paragraphs_left_open_belong_to_who_closes_them() -> None:
    text = (
        "Tom Bell spoke first. “No,” he said.\n“We have waited nine years.\n"
        "“Now they call it sand,” said Ana Ruiz."
    )
    assert [who for _, who in voices(text)] == ["Tom Bell", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "addressee", "occasion"),
    [
        ("“No,” she said in an interview with Radio Sol.", "Radio Sol", "in an interview with Radio Sol"),
        ("“Stay away,” the council said in a post on X.", None, "in a post on X"),
        ("Ana Ruiz wrote on her Facebook page: “Bring blankets.”", None, "on her Facebook page"),
        ("“Ready,” Ana Ruiz said on the sidelines of the fair.", None, "on the sidelines of the fair"),
        ("“I knew,” Tom Bell said by telephone.", None, "by telephone"),
        ("Ana Ruiz told the Delta Morning: “It is late.”", "Delta Morning", None),
        ("“It is late,” Ana Ruiz told us.", "us", None),
        ("“It is late,” Ana Ruiz said in a written reply.", None, "in a written reply"),
    ],
)  # fmt: skip
def test_to_whom_and_where(text: str, addressee: str | None, occasion: str | None) -> None:
    (quotation,) = [one for one in found_in(text) if one.kind == "direct"]
    assert (quotation.addressee, quotation.occasion) == (addressee, occasion)


def test_every_sense_is_a_word_for_a_person_or_a_title() -> None:
    speech = shipped_speech()
    assert is_called("diplomat", "the Kenyan ambassador", speech)
    assert not is_called("diplomat", "a friend of the ambassador", speech)
    assert all(speech.kinds(noun) for noun in speech.senses)


def test_what_somebody_does_is_told_from_the_stem() -> None:
    assert does("driller", wordset("drill operator"))
    assert not does("baker", wordset("bank"))
