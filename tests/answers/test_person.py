"""A person as the articles have them."""

import pytest

from bot.answers.desk import Desk
from bot.answers.model import PersonCard
from tests.answers.briefings import FERRY, STRIKE
from tests.conftest import OpenFolder


def card(desk: Desk, name: str) -> PersonCard:
    answer = desk.person(name)
    assert answer.outcome == "answered"
    assert answer.person
    return answer.person


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("us secretary of state", "Antony Blinken"),
        ("the US Secretary of State", "Antony Blinken"),
        ("kazakh president", "Kassym-Jomart Tokayev"),
        ("President of Kazakhstan", "Kassym-Jomart Tokayev"),
        ("russian pm", "Mishustin"),
        ("former russian president", "Dmitry Medvedev"),
        ("eu foreign policy chief", "Josep Borrell"),
        ("tokaev", "Kassym-Jomart Tokayev"),
        ("Zelenskyy", "Volodymyr Zelensky"),
        ("putin's pm", "Mishustin"),
        ("who is the US foreign minister", "Antony Blinken"),
        ("chinese fm", "Qin Gang"),
        ("china's top diplomat", "Wang Yi"),
        ("assistant secretary of state for south and central asia", "Donald Lu"),
    ],
)
def test_names_spellings_and_offices_find_the_person(desk: Desk, asked: str, name: str) -> None:
    assert card(desk, asked).name == name


def test_an_office_means_its_holder_in_quotes_and_in_questions(desk: Desk) -> None:
    assert {s.speaker.name for s in desk.quotes("russian pm").snippets if s.speaker} == {
        "Mishustin"
    }
    answer = desk.ask("who is the kazakh president")
    assert answer.command == "person"
    assert answer.person
    assert answer.person.name == "Kassym-Jomart Tokayev"


def test_roles_are_verbatim_with_their_place(desk: Desk) -> None:
    for name in desk.snapshot.people.names:
        for role in card(desk, name).roles:
            text = desk.snapshot.by_id[role.article].article.text
            assert text[role.start : role.end] == role.as_written


def test_all_spellings_and_articles_of_one_person(desk: Desk) -> None:
    tokayev = card(desk, "tokayev")
    forms = {spelling.form for spelling in tokayev.spellings}
    assert {"Kassym-Jomart Tokayev", "Qasym-Jomart Tokayev", "Tokayev"} <= forms
    assert len(tokayev.articles) == 3
    assert tokayev.countries == ("KZ",)


def test_two_people_of_one_surname_stay_two(desk: Desk) -> None:
    answer = desk.person("wang")
    assert answer.person
    shown, other = answer.person.name, answer.suggestions[0]
    assert {shown, other} == {"Wang Yi", "Zheng Wang"}
    assert "Zheng Wang" in (answer.message or "")


def test_whom_they_addressed_and_met(folder: OpenFolder) -> None:
    coast = folder(ferry__txt=FERRY, strike__txt=STRIKE)
    met = {(one.name, one.how) for one in card(coast, "Odhiambo").met}
    assert ("Juma Mwakyembe", "addressed") in met
    assert ("Juma Mwakyembe", "met") in met
    back = {(one.name, one.how) for one in card(coast, "Mwakyembe").met}
    assert ("Amina Odhiambo", "addressed by") in back


def test_a_title_of_no_country_is_not_given_to_one(folder: OpenFolder) -> None:
    text = (
        "Talks in Oslo\n\nForeign Minister Ana Sorel said the talks went on. Sorel left at noon.\n"
    )
    answer = folder(talks__txt=text).person("peruvian foreign minister")
    assert answer.outcome == "nothing"
    assert answer.suggestions == ("Ana Sorel",)


