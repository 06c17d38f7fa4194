"""What `config/mentions.toml` says about telling mentions from look-alikes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from bot.errors import KnowledgeError

Words = frozenset[str]
_NO_WORDS: Words = frozenset()


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """Words that show an adjective to be a language; see `[languages]`."""

    before: Words = _NO_WORDS
    into: Words = _NO_WORDS
    between: Words = _NO_WORDS
    parts: Words = _NO_WORDS
    after: Words = _NO_WORDS
    ends: Words = _NO_WORDS


@dataclass(frozen=True, slots=True)
class CapitalWords:
    """Words that tell a government from the city it sits in; see `[capitals]`."""

    place_before: Words = _NO_WORDS
    trust_in: Words = _NO_WORDS
    place_of: Words = _NO_WORDS
    motion: Words = _NO_WORDS
    motion_from: Words = _NO_WORDS
    ties: Words = _NO_WORDS
    strike: Words = _NO_WORDS
    place_after: Words = _NO_WORDS
    government_after: Words = _NO_WORDS
    place_hyphen: Words = _NO_WORDS
    being: Words = _NO_WORDS
    city: Words = _NO_WORDS


@dataclass(frozen=True, slots=True)
class Sense:
    """Words that may mean a country or something else, and what speaks for which."""

    words: tuple[str, ...]
    country: tuple[str, ...]
    other: tuple[str, ...]
    other_code: str = ""
    default: str = "country"


@dataclass(frozen=True, slots=True)
class MentionRules:
    """All of `config/mentions.toml`; the file's comments explain each list."""

    decoys: tuple[str, ...] = ()
    given_names_too: Words = _NO_WORDS
    given_names: Words = _NO_WORDS
    titles: Words = _NO_WORDS
    roles: Words = _NO_WORDS
    office_words: Words = _NO_WORDS
    company_endings: Words = _NO_WORDS
    own_names: Words = _NO_WORDS
    shouted_before_us: Words = _NO_WORDS
    prefixes: Mapping[str, str] = field(default_factory=dict)
    languages: LanguageWords = LanguageWords()
    capitals: CapitalWords = CapitalWords()
    regions: Words = _NO_WORDS
    kinds: Words = _NO_WORDS
    senses: tuple[Sense, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "MentionRules":
        """Build from the parsed file; raise KnowledgeError naming a wrong entry."""
        blocks = (
            "given_names_too",
            "given_names",
            "titles",
            "roles",
            "office_words",
            "company_endings",
            "own_names",
            "shouted_before_us",
        )
        return cls(
            decoys=_list(data, "decoys"),
            prefixes=dict(data.get("prefixes", {})),
            languages=LanguageWords(**_tables(data, "languages", LanguageWords)),
            capitals=CapitalWords(**_tables(data, "capitals", CapitalWords)),
            regions=frozenset(_list(data.get("elsewhere", {}), "regions")),
            kinds=_block(data.get("elsewhere", {}), "kinds"),
            senses=tuple(_sense(entry) for entry in data.get("senses", [])),
            **{key: _block(data, key) for key in blocks},
        )


def _block(data: Mapping[str, Any], key: str) -> Words:
    """Return the words of a block of words."""
    value = data.get(key, "")
    if not isinstance(value, str):
        raise KnowledgeError(f"mentions.toml: {key} must be a block of words in quotes.")
    return frozenset(value.split())


def _list(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise KnowledgeError(f"mentions.toml: {key} must be a list of phrases.")
    return tuple(value)


def _tables(data: Mapping[str, Any], name: str, kind: type) -> dict[str, Words]:
    table = data.get(name, {})
    known = {f.name for f in fields(kind)}
    if unknown := sorted(set(table) - known):
        raise KnowledgeError(f"mentions.toml: [{name}] has an unknown key {unknown[0]!r}.")
    return {key: _block(table, key) for key in table}


def _sense(entry: Mapping[str, Any]) -> Sense:
    default = entry.get("default", "country")
    if default not in {"country", "other"}:
        raise KnowledgeError('mentions.toml: the default of a sense is "country" or "other".')
    return Sense(
        words=_list(entry, "words"),
        country=_list(entry, "country"),
        other=_list(entry, "other"),
        other_code=str(entry.get("other_code", "")),
        default=default,
    )
