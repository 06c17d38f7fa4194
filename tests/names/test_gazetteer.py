"""Any name of a country finds it, misspelt ones suggest it, wrong data is refused."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.errors import KnowledgeError
from bot.names.gazetteer import Gazetteer

CONFIG = Path(__file__).resolve().parents[2] / "config" / "countries.toml"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.from_data(tomllib.loads(CONFIG.read_text(encoding="utf-8")))


def test_every_form_in_the_file_resolves_to_its_own_entry(gazetteer: Gazetteer) -> None:
    wrong = [
        (form, country.code)
        for country in gazetteer
        for form in country.asked_forms()
        if gazetteer.resolve(form) is not country or gazetteer.resolve(form.upper()) is not country
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("kazakhstan", "KZ"), ("KAZ", "KZ"), ("kz", "KZ"), ("Kazakhs", "KZ"), ("Astana", "KZ"),
        ("Nur-Sultan", "KZ"), ("Казахстан", "KZ"), ("the us", "US"), ("U.S.", "US"),
        ("u.s.a.", "US"), ("The Netherlands", "NL"), ("holland", "NL"), ("kremlin", "RU"),
        ("The Kremlin", "RU"), ("Scotland", "GB"), ("Cote d'Ivoire", "CI"), ("Burma", "MM"),
        ("turkiye", "TR"), ("Deutschland", "DE"), ("中国", "CN"), ("the Republic of Georgia", "GE"),
        ("Republic of China", "TW"), ("People's Republic of China", "CN"), ("nato", "NATO"),
        ("European Union", "EU"), ("brussels", "EU"), ("central asia", "central-asia"),
        ("Kosovo", "XK"), ("gaza", "PS"), ("  FRANCE  ", "FR"), ("مصر", "EG"),
    ],
)  # fmt: skip
def test_any_name_is_understood(gazetteer: Gazetteer, query: str, code: str) -> None:
    found = gazetteer.resolve(query)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("query", ["", "  ", "the", "banana", "Atlantis", "?!", "the the us"])
def test_other_words_are_no_country(gazetteer: Gazetteer, query: str) -> None:
    assert gazetteer.resolve(query) is None


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("kazakstan", "KZ"), ("khazikstan", "KZ"), ("uzbekistn", "UZ"), ("turkmanistan", "TM"),
        ("kyrgystan", "KG"), ("ukrane", "UA"), ("phillipines", "PH"), ("great britian", "GB"),
        ("columbia", "CO"), ("new zeland", "NZ"), ("untied states", "US"), ("bejing", "CN"),
        ("lichtenstein", "LI"), ("azerbaijian", "AZ"), ("cote divoire", "CI"), ("kenia", "KE"),
    ],
)  # fmt: skip
def test_misspellings_suggest_the_country(gazetteer: Gazetteer, query: str, code: str) -> None:
    assert code in [country.code for country in gazetteer.suggest(query, 2)]


@pytest.mark.parametrize(
    "query", ["banana", "hockey", "watch", "salary", "semiconductor", "the weather", "xyzzy", ""]
)
def test_unrelated_words_suggest_nothing(gazetteer: Gazetteer, query: str) -> None:
    assert gazetteer.suggest(query) == ()


def test_completion_puts_own_names_first(gazetteer: Gazetteer) -> None:
    assert [c.name for c in gazetteer.complete("uz", 1)] == ["Uzbekistan"]
    assert gazetteer.complete("united k", 5)[0].code == "GB"
    assert gazetteer.complete("us", 5)[0].code == "US"
    assert gazetteer.complete("zealand", 5)[0].code == "NZ"
    assert gazetteer.complete("astan", 5)[0].code == "KZ"
    assert len(gazetteer.complete("", 25)) == 25


def test_completion_forgives_a_slip(gazetteer: Gazetteer) -> None:
    assert gazetteer.complete("kazaksta", 5)[0].code == "KZ"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ({"countries": {"AA": {"name": "A-land"}, "BB": {"name": "a land"}}}, "AA"),
        ({"countries": {"AA": {}}}, "AA"),
        ({"countries": {"AA": {"name": "A", "capitol": ["B"]}}}, "capitol"),
        ({"countries": {"AA": {"name": "A", "capital": "B"}}}, "capital"),
        ({"countries": {"AA": {"name": 3}}}, "name"),
        ({"countries": {"AA": {"name": "A", "neighbours": ["ZZ"]}}}, "ZZ"),
        ({"blocs": {"X": {"name": "X", "members": ["ZZ"]}}}, "ZZ"),
        ({"blocs": {"X": {"name": "X", "each": "often"}}}, "each"),
    ],
)
def test_wrong_data_is_refused_and_named(data: Mapping[str, Any], word: str) -> None:
    with pytest.raises(KnowledgeError, match=word):
        Gazetteer.from_data(data)
