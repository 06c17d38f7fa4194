"""Words that belong together, and what a misspelling meant."""

from hypothesis import given
from hypothesis import strategies as st

from bot.index.spelling import bases, compounds, kin, spellings
from bot.index.tokens import stem


def test_kin_differ_by_an_ending_of_the_language() -> None:
    known = sorted({stem(word) for word in ("economies", "economist", "ecology", "mediation")})
    assert set(kin(stem("economic"), known)) == {stem("economies"), stem("economist")}
    assert kin(stem("general"), [stem("generate")]) == []


def test_a_compound_is_known_by_its_last_part() -> None:
    words = {"cell", "phone", "cellphone", "report", "ship", "yard"}
    assert compounds("phone", words) == ["cellphone"]
    assert compounds("shipyard", words) == ["yard"]
    assert compounds("port", words) == []


def test_words_of_one_root_are_known_by_their_endings() -> None:
    words = {"logging", "log", "sail", "sailor", "lodge", "payment"}
    assert bases("loggers", words) == ["log", "logging"]
    assert bases("sailings", words) == ["sail", "sailor"]
    assert bases("payer", words) == ["payment"]
    assert bases("sea", words) == []


def test_a_misspelling_keeps_its_first_letter() -> None:
    assert spellings("comission", ["commission", "omission", "mission"]) == ["commission"]
    assert spellings("iran", ["iraq"]) == []


@given(st.text(max_size=30), st.lists(st.text(min_size=1, max_size=12), max_size=30))
def test_suggestions_come_from_the_vocabulary(word: str, vocabulary: list[str]) -> None:
    known = sorted(set(vocabulary))
    assert set(spellings(word, known)) <= set(known)
    assert set(kin(word, known)) <= set(known) - {word}
    assert set(bases(word, known)) <= set(known) - {word}
    assert set(compounds(word, known)) <= set(known) - {word}
