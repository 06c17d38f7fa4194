"""The gold must stand in its articles: every string verbatim, every mark accounted for."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.gold.reading import ARTICLES, GOLD, SEEDS, corpus_of, lines, text_of

QUOTES = sorted((GOLD / "quotes").glob("*.jsonl"))
PATTERN = re.compile(r"[a-z]+(-[a-z]+)*")
MARKED = re.compile("“([^“”\n]+)”|„([^„“”\n]+)[“”]|«([^«»\n]+)»")


def strings_of(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key in ("pieces", "exclude", "keep"):
        for string in record.get(key, ()):
            yield record["article"], string
    for key in ("evidence", "best", "fair"):
        for string in record.get(key, ()):
            yield string["article"], string


@pytest.mark.parametrize(
    "path", [*QUOTES, *(GOLD / f"{n}.jsonl" for n in ("articles", "questions", "country"))], ids=str
)
def test_every_string_stands_in_its_article(path: Any) -> None:
    for record in lines(path):
        for article, string in strings_of(record):
            times = text_of(article).count(string["text"])
            assert times >= string["nth"] >= 1, (record.get("id"), string["text"])


@pytest.mark.parametrize("path", QUOTES, ids=lambda path: path.stem)
def test_quotations_are_well_formed(path: Any) -> None:
    for record in lines(path):
        assert record["kind"] in {"direct", "unmarked", "indirect", "scare"}
        assert record["pieces"]
        assert record.get("stance", "said") in {"said", "relayed", "denied", "attributed"}
        assert not record.get("via") or record["stance"] != "said"
        assert all(PATTERN.fullmatch(pattern) for pattern in record["patterns"])
        if record["clear"] and record["kind"] != "scare":
            speaker = record["speaker"]
            assert speaker["name"] or speaker["role"], record["id"]
        for value in (record["cue"], record["date"], (record["speaker"] or {}).get("as_written")):
            assert value is None or value in text_of(record["article"]), record["id"]


def test_every_article_has_its_gold() -> None:
    files = {path.name for folder in (SEEDS, ARTICLES) for path in folder.iterdir()}
    described = {record["article"] for record in lines(GOLD / "articles.jsonl")}
    quoted = {record["article"] for path in QUOTES for record in lines(path)}
    assert {article.partition("#")[0] for article in described} == files
    assert quoted == described


@pytest.mark.parametrize("path", QUOTES, ids=lambda path: path.stem)
def test_every_marked_stretch_is_annotated(path: Any) -> None:
    records = list(lines(path))
    text = text_of(records[0]["article"])
    pieces = [piece["text"].strip() for record in records for piece in record["pieces"]]
    for match in MARKED.finditer(text):
        stretch = next(group for group in match.groups() if group).strip()
        assert any(stretch in piece or piece in stretch for piece in pieces), stretch


def test_ids_and_queries_are_unique() -> None:
    names = ("questions", "who_said", "country")
    records = [r for name in names for r in lines(GOLD / f"{name}.jsonl")]
    records += [record for path in QUOTES for record in lines(path)]
    assert max(Counter(record["id"] for record in records).values()) == 1
    asked = [(r["corpus"], r.get("question", r.get("query"))) for r in records if "corpus" in r]
    assert max(Counter(asked).values()) == 1


def test_there_is_enough_of_it() -> None:
    questions = list(lines(GOLD / "questions.jsonl"))
    unknown = [record for record in questions if not record["answerable"]]
    assert len(questions) >= 200
    assert len(unknown) >= len(questions) / 4
    assert all(bool(record["evidence"]) == record["answerable"] for record in questions)
    for split in ("dev", "check"):
        assert len([r for r in questions if r["split"] == split]) >= 100
    assert len(list(lines(GOLD / "who_said.jsonl"))) >= 80


def test_questions_name_a_corpus_that_holds_their_evidence() -> None:
    for record in lines(GOLD / "questions.jsonl"):
        for evidence in record["evidence"]:
            assert corpus_of(evidence["article"].partition("#")[0]) == record["corpus"]


def test_own_articles_are_long_enough_to_be_news() -> None:
    described = [record["article"] for record in lines(GOLD / "articles.jsonl")]
    own = {article for article in described if corpus_of(article.partition("#")[0]) == "articles"}
    sizes = {article: len(text_of(article).split()) for article in own if "#" not in article}
    assert len(sizes) >= 14
    assert all(300 <= size <= 900 for size in sizes.values()), sizes
