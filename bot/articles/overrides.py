"""What an operator says of articles in `config/articles.toml`, or in a file beside an article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from bot.articles.dates import parse_date
from bot.errors import KnowledgeError

_FILE = "config/articles.toml"
_TEXTS = ("title", "outlet", "author", "url")
_LISTS = ("exclude", "keep")


@dataclass(frozen=True, slots=True)
class Override:
    """Facts and corrections for one article; None and () where nothing is said.

    `exclude` and `keep` are exact stretches of the article's text: those are
    never quoted, these are never excluded.
    """

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    exclude: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()

    def under(self, other: "Override") -> "Override":
        """Return both together; where both speak of one fact, `other` wins."""
        facts = {
            name: getattr(other, name) or getattr(self, name)
            for name in (f.name for f in fields(self))
            if name not in _LISTS
        }
        return Override(**facts, exclude=self.exclude + other.exclude, keep=self.keep + other.keep)


@dataclass(frozen=True, slots=True)
class Overrides:
    """All entries of `config/articles.toml`, in order; later ones win."""

    entries: tuple[tuple[str, Override], ...] = field(default=())

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Overrides":
        """Build from the parsed TOML: `[[article]]` tables with `match`, an id or a glob.

        Raises KnowledgeError naming the entry that is wrong.
        """
        rows = data.get("article", [])
        unknown = set(data) - {"article"}
        if unknown or not isinstance(rows, list):
            raise KnowledgeError(f"{_FILE}: holds [[article]] tables only.")
        entries = []
        for number, row in enumerate(rows, start=1):
            name = f"[[article]] number {number}"
            match = row.get("match") if isinstance(row, Mapping) else None
            if not isinstance(match, str) or not match:
                raise KnowledgeError(f'{_FILE}: {name} needs match = "...", an article id or glob.')
            facts = {key: value for key, value in row.items() if key != "match"}
            entries.append((match, read_override(facts, f"{_FILE}: {name} ({match})")))
        return cls(tuple(entries))

    def of(self, article_id: str) -> Override:
        """Return what is said of one article; its file's name matches all of its records."""
        found = Override()
        names = (article_id, article_id.rpartition("#")[0] or article_id)
        for pattern, override in self.entries:
            if pattern in names or any(fnmatchcase(name, pattern) for name in names):
                found = found.under(override)
        return found


def read_override(facts: Mapping[str, Any], name: str) -> Override:
    """Check one entry's facts; `name` says in errors where they stand (raises KnowledgeError)."""
    for key in facts:
        if key not in (*_TEXTS, *_LISTS, "published"):
            raise KnowledgeError(f"{name}: {key!r} is not known.")
    published = facts.get("published")
    if published is not None and parse_date(published) is None:
        raise KnowledgeError(f"{name}: published must be a date such as 2023-05-28.")
    text = {key: _text(facts.get(key), f"{name}: {key}") for key in _TEXTS}
    lists = {key: _texts(facts.get(key, []), f"{name}: {key}") for key in _LISTS}
    return Override(
        title=text["title"],
        outlet=text["outlet"],
        author=text["author"],
        published=parse_date(published),
        url=text["url"],
        exclude=lists["exclude"],
        keep=lists["keep"],
    )


def _text(value: object, name: str) -> str | None:
    """Return a text, None when it is absent."""
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise KnowledgeError(f"{name} must be a text.")
    return value.strip()


def _texts(value: object, name: str) -> tuple[str, ...]:
    """Return a list of texts."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise KnowledgeError(f"{name} must be a list of texts.")
    if not all(isinstance(item, str) and item.strip() for item in value):
        raise KnowledgeError(f"{name} must be a list of texts.")
    return tuple(value)
