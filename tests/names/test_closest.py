"""Completion and did-you-mean over any list of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names.closest import Completer, closest

SPEAKERS = ("Wang Yi", "Vladimir Putin", "Volodymyr Zelensky", "Antony Blinken", "Wang Wenbin")


def test_names_that_begin_so_come_first_in_their_own_order() -> None:
    assert Completer(SPEAKERS).complete("wan") == ("Wang Yi", "Wang Wenbin")


def test_later_words_are_found_too() -> None:
    assert Completer(SPEAKERS).complete("put") == ("Vladimir Putin",)


def test_nothing_typed_gives_the_most_important() -> None:
    assert Completer(SPEAKERS).complete("", 2) == ("Wang Yi", "Vladimir Putin")


def test_a_misspelt_beginning_falls_back_on_likeness() -> None:
    assert Completer(SPEAKERS).complete("zelinsky") == ("Volodymyr Zelensky",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Blinkin", "Antony Blinken"),
        ("anthony blinken", "Antony Blinken"),
        ("Putin Vladimir", "Vladimir Putin"),
        ("Zelenskyy", "Volodymyr Zelensky"),
    ],
)
def test_misspellings_are_understood(typed: str, meant: str) -> None:
    assert closest(typed, SPEAKERS)[0] == meant


@pytest.mark.parametrize("typed", ["salad", "make-ahead jar", "", "???", "hockey gold"])
def test_unrelated_words_suggest_nothing(typed: str) -> None:
    assert closest(typed, SPEAKERS) == ()


@given(st.lists(st.text(max_size=20), max_size=30), st.text(max_size=20))
def test_any_names_and_any_query_are_safe(names: list[str], query: str) -> None:
    completer = Completer(names)
    assert set(completer.complete(query)) <= set(names)
    assert set(completer.closest(query)) <= set(names)


@given(st.lists(st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True), min_size=1, max_size=30))
def test_every_name_completes_from_its_beginning(names: list[str]) -> None:
    completer = Completer(names)
    for name in names:
        assert name in completer.complete(name[:3], len(names))
        assert name in completer.closest(name, len(names))


def test_a_long_list_still_finds_a_misspelt_name() -> None:
    syllables = ("ka", "ze", "li", "mo", "ra", "to", "pe", "shi", "no", "gu")
    names = [f"{a}{b}{c} {d}{e}" for a in syllables for b in syllables for c in syllables
             for d in syllables for e in syllables[:5]]  # fmt: skip
    assert "kazeli mora" in Completer(names).closest("kazelli mora", 5)
