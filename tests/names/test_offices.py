"""Offices asked for and offices held are understood as the same."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.errors import KnowledgeError
from bot.names.gazetteer import Gazetteer
from bot.names.offices import Office, Offices

CONFIG = Path(__file__).resolve().parents[2] / "config"


def parsed(name: str) -> dict[str, Any]:
    return tomllib.loads((CONFIG / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def offices() -> Offices:
    return Offices.from_data(parsed("offices.toml"), Gazetteer.from_data(parsed("countries.toml")))


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("us secretary of state", Office("foreign minister", "US")),
        ("Secretary of State", Office("foreign minister", "US")),
        ("kazakh president", Office("president", "KZ")),
        ("the President of Kazakhstan", Office("president", "KZ")),
        ("Kazakhstan's president", Office("president", "KZ")),
        ("russian pm", Office("prime minister", "RU")),
        ("Chinese Foreign Minister", Office("foreign minister", "CN")),
        ("EU foreign policy chief", Office("foreign minister", "EU")),
        ("president of the European Commission", Office("president", "EU")),
        ("former Russian President", Office("president", "RU", "former")),
        ("deputy prime minister of Ukraine", Office("prime minister", "UA", "deputy")),
        ("US Vice President", Office("vice president", "US")),
        ("former US vice president", Office("vice president", "US", "former")),
        ("Chinese vice foreign minister", Office("foreign minister", "CN", "deputy")),
        ("Foreign Minister", Office("foreign minister", None)),
        ("UN secretary-general", Office("secretary general", "UN")),
        (
            "the secretary of Russia’s National Security Council",
            Office("national security adviser", "RU"),
        ),
        ("president of the Republic of the Congo", Office("president", "CG")),
        ("president biden", None),
        ("what did the president say", None),
        ("kazakhstan", None),
        ("", None),
    ],
)
def test_words_name_an_office(offices: Offices, words: str, office: Office | None) -> None:
    assert offices.read(words) == office


@pytest.mark.parametrize(
    ("asked", "held", "same"),
    [
        ("us secretary of state", "US Secretary of State", True),
        ("us foreign minister", "Secretary of State", True),
        ("ukrainian foreign minister", "Foreign Minister", True),
        ("ukrainian foreign minister", "Chinese foreign minister", False),
        ("russian president", "former Russian President", False),
        ("ex russian president", "former Russian President", True),
        ("leader of belarus", "Belarusian president", True),
        ("president of belarus", "leader of Belarus", False),
        ("russian pm", "Russian President", False),
    ],
)
def test_an_office_held_is_the_one_asked_for(
    offices: Offices, asked: str, held: str, same: bool
) -> None:
    office, holder = offices.read(asked), offices.read(held)
    assert office is not None
    assert holder is not None
    assert offices.is_same(office, holder) is same


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ({"offices": {"a": ["x"], "b": ["X"]}}, "two offices"),
        ({"offices": {"a": "x"}}, "list"),
        ({"offices": {"a": ["x"]}, "wider": {"c": ["a"]}}, "wider"),
    ],
)
def test_wrong_data_is_refused(data: Mapping[str, Any], word: str) -> None:
    with pytest.raises(KnowledgeError, match=word):
        Offices.from_data(data, Gazetteer.from_data({}))
