"""Questions as people type them find their sentence; near misses find silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.desk import Desk
from bot.index.tokens import terms
from tests.conftest import OpenFolder

HARBOUR = """The new pier at Port Selby

PORT SELBY, Canada - The harbour board opened a pier on Monday that took thirty-one months to build.

Nadia Brandt, the harbour master, said on Feb. 16 that forty boats could use it. \
"We wanted two piers, and we got one and a half," she said.

Her cousin Oscar Brandt, a fisherman, called the pier "a long bench".

The pier cost 2.4 million dollars. Sailors may telephone the office from Tuesday, and the \
board's cellphone is answered at night.

Prime minister Ilya Qasymov of Kazakhstan sent a telegram."""

BRIDGE = """A bridge for Lower Marsh

LOWER MARSH, Denmark - Engineers closed the old bridge on 3 May because its bolts had rusted.

"Nobody will cross it again," said the mayor, Lena Holt.

The commission in charge counted 12 per cent more lorries than in 2019. Nineteen were examined on \
the day that the bridge was closed, and nobody was fined.

The Lower Marsh Engineering College wrote that rusted bolts are no surprise where the paint is \
renewed twice a year."""

FARM = """Drought on the Ardal plain

ARDAL - The drought has killed four hundred camels on the plain since March.

Loans went to the herders. They run for nine years.

How has Sorvia replied to the herders? Its answer has been muted.

Company men have been logging the last valley, and Mirak and Sorvia have protested against it."""


@pytest.fixture
def town(folder: OpenFolder) -> Desk:
    """Open two invented articles."""
    return folder(harbour__txt=HARBOUR, bridge__txt=BRIDGE, farm__txt=FARM)


@pytest.mark.parametrize(
    ("question", "shows"),
    [
        ("how many months did the pier take", "thirty-one months"),
        ("pier 31 months", "thirty-one months"),
        ("what did brandt say on 16 february", "Feb. 16"),
        ("what did brandt say on february 16th", "Feb. 16"),
        ("how much did the pier cost", "2.4 million dollars"),
        ("can sailors phone the office", "telephone the office"),
        ("when was the bridge closed", "closed the old bridge on 3 May"),
        ("why did engineers shut the bridge", "because its bolts had rusted"),
        ("what did the comission count", "12 per cent more lorries"),
        ("12% more trucks", "12 per cent more lorries"),
        ("who is the mayor of lower marsh", "the mayor, Lena Holt"),
        ("what did the danish mayor say", "Nobody will cross it again"),
        ("what did Kassymov send", "sent a telegram"),
        ("what is the view of the lmec", "rusted bolts are no surprise"),
        ("how many did they check", "Nineteen were examined"),
        ("was anyone fined when the bridge shut", "nobody was fined"),
        ("how often is the paint renewed", "renewed twice a year"),
        ("which animals died on the ardal plain", "killed four hundred camels"),
        ("what livestock has the drought killed", "killed four hundred camels"),
        ("where are the loggers in ardal", "logging the last valley"),
    ],
)  # fmt: skip
def test_other_words_for_the_same_thing(town: Desk, question: str, shows: str) -> None:
    answer = town.ask(question)
    assert answer.outcome == "answered", answer.message
    assert shows in answer.snippets[0].text


@pytest.mark.parametrize(
    "question",
    [
        "how many months did the tunnel take",
        "pier 47 months",
        "what did brandt say on 17 march",
        "what did lena brandt say about the bridge",
        "who is the mayor of port selby",
        "how much did the bridge cost",
        "when was the bridge in norway closed",
        "what did trudeau say about the pier",
        "population of port selby",
        "which country opened a bridge to denmark",
        "how much do the lorries at the bridge earn",
        "when did the mayor of lower marsh resign",
        "how many loans did the camels kill",
    ],
)
def test_a_near_miss_is_met_with_silence(town: Desk, question: str) -> None:
    answer = town.ask(question)
    assert (answer.outcome, answer.snippets) == ("nothing", ())
    assert answer.message


def test_two_people_of_one_surname_are_told_apart(town: Desk) -> None:
    oscar = town.ask("what did oscar brandt call the pier")
    assert "a long bench" in oscar.snippets[0].text
    nadia = town.ask("what did nadia brandt say about piers")
    assert "one and a half" in nadia.snippets[0].text


def test_a_saying_is_found_by_office_and_country(town: Desk) -> None:
    answer = town.ask("what did the canadian harbour master say about boats")
    assert "forty boats" in answer.snippets[0].text


def test_an_answer_holds_what_was_asked_for(town: Desk) -> None:
    for question in ("how many boats can use the pier", "when did the harbour board open the pier"):
        text = town.ask(question).snippets[0].text
        assert ("forty" in text) if question.startswith("how") else ("Monday" in text)


def test_an_account_is_given_of_how_a_question_was_understood(town: Desk) -> None:
    account = "\n".join(town.explain("how many lorries crossed in denmark in 1987"))
    assert "a number" in account
    assert "denmark (country, must be there" in account
    assert "1987 (number, must be there" in account
    assert "no answer: a name or number of the question is missing" in account


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("how long do the loans to the herders run", "to the herders. They run for nine years."),
        ("how has sorvia replied to the herders", "herders? Its answer has been muted."),
    ],
)
def test_what_cannot_be_read_alone_is_shown_with_what_it_leans_on(
    town: Desk, question: str, whole: str
) -> None:
    assert whole in town.ask(question).snippets[0].text


@given(st.integers(21, 99).filter(lambda number: number % 10), st.sampled_from("- "))
def test_a_number_in_words_is_the_number_in_digits(number: int, joint: str) -> None:
    tens = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    units = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    written = f"{tens[number // 10 - 2]}{joint}{units[number % 10 - 1]}"
    assert terms(f"{written} boats") == terms(f"{number} boats")
    assert terms(f"{written.capitalize()} boats") == terms(f"{number} boats")


@given(st.text(max_size=200))
def test_any_question_gets_an_account(desk: Desk, question: str) -> None:
    typed = f"who {question}"
    assert desk.explain(typed)[0].startswith("Understood as: ")
