"""Names of persons: taken apart, told apart, brought together, looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names.cluster import cluster
from bot.names.people import fold, match_person, same_person, sound
from tests.passages.reading import shipped_people

PEOPLE = shipped_people()


@pytest.mark.parametrize(
    ("written", "given_names", "family", "title"),
    [
        ("President Hilma Shikongo", ("Hilma",), ("Shikongo",), "President"),
        ("Sheikh Hamdan bin Zayed Al Nahyar", ("Hamdan",), None, "Sheikh"),
        ("Ludwig van den Berghe", ("Ludwig",), ("van", "den", "Berghe"), None),
        ("Wang Lihua", ("Lihua",), ("Wang",), None),
        ("Emir Hodžić", ("Emir",), ("Hodžić",), None),
        ("Smt. Lakshmi Devarajan", ("Lakshmi",), ("Devarajan",), "Smt."),
    ],
)
def test_a_name_is_taken_apart(
    written: str, given_names: tuple[str, ...], family: tuple[str, ...] | None, title: str | None
) -> None:
    name = PEOPLE.parse(written)
    assert name.given[:1] == given_names[:1]
    assert family is None or name.family == family
    assert name.title == title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qasym-Jomart Tokaev", "Kassym-Jomart Tokayev"),
        ("Yousuf Al-Rumaihi", "Al Rumaihy"),
        ("Noah Barkin", "Barkins"),
        ("J. Okello", "James Okello"),
        ("Tony Marsh", "Anthony Marsh"),
        ("Óscar Quiñones", "Oscar Quinones"),
        ("Sergey Lavrenko", "Sergei Lavrenko"),
        ("Orban Tibor", "Tibor Orban"),
    ],
)
def test_spellings_of_one_person_are_the_same(one: str, other: str) -> None:
    assert same_person(PEOPLE.parse(one), PEOPLE.parse(other))
    assert same_person(PEOPLE.parse(other), PEOPLE.parse(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zheng Wang", "Wang Yi"),
        ("John Kamau", "Grace Kamau"),
        ("Emir Hodžić", "Rade Hodžić"),
        ("Maria Lopez", "Marco Lopez"),
    ],
)
def test_two_people_of_one_surname_stay_two(one: str, other: str) -> None:
    assert not same_person(PEOPLE.parse(one), PEOPLE.parse(other))


def test_clusters_join_spellings_and_keep_bare_surnames_alone() -> None:
    names = [
        "Kassym-Jomart Tokayev",
        "Qasym-Jomart Tokayev",
        "Kassym-Jomart Tokayev",
        "Wang",
        "Zheng Wang",
    ]
    joined = cluster(names, PEOPLE)
    assert joined["Qasym-Jomart Tokayev"] == "Kassym-Jomart Tokayev"
    assert joined["Wang"] == "Wang"
    assert joined["Zheng Wang"] == "Zheng Wang"


def test_the_listed_spelling_is_preferred() -> None:
    joined = cluster(["Aleksandr Lukashenko", "Aleksandr Lukashenko"], PEOPLE)
    assert joined["Aleksandr Lukashenko"] == "Alexander Lukashenko"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Tokaev", ("Kassym-Jomart Tokayev",)),
        ("kuleba", ("Dmytro Kuleba",)),
        ("Kulebba", ("Dmytro Kuleba",)),
        ("Wang", ("Wang Yi", "Zheng Wang")),
        ("Zheng Wang", ("Zheng Wang",)),
    ],
)
def test_a_query_finds_whom_it_means(query: str, expected: tuple[str, ...]) -> None:
    people = ["Kassym-Jomart Tokayev", "Dmytro Kuleba", "Wang Yi", "Zheng Wang", "Noah Barkin"]
    assert match_person(query, people, PEOPLE).names == expected


def test_a_stranger_matches_nobody() -> None:
    assert match_person("Napoleon Bonaparte", ["Wang Yi", "Noah Barkin"], PEOPLE).names == ()


@given(st.text(max_size=30))
def test_any_text_can_be_parsed_folded_and_sounded(text: str) -> None:
    name = PEOPLE.parse(text)
    assert same_person(name, name) or not name.full
    assert fold(fold(text)) == fold(text)
    assert sound(text) == sound(text)
