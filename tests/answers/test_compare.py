"""Two side by side: what concerns both first, differing figures together, nothing twice."""

import pytest

from bot.answers.desk import Desk
from bot.answers.model import Comparison
from bot.errors import QuestionError, UnknownName
from tests.answers.briefings import FERRY, STRIKE
from tests.conftest import OpenFolder


def comparison(desk: Desk, left: str, right: str = "", about: str | None = None) -> Comparison:
    answer = desk.compare(left, right, about)
    assert answer.comparison
    return answer.comparison


@pytest.mark.parametrize(
    "typed",
    ["china and russia", "china russia", "China vs Russia", "china, russia", "china / russia"],
)
def test_two_names_in_one_line(desk: Desk, typed: str) -> None:
    sides = comparison(desk, typed).sides
    assert [side.code for side in sides] == ["CN", "RU"]


def test_names_of_several_words_are_parted_where_both_are_known(desk: Desk) -> None:
    sides = comparison(desk, "united states european union").sides
    assert [side.code for side in sides] == ["US", "EU"]


def test_sentences_on_both_come_first(desk: Desk) -> None:
    answer = desk.compare("kazakhstan", "uzbekistan")
    assert answer.comparison
    assert answer.snippets[: len(answer.comparison.both)] == answer.comparison.both
    assert all("zbek" in s.text or "entral Asia" in s.text for s in answer.comparison.both)


def test_people_are_compared_like_countries(desk: Desk) -> None:
    sides = comparison(desk, "xi", "putin").sides
    assert [(side.name, side.kind) for side in sides] == [
        ("Xi Jinping", "person"),
        ("Vladimir Putin", "person"),
    ]


def test_differing_figures_for_one_thing_stand_together(folder: OpenFolder) -> None:
    coast = folder(ferry__txt=FERRY, strike__txt=STRIKE)
    (group,) = comparison(coast, "kenya", "tanzania").figures
    assert {"12 people" in s.text or "19 people" in s.text for s in group} == {True}
    assert len(group) == 2


def test_equal_figures_and_other_things_are_not_set_against_each_other(folder: OpenFolder) -> None:
    same = STRIKE.replace("19 people injured", "12 people injured")
    other = STRIKE.replace("The strike left 19 people injured", "A choir of 19 people sang")
    for text in (same, other):
        coast = folder(ferry__txt=FERRY, strike__txt=text)
        assert comparison(coast, "kenya", "tanzania").figures == ()


@pytest.mark.parametrize("pair", [("china", "russia"), ("xi", "putin"), ("eu", "us")])
def test_nothing_stands_twice(desk: Desk, pair: tuple[str, str]) -> None:
    found = comparison(desk, *pair)
    shown = [*found.both, *(s for group in found.figures for s in group)]
    shown += [s for side in found.sides for part in side.sections.values() for s in part]
    keys = [(snippet.article, snippet.start) for snippet in shown]
    assert len(keys) == len(set(keys))


def test_what_cannot_be_compared_is_said(desk: Desk) -> None:
    with pytest.raises(QuestionError):
        desk.compare("china")
    with pytest.raises(QuestionError):
        desk.compare("china", "beijing")
    with pytest.raises(UnknownName):
        desk.compare("china", "atlantis")


def test_free_text_reaches_it(desk: Desk) -> None:
    answer = desk.ask("compare china and russia on trade")
    assert answer.command == "compare"
    assert answer.comparison
    texts = [s.text for group in answer.comparison.figures for s in group]
    assert any("$53.8 billion" in text for text in texts)


QUARREL = """\
Ferries and a quarrel

Published: 20 May 2024

Kenya has accused Tanzania of holding back three ferry pilots. Rain fell on the coast. \
Tanzania denies the accusation, saying the pilots are ill.

Kenyan Transport Minister Amina Odhiambo said: "The ferry pilots were paid in full before the \
strike." Tanzanian Prime Minister Juma Mwakyembe said: "The ferry pilots were never paid in full \
before the strike." Tanzania's bread is not dear, bakers say.
"""


def test_a_claim_and_its_denial_stand_together(folder: OpenFolder) -> None:
    found = comparison(folder(quarrel__txt=QUARREL), "kenya", "tanzania")
    pairs = [tuple(snippet.text for snippet in pair) for pair in found.claims]
    assert len(pairs) == 2
    assert ["accused" in pairs[0][0], "denies" in pairs[0][1]] == [True, True]
    assert ["were paid" in pairs[1][0], "never paid" in pairs[1][1]] == [True, True]
    elsewhere = [s.text for side in found.sides for part in side.sections.values() for s in part]
    assert not set(elsewhere) & {text for pair in pairs for text in pair}


def test_an_allegation_is_shown_with_who_denies_it(desk: Desk) -> None:
    (claim, denial), *_ = comparison(desk, "china", "us", "military aid").claims
    assert "accused Beijing" in claim.text
    assert "denies the allegations" in denial.text


def test_a_no_to_something_else_is_no_denial(folder: OpenFolder) -> None:
    text = QUARREL.replace("never paid in full before the strike", "never told about Monday")
    pairs = comparison(folder(quarrel__txt=text), "kenya", "tanzania").claims
    assert len(pairs) == 1


def test_what_one_side_says_of_the_other_concerns_both_and_stands_once(folder: OpenFolder) -> None:
    text = (
        "Reef talks\n\nFiji's environment minister, Adi Kuri, met Nauru's delegates in Port Vila. "
        'Then Kuri spoke. "My brother from Nauru is right about the phosphate," Kuri said.\n\n'
        "Fiji sent a dredger. Nauru wants the rules approved this year.\n"
    )
    comparison = folder(reef__txt=text).compare("fiji", "nauru").comparison
    assert comparison
    assert any("My brother" in one.text for one in comparison.both)
    shown = [s for side in comparison.sides for part in side.sections.values() for s in part]
    assert not any("My brother" in one.text for one in shown)
