"""Folding keeps offsets, and brings together what readers take for the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names.fold import fold, fold_chars, words_only


@given(st.text())
def test_fold_chars_gives_one_character_for_each(text: str) -> None:
    folded = fold_chars(text)
    assert len(folded) == len(text)
    assert all(fold_chars(char) == folded[i] for i, char in enumerate(text) if char not in "ΣςσİI")


def test_fold_chars_keeps_length_for_every_character() -> None:
    every = "".join(map(chr, range(0x20000)))
    assert len(fold_chars(every)) == len(every)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert words_only(words_only(text)) == words_only(text)


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_accents_composed_or_loose_are_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("TÜRKİYE", "turkiye"),
        ("São Tomé", "sao tome"),
        ("Łódź", "lodz"),
        ("Guinea‑Bissau", "guinea-bissau"),
        ("Ｋａｚａｋｈ", "kazakh"),
        ("  Hong\u00a0 Kong\n", "hong kong"),
        ("STRASSE", "Straße"),
    ],
)
def test_spellings_fall_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_words_only_leaves_punctuation_out() -> None:
    assert words_only("U.S. (the States), N'Djamena") == "u s the states n djamena"