def test_a_role_that_is_no_listed_office_is_found_by_its_words(folder: OpenFolder) -> None:
    text = "A feast\n\nAna Sorel, the mayor of Rocha, opened it. The mayor of Salto stayed away.\n"
    desk = folder(feast__txt=text)
    assert card(desk, "mayor of rocha").name == "Ana Sorel"
    assert desk.person("mayor of salto").outcome == "nothing"


def test_nobody_is_silence(desk: Desk) -> None:
    answer = desk.person("Angela Merkel")
    assert (answer.outcome, answer.snippets, answer.person) == ("nothing", (), None)
    assert desk.ask("who is the president of Brazil").outcome == "nothing"


TALKS = """\
Talks in Oslo

Published: 3 May 2024

President Harmon told reporters in Ottawa that Canada would not wait. "We stand ready," \
President Harmon said. Foreign Minister Kwame Adjei said Ghana agreed with Kenya and Togo.

Kenyan President Amina Odhiambo met President Ilmari Laine, who leads Finland, in Kenya.

UN Secretary-General Ana Bruck urged restraint. Pope Celestine prayed for the dead in Rome. \
Oleg Deripov, an old friend of Ilmari Laine, stayed at home.
"""


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("canadian president", "Harmon"),
        ("finnish president", "Ilmari Laine"),
        ("kenyan president", "Amina Odhiambo"),
        ("un chief", "Ana Bruck"),
        ("the pope", "Celestine"),
        ("laine's old friend", "Oleg Deripov"),
    ],
)
def test_an_office_without_a_country_is_that_of_the_country_spoken_of(
    folder: OpenFolder, asked: str, name: str
) -> None:
    assert card(folder(talks__txt=TALKS), asked).name == name


def test_where_the_article_leaves_the_country_open_so_does_the_answer(folder: OpenFolder) -> None:
    answer = folder(talks__txt=TALKS).person("kenyan foreign minister")
    assert answer.outcome == "nothing"


def test_the_president_of_now_comes_before_the_one_named_in_passing(desk: Desk) -> None:
    answer = desk.person("us president")
    assert answer.person
    assert answer.person.name == "Joe Biden"
    assert answer.suggestions == ("Barack Obama",)
    assert desk.person("former us president").outcome == "nothing"


CABINET = """\
Cabinet of Paraguay meets over the river

Asunción shut the port of Villeta, and Paraguay asked its barges to wait, said Prime Minister \
Rosa Benítez. Paraguay will pay the crews.

Acting President Hugo Ayala of Uruguay promised to help.

The Bolivian ambassador, Inés Quiroga, flew in from La Paz to talk to Paraguay.

Fiji's fisheries minister, Seru Vakaloloma, sent a letter. The Minister was heard.
"""


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("uruguayan president", "Hugo Ayala"),
        ("acting president of uruguay", "Hugo Ayala"),
        ("paraguayan pm", "Rosa Benítez"),
        ("bolivian ambassador to paraguay", "Inés Quiroga"),
        ("fijian minister for fisheries", "Seru Vakaloloma"),
    ],
)
def test_offices_that_the_article_words_otherwise(
    folder: OpenFolder, asked: str, name: str
) -> None:
    assert card(folder(cabinet__txt=CABINET), asked).name == name


@pytest.mark.parametrize(
    "asked", ["former uruguayan president", "bolivian pm", "bolivian ambassador to norway"]
)
def test_nobody_has_an_office_that_the_articles_do_not_give(folder: OpenFolder, asked: str) -> None:
    desk = folder(cabinet__txt=CABINET)
    assert desk.person(asked).outcome == "nothing"
    assert "Minister" not in desk.snapshot.people.names


def test_a_role_that_only_a_quotation_gives_is_shown_whole(folder: OpenFolder) -> None:
    text = (
        "Springs run dry\n\nIsraeli hydrologist Dr. Amnon Peled said both sides had a point. "
        '"Water asks for no papers," Peled said.\n'
    )
    assert [role.as_written for role in card(folder(dry__txt=text), "peled").roles] == [
        "Israeli hydrologist"
    ]
