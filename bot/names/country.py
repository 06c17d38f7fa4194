"""One country or bloc as `config/countries.toml` describes it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from bot.errors import KnowledgeError

Kind = Literal["country", "bloc"]
FormHow = Literal["name", "adjective", "people", "capital", "seat", "part"]
Each = Literal["", "always", "with number"]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a country, and what that way is: `written` as an editor writes it."""

    written: str
    code: str
    how: FormHow


@dataclass(frozen=True, slots=True)
class Country:
    """A country, territory or bloc. The fields are explained in `config/countries.toml`."""

    code: str
    kind: Kind
    name: str
    iso3: str = ""
    official: str = ""
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    capital_shy: bool = False
    seats: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    each: Each = ""
    elsewhere: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    ambiguous: str = ""

    @classmethod
    def from_data(cls, code: str, kind: Kind, entry: Mapping[str, Any]) -> "Country":
        """Build from one table; raise KnowledgeError naming the entry and the wrong key."""
        defaults = {f.name: f.default for f in fields(cls) if f.name not in {"code", "kind"}}
        made: dict[str, Any] = {}
        for key, value in entry.items():
            expected = defaults.get(key)
            if key not in defaults:
                raise KnowledgeError(f"countries.toml: {code} has an unknown key {key!r}.")
            if isinstance(expected, tuple):
                made[key] = _strings(code, key, value)
            elif isinstance(value, bool if isinstance(expected, bool) else str):
                made[key] = value
            else:
                raise KnowledgeError(f"countries.toml: {key} of {code} has the wrong type.")
        if not made.get("name"):
            raise KnowledgeError(f"countries.toml: {code} needs a name.")
        if made.get("each", "") not in {"", "always", "with number"}:
            raise KnowledgeError(
                f'countries.toml: each of {code} must be "always" or "with number".'
            )
        return cls(code=code, kind=kind, **made)

    def text_forms(self) -> Iterator[Form]:
        """Yield every form that counts in running text."""
        names = [self.name, self.official, *self.names]
        if self.kind == "bloc" and self.code.isupper():
            names.append(self.code)
        groups: tuple[tuple[FormHow, tuple[str, ...]], ...] = (
            ("name", tuple(dict.fromkeys(name for name in names if name))),
            ("adjective", self.adjectives),
            ("people", self.people),
            ("capital", self.capital),
            ("seat", self.seats),
            ("part", self.parts),
        )
        for how, group in groups:
            for written in group:
                yield Form(written, self.code, how)

    def asked_forms(self) -> Iterator[str]:
        """Yield every form that a question may use, the ones that count in text first."""
        for form in self.text_forms():
            yield form.written
        yield from (code for code in (self.code, self.iso3) if code)
        yield from self.elsewhere
        yield from self.asked


def _strings(code: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise KnowledgeError(f"countries.toml: {key} of {code} must be a list of names.")
    return tuple(value)
