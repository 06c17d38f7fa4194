"""All countries and blocs, found by any of their names."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz

from bot.errors import KnowledgeError
from bot.names.closest import Completer
from bot.names.country import Country
from bot.names.fold import words_only

# Percent of letters in common from which a misspelt name is answered, not only suggested.
SURE = 86

# Words before a country's name in what people type; shortest first, for "the Republic of
# the Congo" is not the Congo that "Congo" is.
_LEADING = ("the ", "the state of ", "the republic of ", "the republic of the ")


class Gazetteer:
    """The countries and blocs of `config/countries.toml`."""

    def __init__(self, countries: tuple[Country, ...]) -> None:
        self._countries = {country.code: country for country in countries}
        self._by_form = _index(countries)
        self._check_codes()
        self._shown = dict(self._typed(countries))

    @cached_property
    def _completer(self) -> Completer:
        """Made when first asked: most runs of the command line complete nothing."""
        return Completer(self._shown)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Gazetteer":
        """Build from the parsed `config/countries.toml`.

        Raise KnowledgeError, naming the entry, for a wrong one, for a form
        that stands under two entries, and for a code that is no entry.
        """
        countries = [
            Country.from_data(code, "country", entry)
            for code, entry in data.get("countries", {}).items()
        ]
        blocs = [
            Country.from_data(code, "bloc", entry) for code, entry in data.get("blocs", {}).items()
        ]
        return cls((*countries, *blocs))

    def __iter__(self) -> Iterator[Country]:
        """Iterate over countries, then blocs, in the file's order."""
        return iter(self._countries.values())

    def country(self, code: str) -> Country:
        """Return the entry under `code`; KeyError for a code that is none."""
        return self._countries[code]

    def resolve(self, query: str) -> Country | None:
        """Return what `query` names exactly, by any form or code, or None.

        Case, accents, punctuation and a leading "the" do not matter.
        """
        wanted = words_only(query)
        code = self._by_form.get(wanted)
        for leading in _LEADING:
            if code is None and wanted.startswith(leading):
                code = self._by_form.get(wanted.removeprefix(leading))
        return self._countries[code] if code else None

    def suggest(self, query: str, n: int = 5) -> tuple[Country, ...]:
        """Return up to `n` countries that a misspelt `query` may have meant, best first."""
        return self._first(self._completer.closest(query, 4 * n), n)

    def meant(self, query: str) -> Country | None:
        """Return the country that a misspelt `query` surely means: one slip of the pen or two."""
        typed = words_only(query)
        for country in self.suggest(query, 1):
            forms = map(words_only, country.asked_forms())
            if max(fuzz.ratio(typed, form) for form in forms) >= SURE:
                return country
        return None

    def complete(self, prefix: str, n: int = 25) -> tuple[Country, ...]:
        """Return up to `n` countries for what was typed so far; own names come first."""
        exact = self.resolve(prefix)
        found = self._first(self._completer.complete(prefix, 8 * n), n)
        if exact is None:
            return found
        return (exact, *(country for country in found if country is not exact))[:n]

    def _first(self, forms: tuple[str, ...], n: int) -> tuple[Country, ...]:
        codes = dict.fromkeys(self._shown[form] for form in forms)
        return tuple(self._countries[code] for code in codes)[:n]

    @staticmethod
    def _typed(countries: tuple[Country, ...]) -> Iterator[tuple[str, str]]:
        """Yield forms for completion with their codes: all names first, codes left out."""
        for country in countries:
            yield country.name, country.code
        for country in countries:
            for form in country.asked_forms():
                if form not in {country.name, country.iso3} and len(form) > 2:
                    yield form, country.code

    def _check_codes(self) -> None:
        for country in self:
            for other in (*country.neighbours, *country.members):
                if other not in self._countries:
                    raise KnowledgeError(
                        f"countries.toml: {country.code} names {other}, which has no entry."
                    )


def _index(countries: tuple[Country, ...]) -> dict[str, str]:
    """Return folded form → code; raise KnowledgeError for a form under two codes."""
    index: dict[str, str] = {}
    for country in countries:
        for form in country.asked_forms():
            key = words_only(form)
            taken = index.setdefault(key, country.code)
            if taken != country.code:
                raise KnowledgeError(
                    f"countries.toml: {form!r} stands under {taken} and {country.code}."
                )
    return index
