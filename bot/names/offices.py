"""Offices in words: "us secretary of state", "Kazakh President", "the former Russian PM"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.errors import KnowledgeError
from bot.names.fold import words_only
from bot.names.gazetteer import Gazetteer

_LINKS = frozenset({"of", "the", "a", "an", "s", "for", "to"})
_LONGEST = 16  # words; nobody's office is longer, and whole questions are


@dataclass(frozen=True, slots=True)
class Office:
    """An office as some words name it.

    `title` is the office's name in `config/offices.toml`, `code` the country
    whose office it is, None where the words leave it open, `qualifier` is
    "former", "deputy" or "acting" where the words say so, `form` is the title
    as the words have it.
    """

    title: str
    code: str | None
    qualifier: str | None = None
    form: str = field(default="", compare=False)


class Offices:
    """The offices of `config/offices.toml`, read with a gazetteer's countries."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        titles: Mapping[str, str],
        only: Mapping[str, str],
        wider: Mapping[str, frozenset[str]],
        qualifiers: Mapping[str, str],
        states: frozenset[str] = frozenset(),
    ) -> None:
        self._gazetteer = gazetteer
        self._titles = titles
        self._title_words = frozenset(word for form in titles for word in form.split())
        self._only = only
        self._wider = wider
        self._qualifiers = qualifiers
        self._states = states
        self._codes = frozenset(one.code for one in gazetteer if one.kind == "country")

    @classmethod
    def from_data(cls, data: Mapping[str, Any], gazetteer: Gazetteer) -> "Offices":
        """Build from the parsed `config/offices.toml`; raise KnowledgeError for a wrong entry."""
        titles: dict[str, str] = {}
        for title, forms in data.get("offices", {}).items():
            for form in _forms(title, forms):
                if titles.setdefault(form, title) != title:
                    raise KnowledgeError(f"offices.toml: {form!r} stands under two offices.")
        wider = data.get("wider", {})
        if unknown := sorted(set(wider) - set(titles.values())):
            raise KnowledgeError(f"offices.toml: [wider] names {unknown[0]!r}, which is no office.")
        return cls(
            gazetteer,
            titles,
            {_bare(words_only(form).split()): code for form, code in data.get("only", {}).items()},
            {title: frozenset(others) for title, others in wider.items()},
            {
                form: qualifier
                for qualifier, forms in data.get("qualified", {}).items()
                for form in _forms(qualifier, forms)
            },
            frozenset(_of_states(data, titles)),
        )

    def read(self, words: str) -> Office | None:
        """Return the office that `words` name, or None.

        All of the words must be understood: an office, at most one country
        and qualifiers. "President Biden" is a person, not an office.
        """
        tokens = words_only(words).split()
        for country, rest in self._without_country(tokens):
            for qualifier, form in self._without_qualifier(rest):
                if form in self._titles:
                    code = country or self._only.get(form)
                    return Office(self._titles[form], code, qualifier, form)
        return None

    def is_country(self, words: str) -> bool:
        """Tell whether `words` name a country, bloc or people, perhaps behind an "of"."""
        return self._gazetteer.resolve(words.removeprefix("of ")) is not None

    def are_titles(self, words: str) -> bool:
        """Tell whether all of `words` stand in titles, so that they name nobody."""
        return self._title_words.issuperset(words_only(words).split())

    def of(self, code: str, title: str) -> str:
        """Return the words for an office of the country `code`: "Russia foreign minister"."""
        return f"{self._gazetteer.country(code).name} {title}"

    def apart(self, asked: str) -> list[tuple[str, str]]:
        """Return the countries that `asked` may name, each with the words that are left."""
        tokens = words_only(asked).split()
        whole = self._gazetteer.resolve(asked)
        found = [*self._without_country(tokens), (whole.code if whole else None, [])]
        return [(code, " ".join(rest)) for code, rest in found if code]

    def is_of_state(self, office: Office) -> bool:
        """Tell whether some state must have the office: a foreign minister, not a spokesman."""
        return office.title in self._states

    def is_state(self, code: str) -> bool:
        """Tell whether `code` is a country's and no bloc's."""
        return code in self._codes

    def is_same(self, asked: Office, held: Office) -> bool:
        """Tell whether who holds `held` is who was asked for.

        An office held in a country that the words leave open may be any
        country's; the bare office is not the former or the deputy one.
        """
        titles = self._wider.get(asked.title, frozenset()) | {asked.title}
        same_country = asked.code == held.code or held.code is None
        return held.title in titles and same_country and asked.qualifier == held.qualifier

    def _without_country(self, tokens: list[str]) -> Iterator[tuple[str | None, list[str]]]:
        """Yield all words, then for each country among them its code and the other words."""
        yield None, tokens
        if len(tokens) > _LONGEST:
            return
        for length in range(len(tokens) - 1, 0, -1):
            for start in range(len(tokens) - length + 1):
                end = start + length
                country = self._gazetteer.resolve(" ".join(tokens[start:end]))
                if country is not None:
                    yield country.code, [*tokens[:start], *tokens[end:]]

    def _without_qualifier(self, words: list[str]) -> Iterator[tuple[str | None, str]]:
        """Yield the words as a form: all of them, then without each kind of qualifier."""
        yield None, _bare(words)
        for qualifier in dict.fromkeys(self._qualifiers.values()):
            kept = [word for word in words if self._qualifiers.get(word) != qualifier]
            if len(kept) < len(words):
                yield qualifier, _bare(kept)


def _of_states(data: Mapping[str, Any], titles: Mapping[str, str]) -> list[str]:
    states: list[str] = data.get("states", [])
    if unknown := sorted(set(states) - set(titles.values())):
        raise KnowledgeError(f"offices.toml: states names {unknown[0]!r}, which is no office.")
    return states


def _forms(title: str, forms: object) -> list[str]:
    if not isinstance(forms, list) or not all(isinstance(form, str) and form for form in forms):
        raise KnowledgeError(f"offices.toml: {title!r} must be a list of forms.")
    return [_bare(words_only(form).split()) for form in forms]


def _bare(words: list[str]) -> str:
    return " ".join(word for word in words if word not in _LINKS)
