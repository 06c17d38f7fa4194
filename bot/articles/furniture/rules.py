"""The furniture patterns of `config/furniture.toml`, checked and ready for use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from bot.articles.furniture.closings import Closings
from bot.articles.furniture.phrases import PhraseBook, pattern_of
from bot.articles.furniture.shortcodes import Shortcodes
from bot.articles.para import words_of
from bot.errors import KnowledgeError

Reach = Literal["list", "end", "note", "next"]
_FILE = "config/furniture.toml"


@dataclass(frozen=True, slots=True)
class Opening:
    """How a furniture paragraph begins, its most words, and whether whole sentences are spared."""

    why: str
    max_words: int
    headline: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that opens a stretch of furniture, and how far that reaches."""

    why: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class FurnitureRules:
    """All that `config/furniture.toml` says; see there for what each table means."""

    lines: PhraseBook[str]
    openings: PhraseBook[Opening]
    headings: PhraseBook[Heading]
    closings: Closings
    asides: PhraseBook[str]
    shortcodes: Shortcodes
    brackets: PhraseBook[str]
    verbs: frozenset[str]
    fillers: frozenset[str]
    action_why: str
    action_words: int
    things: PhraseBook[bool]
    author_roles: PhraseBook[bool]
    author_notes: PhraseBook[bool]
    fields: Mapping[str, str]
    sections: PhraseBook[bool]
    outlet_words: frozenset[str]
    byline_words: PhraseBook[bool]
    date_words: frozenset[str]
    labels: PhraseBook[bool]
    unnamed: frozenset[str]
    issuers: PhraseBook[bool]
    desks: PhraseBook[bool]
    institutions: frozenset[str]
    networks: frozenset[str]
    networks_why: str
    endings: PhraseBook[str]
    starts: PhraseBook[str]
    stops: PhraseBook[bool]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "FurnitureRules":
        """Build the rules from the parsed TOML.

        Raises KnowledgeError naming the entry that is missing or wrong.
        """
        action, author, head = (_table(data, name) for name in ("action", "author", "head"))
        return cls(
            lines=PhraseBook((p, _why(row, name)) for row, name, p in _phrases(data, "line")),
            openings=PhraseBook(
                (p, Opening(_why(row, name), _number(row, name), _flag(row, name)))
                for row, name, p in _phrases(data, "opening")
            ),
            headings=PhraseBook(
                (p, Heading(_why(row, name), _reach(row, name)))
                for row, name, p in _phrases(data, "heading")
            ),
            closings=Closings((p, _why(row, name)) for row, name, p in _phrases(data, "closing")),
            asides=PhraseBook((p, _why(row, name)) for row, name, p in _phrases(data, "aside")),
            shortcodes=Shortcodes(_strings(_table(data, "shortcodes"), "names", "[shortcodes]")),
            brackets=PhraseBook((p, _why(row, name)) for row, name, p in _phrases(data, "bracket")),
            verbs=_folded(_strings(action, "verbs", "[action]")),
            fillers=_folded(_strings(action, "fillers", "[action]")),
            action_why=_why(action, "[action]"),
            action_words=_number(action, "[action]"),
            things=_book(_strings(action, "things", "[action]")),
            author_roles=_book(_strings(author, "roles", "[author]")),
            author_notes=_book(_strings(author, "notes", "[author]")),
            fields=_fields(_table(head, "fields", "[head.fields]")),
            sections=_book(_strings(head, "sections", "[head]")),
            outlet_words=_folded(_strings(head, "outlet_words", "[head]")),
            byline_words=_book(_strings(head, "byline_words", "[head]")),
            date_words=_folded(_strings(head, "date_words", "[head]")),
            unnamed=_folded(_strings(head, "unnamed", "[head]")),
            issuers=_book(_strings(head, "issuers", "[head]")),
            desks=_book(_strings(head, "desks", "[head]")),
            institutions=_folded(_strings(head, "institutions", "[head]")),
            labels=_book(_strings(head, "labels", "[head]")),
            networks=_folded(_strings(_table(data, "networks"), "words", "[networks]")),
            networks_why=_why(_table(data, "networks"), "[networks]"),
            starts=PhraseBook(
                (p, _why(row, name)) for row, name, p in _phrases(data, "between", "start")
            ),
            stops=PhraseBook((p, True) for _, _, p in _phrases(data, "between", "end")),
            endings=PhraseBook((p, _why(row, name)) for row, name, p in _phrases(data, "ending")),
        )


def _phrases(
    data: Mapping[str, Any], kind: str, key: str = "phrases"
) -> Iterator[tuple[Mapping[str, Any], str, str]]:
    """Yield each phrase of the `[[kind]]` tables with its table and that table's name."""
    rows = data.get(kind, [])
    if not isinstance(rows, list):
        raise KnowledgeError(f"{_FILE}: write [[{kind}]] with two brackets on each side.")
    for number, row in enumerate(rows, start=1):
        name = f"[[{kind}]] number {number}"
        if not isinstance(row, Mapping):
            raise KnowledgeError(f"{_FILE}: {name} must be a table.")
        for phrase in _strings(row, key, name):
            if not pattern_of(phrase):
                raise KnowledgeError(f"{_FILE}: {name}: {phrase!r} holds no word to compare.")
            yield row, name, phrase


def _table(data: Mapping[str, Any], key: str, name: str | None = None) -> Mapping[str, Any]:
    """Return the table `key`."""
    value = data.get(key)
    if not isinstance(value, Mapping):
        raise KnowledgeError(f"{_FILE}: the table {name or f'[{key}]'} is missing.")
    return value


def _strings(row: Mapping[str, Any], key: str, name: str) -> list[str]:
    """Return the list of texts under `key`."""
    value = row.get(key)
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise KnowledgeError(f"{_FILE}: {name} needs {key} = [...], a list of texts.")
    return value


def _why(row: Mapping[str, Any], name: str) -> str:
    """Return the reason that `sources` shows."""
    why = row.get("why")
    if not isinstance(why, str) or not why.strip():
        raise KnowledgeError(f'{_FILE}: {name} needs why = "...", the reason to show.')
    return why.strip()


def _number(row: Mapping[str, Any], name: str) -> int:
    """Return the most words that a paragraph of this kind has."""
    value = row.get("max_words", 30)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise KnowledgeError(f"{_FILE}: {name} needs max_words to be a whole number above 0.")
    return value


def _flag(row: Mapping[str, Any], name: str) -> bool:
    """Return whether only lines without a sentence's end are meant."""
    value = row.get("headline", False)
    if not isinstance(value, bool):
        raise KnowledgeError(f"{_FILE}: {name} needs headline to be true or false.")
    return value


def _reach(row: Mapping[str, Any], name: str) -> Reach:
    """Return how far a heading's furniture reaches."""
    known: tuple[Reach, ...] = get_args(Reach)
    for reach in known:
        if row.get("reach") == reach:
            return reach
    raise KnowledgeError(f"{_FILE}: {name} needs reach to be one of {', '.join(known)}.")


def _folded(words: list[str]) -> frozenset[str]:
    """Fold single words for comparing."""
    return frozenset(part for word in words for part in words_of(word))


def _book(phrases: list[str]) -> PhraseBook[bool]:
    """Make a book of phrases that only need to be known."""
    return PhraseBook((phrase, True) for phrase in phrases)


def _fields(table: Mapping[str, Any]) -> Mapping[str, str]:
    """Turn {field: [header words]} into {header word: field}."""
    return {
        " ".join(words_of(word)): field
        for field in table
        for word in _strings(table, field, "[head.fields]")
    }
