"""The folder as a whole: what changed, what an operator corrects, what repeats across files."""

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.articles import FurnitureRules, Overrides, diff, read_folder, scan
from bot.articles.overrides import Override
from bot.errors import KnowledgeError
from bot.settings import shipped
from tests.articles.conftest import Put, Read

STORY = "{0} in the valley\n\nThe council met on {0} and agreed on bridge {1}, its clerk said.\n"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")


def test_changes_between_two_scans(put: Put, tmp_path: Path) -> None:
    for name in ("same.txt", "changed.txt", "removed.txt", "facts.txt"):
        put(name, "One.")
    before = scan(tmp_path)
    put("changed.txt", "Two.")
    put("added.txt", "One.")
    put("facts.txt.yaml", "outlet: Post")
    (tmp_path / "removed.txt").unlink()
    after = scan(tmp_path)
    changes = diff(before, after)
    assert changes.added == ("added.txt",)
    assert changes.changed == ("changed.txt", "facts.txt")
    assert changes.removed == ("removed.txt",)
    assert changes
    assert not diff(after, after)


def test_articles_come_in_the_order_of_their_names(put: Put, read: Read) -> None:
    for number, name in enumerate(("b.txt", "a/z.txt", "c.txt", "a.txt")):
        put(name, STORY.format(DAYS[number], number))
    assert [a.id for a in read().articles] == ["a.txt", "a/z.txt", "b.txt", "c.txt"]


def test_the_same_closing_lines_in_many_files_are_furniture(put: Put, read: Read) -> None:
    closing = "Our house stands between the two rivers and has printed every day since 1902."
    for number, day in enumerate(DAYS):
        put(f"{day}.txt", STORY.format(day, number) + f"\n{closing}\n")
    for article in read().articles:
        assert [e.why for e in article.excluded] == ["repeated across files"]
        assert closing not in [span.of(article.text) for span in article.body]
        assert article.words


def test_copies_of_one_story_keep_their_paragraphs(put: Put, read: Read) -> None:
    text = "".join(f"Paragraph {n} tells of the bridge and of the council.\n\n" for n in range(30))
    for name in DAYS:
        put(f"{name}.txt", f"A bridge at last\n\n{text}")
    assert all(len(a.body) == 30 for a in read().articles)


def test_quotations_and_lines_inside_articles_may_repeat(put: Put, read: Read) -> None:
    said = "“The bridge will stand,” the clerk of the council has said more than once."
    inside = "The valley has been waiting for its bridge since the flood of 1954."
    for day in DAYS:
        filler = "".join(f"On {day} the mason laid stone {n} of the day.\n\n" for n in range(9))
        put(
            f"{day}.txt",
            f"{day} report\n\n{filler}{inside}\n\n{filler.replace('stone', 'brick')}{said}",
        )
    for article in read().articles:
        body = [span.of(article.text) for span in article.body]
        assert said in body
        assert inside in body


def entry(**facts: Any) -> Overrides:
    return Overrides.from_data({"article": [{"match": "a*.txt", **facts}]})


def test_config_corrects_what_was_read(put: Put, tmp_path: Path, rules: FurnitureRules) -> None:
    put(
        "a1.txt", STORY.format("Monday", 1) + "\nRead more: the old bridge\n\nThe mill is for sale."
    )
    overrides = entry(
        title="Given", published="2024-03-05", exclude=["The mill is for sale."],
        keep=["Read more: the old bridge"],
    )  # fmt: skip
    (article,) = read_folder(tmp_path, rules, overrides).articles
    body = [span.of(article.text) for span in article.body]
    assert (article.title, str(article.published)) == ("Given", "2024-03-05")
    assert "Read more: the old bridge" in body
    assert "The mill is for sale." not in body
    assert [e.why for e in article.excluded] == ["config/articles.toml"]


def test_later_entries_win_and_records_share_their_files_entry() -> None:
    overrides = Overrides.from_data(
        {"article": [
            {"match": "*.json", "outlet": "Post", "author": "A"},
            {"match": "a.json#2", "outlet": "Herald"},
        ]}
    )  # fmt: skip
    assert overrides.of("a.json#1") == Override(outlet="Post", author="A")
    assert overrides.of("a.json#2") == Override(outlet="Herald", author="A")
    assert overrides.of("b.txt") == Override()


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({"article": [{"title": "x"}]}, "number 1 needs match"),
        ({"article": [{"match": "a.txt", "titel": "x"}]}, "'titel' is not known"),
        ({"article": [{"match": "a.txt", "published": "soon"}]}, "published must be a date"),
        ({"article": [{"match": "a.txt", "keep": "x"}]}, "keep must be a list"),
        ({"article": [{"match": "a.txt", "outlet": 7}]}, "outlet must be a text"),
        ({"articles": []}, r"\[\[article\]\] tables only"),
    ],
)
def test_wrong_entries_are_named(data: dict[str, Any], named: str) -> None:
    with pytest.raises(KnowledgeError, match=rf"config/articles.toml: .*{named}"):
        Overrides.from_data(data)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"line": [{"phrases": ["x"]}]}, r"\[\[line\]\] number 1 needs why"),
        ({"line": [{"why": "x", "phrases": "y"}]}, r"number 1 needs phrases = \[\.\.\.\]"),
        ({"heading": [{"why": "x", "phrases": ["y"], "reach": "far"}]}, "reach to be one of list"),
        ({"opening": [{"why": "x", "phrases": ["y"], "max_words": 0}]}, "max_words"),
        ({"line": {"why": "x"}}, "two brackets"),
        ({"line": [{"why": "x", "phrases": ["»"]}]}, "holds no word"),
        ({"author": None}, r"\[author\] is missing"),
    ],
)
def test_wrong_furniture_rules_are_named(change: dict[str, Any], named: str) -> None:
    data = tomllib.loads((shipped("config") / "furniture.toml").read_text("utf-8"))
    with pytest.raises(KnowledgeError, match=rf"config/furniture.toml: .*{named}"):
        FurnitureRules.from_data({**data, **change})


def test_a_phrase_added_to_config_works(put: Put, tmp_path: Path) -> None:
    data = tomllib.loads((shipped("config") / "furniture.toml").read_text("utf-8"))
    data["line"].append({"why": "house words", "phrases": ["printed on the * press"]})
    put("a.txt", STORY.format("Monday", 1) + "\nPrinted on the old steam press\n")
    (article,) = read_folder(tmp_path, FurnitureRules.from_data(data), Overrides()).articles
    assert [e.why for e in article.excluded] == ["house words"]


def test_the_shipped_articles(tmp_path: Path, rules: FurnitureRules) -> None:
    for file in shipped("seeds").glob("*.txt"):
        shutil.copy(file, tmp_path)
    reading = read_folder(tmp_path, rules, Overrides())
    assert len(reading.articles) == 5
    assert reading.skipped == ()
    for article in reading.articles:
        assert article.text.encode() == (tmp_path / article.id).read_bytes()
        assert not article.repaired
        assert article.outlet is None
        assert article.author is None
    titles = {
        article.id[:3]: (article.title_from, str(article.published)) for article in reading.articles
    }
    assert titles == {
        "000": ("heading", "None"), "001": ("heading", "None"), "002": ("heading", "None"),
        "003": ("heading", "2023-05-28"), "004": ("first sentence", "None"),
    }  # fmt: skip
