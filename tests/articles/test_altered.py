"""Wording that a machine altered is told; sound wording never is."""

import tomllib
from pathlib import Path

import pytest

from bot.articles import FurnitureRules, Overrides, read_folder
from bot.articles.altered import Alterations
from bot.errors import KnowledgeError
from bot.settings import shipped
from tests.articles.conftest import Put

SPUN = """Bakery to shut its doors

The proprietor, who's 61 years outdated, stated on Monday that the oven will not be the identical \
as earlier than. "We can't bake with out an oven," she advised reporters at a press convention."""

TRANSLATED = """The bakery of the port closes

As told the owner Marta Vidal at the exit of the town hall, the oven is stopped since May. \
«It is of my grandmother», she affirmed that day, without naming person."""

SOUND = """Bakery to close

The owner, who is 61 years old, said on Monday that the oven would not be the same again. "We \
can't bake without an oven," she told reporters at a press conference. According to her, the \
final week of the summer brought more customers than ever, and in response to their letters \
she will keep the shop."""


@pytest.fixture(scope="module")
def alterations() -> Alterations:
    return Alterations.from_data(tomllib.loads((shipped("config") / "altered.toml").read_text()))


@pytest.mark.parametrize(("text", "altered"), [(SPUN, True), (TRANSLATED, True), (SOUND, False)])
def test_a_machine_gives_itself_away(
    put: Put,
    tmp_path: Path,
    rules: FurnitureRules,
    alterations: Alterations,
    *,
    text: str,
    altered: bool,
) -> None:
    put("bakery.txt", text)
    (article,) = read_folder(tmp_path, rules, Overrides(), alterations).articles
    assert article.altered is altered


def test_marks_of_one_slip_do_not_add_up_in_a_long_article(
    put: Put, tmp_path: Path, rules: FurnitureRules, alterations: Alterations
) -> None:
    slip = "The bread was baked with out salt, she said at a press convention on Monday."
    plain = "The bakery sells bread to the whole of the town and to the ships in the port. " * 200
    put("short.txt", f"Bread\n\n{slip}")
    put("long.txt", f"Bread\n\n{slip}\n\n{plain}")
    long, short = read_folder(tmp_path, rules, Overrides(), alterations).articles
    assert (long.altered, short.altered) == (False, True)


def test_no_phrases_no_suspicion(put: Put, tmp_path: Path, rules: FurnitureRules) -> None:
    put("bakery.txt", SPUN)
    (article,) = read_folder(tmp_path, rules, Overrides()).articles
    assert not article.altered


@pytest.mark.parametrize(
    "data",
    [
        {"enough": 0, "per_words": 100},
        {"enough": 4, "per_words": "many"},
        {"enough": 4, "per_words": 100, "spun": {"certain": "with out"}},
    ],
)
def test_a_wrong_entry_is_named(data: dict[str, object]) -> None:
    with pytest.raises(KnowledgeError, match=r"config/altered\.toml"):
        Alterations.from_data(data)
