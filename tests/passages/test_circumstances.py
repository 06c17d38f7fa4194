"""To whom, where, on what prompting and when something was said, as the sentence tells it."""

from datetime import date

import pytest

from tests.passages.saying import found_in

_PUBLISHED = date(2024, 5, 15)  # a Wednesday


@pytest.mark.parametrize(
    ("sentence", "occasion"),
    [
        ("“It froze,” he said at a town hall in Friona.", "at a town hall in Friona"),
        ("“It froze,” she said over the phone from Hilo.", "over the phone"),
        (
            "“It froze,” the minister said at the end of the council of ministers.",
            "at the end of the council of ministers",
        ),
        ("Asked whether he would go, Otávio Lins said: “No.”", "Asked whether he would go"),
        (
            "In reply to questions from the Vale Courier, the ministry said: “No.”",
            "In reply to questions from the Vale Courier",
        ),
        (
            "Addressing the weekly majlis of the society, Hamad Amri said: “No.”",
            "Addressing the weekly majlis of the society",
        ),
        ("Addressing journalists at the gate, Hamad Amri said: “No.”", "at the gate"),
        ("“It froze,” Ana Ruiz said from her hospital bed in Lima.", "from her hospital bed"),
        ("“It froze,” Ana Ruiz told reporters outside the court.", "outside the court"),
        ("“It froze,” a spokesperson specified in writing.", "in writing"),
        ("“It froze,” she said during last Tuesday's session.", "during last Tuesday's session"),
        ("There are cases in the press, he said.", None),
        ("Ana Ruiz said yields in demonstration plots rose.", None),
        ("Australia's observer at the talks said it “hears both”.", None),
        ("At the same time, Ana Ruiz said: “It rained.”", None),
        ("In Accra, Ana Ruiz said: “It rained.”", None),
    ],
)
def test_the_occasion_is_what_the_sentence_tells(sentence: str, occasion: str | None) -> None:
    given = found_in(sentence)[0].occasion
    assert given == occasion or (occasion and given and given.startswith(occasion))


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("Addressing journalists at the gate, Hamad Amri said: “No.”", "journalists"),
        ("In reply to questions from the Vale Courier, Ana Ruiz said: “No.”", "Vale Courier"),
        ("“No,” the minister, asked by journalists in Brussels, said.", "journalists"),
        ("Ana Ruiz, who wept while speaking with our reporter, said: “No.”", "our reporter"),
        ("“I asked,” Ana Ruiz told him.", None),
        ("Ana Ruiz told a news conference that it rained.", None),
        ("Ana Ruiz said she had been asked by two officials to stay.", None),
        ("“Now,” Ana Ruiz asked the minister three times for the study.", "the minister"),
    ],
)
def test_the_addressee_is_whoever_was_spoken_to(sentence: str, addressee: str | None) -> None:
    assert found_in(sentence)[0].addressee == addressee


@pytest.mark.parametrize(
    ("sentence", "written", "day"),
    [
        ("“It froze,” he said at a town hall in Friona last night.", "last night", 14),
        ("“It froze,” Ana Ruiz said this morning.", "this morning", 15),
        ("“It froze,” Ana Ruiz said at the weekend.", "at the weekend", None),
        ("Aminu Rano had in 2021 described the mill as “a loom”.", "in 2021", None),
        ("In a televised address on Sunday, Ana Ruiz said: “No.”", "on Sunday", 12),
        (
            "The engineer who left a month before it sank told an inquiry yesterday: “No.”",
            "yesterday",
            14,
        ),
    ],
)
def test_the_day_of_the_saying_is_found(sentence: str, written: str, day: int | None) -> None:
    said_on = found_in(sentence, published=_PUBLISHED)[0].said_on
    assert said_on is not None
    assert said_on.as_written == written
    assert said_on.day == (day and date(2024, 5, day))


@pytest.mark.parametrize(
    "sentence",
    [
        "Rainfall last winter was low, he said.",
        "The minister confirmed the permit was issued in April but said it was “late”.",
        "Her report, tabled in June, describes the deals as “irregular”.",
        "The loan had been paid since June 14, adding that “we owe nothing”, Ana Ruiz said.",
        "He cited what she called a “branding problem”: the mine closed in 1987.",
    ],
)
def test_a_date_of_what_is_told_is_not_the_day_of_telling(sentence: str) -> None:
    assert [q.said_on for q in found_in(sentence, published=_PUBLISHED) if q.said_on] == []
