"""Reads the classic retrieval collections in the forms they have been handed round in."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Relevant = dict[int, set[int]]


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents (title, text) and queries by number; the documents relevant to each query."""

    name: str
    documents: dict[int, tuple[str, str]]
    queries: dict[int, str]
    relevant: Relevant


def read(folder: Path) -> Iterator[Collection]:
    """Yield the collections that stand in sub-folders of `folder` under their usual names."""
    for name, reader in _READERS.items():
        if (folder / name).is_dir():
            yield reader(folder / name)


def _text(path: Path) -> str:
    return path.read_text(encoding="latin-1").replace("\r", "")


def _numbers(path: Path) -> Iterator[list[int]]:
    for line in _text(path).splitlines():
        found = [int(float(number)) for number in re.findall(r"-?\d+(?:\.\d+)?", line)]
        if found:
            yield found


def _marked(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield records of ".I 1", ".T", ".W" and so on: number and fields."""
    for record in re.split(r"^\.I\s+", _text(path), flags=re.MULTILINE)[1:]:
        number, _, rest = record.partition("\n")
        parts = re.split(r"^\.([A-Z])[ \t]*$", rest, flags=re.MULTILINE)
        fields: dict[str, str] = {}
        for letter, text in zip(parts[1::2], parts[2::2], strict=True):
            fields.setdefault(letter, text)
        yield int(number), fields


def _pairs(path: Path, document: int) -> Relevant:
    """Return relevance given a pair a line, the document's number in column `document`."""
    found: Relevant = {}
    for row in _numbers(path):
        found.setdefault(row[0], set()).add(row[document])
    return found


def _smart(
    folder: Path, names: tuple[str, str, str], *, column: int = 1, counted: bool = False
) -> Collection:
    """Read a collection in SMART's form; `counted` numbers its queries by their place."""
    documents, queries, relevance = (folder / name for name in names)
    asked = enumerate(_marked(queries), start=1)
    return Collection(
        folder.name,
        {n: (fields.get("T", ""), _body(fields)) for n, fields in _marked(documents)},
        {place if counted else n: fields.get("W", "") for place, (n, fields) in asked},
        _pairs(relevance, column),
    )


def _body(fields: dict[str, str]) -> str:
    return " ".join(fields.get(letter, "") for letter in "WKA")


def _time(folder: Path) -> Collection:
    documents = re.split(r"^\*TEXT.*$", _text(folder / "TIME.ALL"), flags=re.MULTILINE)[1:]
    queries = re.split(r"^\*FIND\s+(\d+)", _text(folder / "TIME.QUE"), flags=re.MULTILINE)
    return Collection(
        "time",
        {n: ("", text.split("*STOP")[0]) for n, text in enumerate(documents, start=1)},
        {
            int(n): text.split("*STOP")[0]
            for n, text in zip(queries[1::2], queries[2::2], strict=True)
        },
        {row[0]: set(row[1:]) for row in _numbers(folder / "TIME.REL")},
    )


def _npl(folder: Path) -> Collection:
    def records(name: str) -> Iterator[tuple[int, str]]:
        for record in re.split(r"^\s*/\s*$", _text(folder / name), flags=re.MULTILINE):
            number, _, text = record.strip().partition("\n")
            if number:
                yield int(number), text

    return Collection(
        "npl",
        {n: ("", text) for n, text in records("doc-text")},
        dict(records("query-text")),
        {n: set(map(int, text.split())) for n, text in records("rlv-ass")},
    )


def _lisa(folder: Path) -> Collection:
    documents: dict[int, tuple[str, str]] = {}
    for path in sorted(folder.glob("LISA[0-9].*")):
        for record in re.split(r"^Document\s+", _text(path), flags=re.MULTILINE)[1:]:
            number, _, rest = record.partition("\n")
            title, _, text = re.sub(r"\n\s*\n", "\0", rest).partition("\0")
            documents[int(number)] = (title, text.split("****")[0])
    asked = (one.strip().partition("\n") for one in _text(folder / "LISA.QUE").split("#"))
    found = re.findall(r"Query (\d+)\s+\d+ Relevant Refs:\s+([\d\s]+)", _text(folder / "LISA.REL"))
    return Collection(
        "lisa",
        documents,
        {int(number): text for number, _, text in asked if number.strip().isdigit()},
        {int(number): set(map(int, listed.split())) for number, listed in found},
    )


_READERS: dict[str, Callable[[Path], Collection]] = {
    "time": _time,
    "cran": lambda at: _smart(at, ("cran.all.1400", "cran.qry", "cran.qrels"), counted=True),
    "cacm": lambda at: _smart(at, ("cacm.all", "query.text", "qrels.text")),
    "cisi": lambda at: _smart(at, ("CISI.ALL", "CISI.QRY", "CISI.REL")),
    "med": lambda at: _smart(at, ("MED.ALL", "MED.QRY", "MED.REL"), column=2),
    "npl": _npl,
    "lisa": _lisa,
}
