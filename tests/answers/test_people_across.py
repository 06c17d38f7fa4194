"""One person under many spellings, several under one surname, through the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.test_command_line import run

CANAL = """Canal opens

The Steppe Herald
7 March 2023

ASTANA - Kassym-Jomart Tokayev, president of Kazakhstan, opened the canal on Tuesday. \
“The water will reach every field by the autumn,” he told farmers.

Prime Minister Chris Brown of Norway said that the canal was “a fine ditch”. \
Angela Brown, a hydrologist, disagreed. “It is a leaking ditch,” the hydrologist said.

Dmitry Medvedev, the deputy head of the council, called it “a spoon for a sea”.

An EU diplomat said the canal was “older than its plans”.
"""
CLOSED = """Canal closes

The Lake Post
9 June 2024

OSLO - Qasym-Jomart Toqaev, the Kazakh leader, closed the canal on Sunday. \
“I was promised water and I was given sand,” Toqaev said.

Chris Brown, a former prime minister of Norway, said: “I was never there.”

“We shall drink tea without water,” said Condoleezza Rice, a visiting scholar. \
Rice prices rose in Jordan.

Chad Jordan, a dredger, said “the sand will be back by Friday”.

José Núñez-Vega, a lawyer, said: “This is a matter for judges.”

“The water will reach every field by the autumn,” Tokayev had told farmers a year before.
"""
NUNEZ = """Judges are slow

The Lake Post
1 July 2024

LIMA - Jose Nunez-Vega, a lawyer, said: “Judges are slow.”

John Aldersey, a mayor, said: “Sand is not my office.”

James Aldersey, a farmer, said: “Sand is all I own.”
"""
LETTER = """A letter

The Steppe Herald
2 July 2024

J. Aldersey, a reader, said: “Sand is what we become.”
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Return a folder of four invented articles."""
    texts = {"canal": CANAL, "closed": CLOSED, "nunez": NUNEZ, "letter": LETTER}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def quotes(shelf: Path, *asked: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(
        run("--articles", str(shelf), "--json", "quotes", *asked).stdout
    )
    return answer


def said(answer: dict[str, Any]) -> list[str]:
    return [snippet["quote"]["text"].rstrip(",.") for snippet in answer["snippets"]]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Tokayev", ["I was promised water and I was given sand",
                     "The water will reach every field by the autumn"]),
        ("Qasym-Jomart Tokayev", ["I was promised water and I was given sand",
                                  "The water will reach every field by the autumn"]),
        ("Chris Brown", ["I was never there", "a fine ditch"]),
        ("Angela Brown", ["It is a leaking ditch"]),
        ("Rice", ["We shall drink tea without water"]),
        ("Chad Jordan", ["the sand will be back by Friday"]),
        ("nunez-vega", ["Judges are slow", "This is a matter for judges"]),
        ("Medvedevs", ["a spoon for a sea"]),
        ("eu diplomat", ["older than its plans"]),
    ],
)  # fmt: skip
def test_quotes_are_a_person_s_newest_first(shelf: Path, asked: str, expected: list[str]) -> None:
    assert said(quotes(shelf, asked)) == expected


def test_the_same_words_are_also_quoted_in_the_other_article(shelf: Path) -> None:
    snippet = quotes(shelf, "Tokayev")["snippets"][1]
    assert len(snippet["also_in"]) == 1
    shown = run("--articles", str(shelf), "quotes", "Tokayev").stdout
    assert "also quoted in" in shown


def test_namesakes_are_shown_apart_under_their_names(shelf: Path) -> None:
    answer = quotes(shelf, "Brown")
    names = [snippet["speaker"]["name"] for snippet in answer["snippets"]]
    assert names == ["Chris Brown", "Chris Brown", "Angela Brown"]
    shown = run("--articles", str(shelf), "quotes", "Brown").stdout.splitlines()
    assert [line for line in shown if line in ("Chris Brown", "Angela Brown")] == [
        "Chris Brown", "Angela Brown",
    ]  # fmt: skip


def test_an_initial_joins_nobody_where_two_fit(shelf: Path) -> None:
    names = {one["speaker"]["name"] for one in quotes(shelf, "Aldersey")["snippets"]}
    assert names == {"John Aldersey", "James Aldersey", "J. Aldersey"}


def test_topic_narrows_and_says_when_nothing_is_left(shelf: Path) -> None:
    assert said(quotes(shelf, "Brown", "--about", "ditch")) == [
        "a fine ditch", "It is a leaking ditch",
    ]  # fmt: skip
    nothing = quotes(shelf, "Medvedev", "--about", "cricket")
    assert nothing["outcome"] == "nothing"
    assert nothing["message"] == "Dmitry Medvedev is quoted, but not on that."
    assert nothing["closest"]


@pytest.mark.parametrize(
    ("asked", "near"), [("Condoleza Rise", "Condoleezza Rice"), ("Medvdef", "Dmitry Medvedev")]
)
def test_a_misspelt_name_is_understood_or_offered(shelf: Path, asked: str, near: str) -> None:
    answer = quotes(shelf, asked)
    understood = answer["outcome"] == "answered" and near in (answer["message"] or "")
    assert understood or near in answer["suggestions"]


def test_roles_come_newest_first_with_their_dates(shelf: Path) -> None:
    person = json.loads(run("--articles", str(shelf), "--json", "person", "Chris Brown").stdout)
    given = [(role["as_written"], role["published"]) for role in person["person"]["roles"]]
    assert given[0] == ("a former prime minister of Norway", "2024-06-09")
    assert given[-1][1] == "2023-03-07"
