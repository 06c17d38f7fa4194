"""All languages of the bot, read from `config/languages/`, and the one that fits a reader."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import Any

import discord
from discord import app_commands

from bot.discord_app.language import ENGLISH, FORMS, NOUNS, PLURALS, Language
from bot.errors import KnowledgeError

LONGEST = 100  # characters of a command's text


class Languages(app_commands.Translator):
    """The languages, English first; to discord.py the translator of the commands' texts."""

    def __init__(self, others: Sequence[Language] = ()) -> None:
        self.all = (ENGLISH, *others)
        self._by_code = {one.code: one for one in self.all}
        self._by_locale = {locale: one for one in self.all for locale in one.locales}
        self._english = {own: name for one in self.all for name, own in one.commands.items()}

    def named(self, code: str | None) -> Language:
        """Return the language called `code`, English where there is none."""
        return self._by_code.get(code or "", ENGLISH)

    def of(self, locale: str | None) -> Language:
        """Return the language of one of Discord's locales, English where there is none."""
        return self._by_locale.get(locale or "", ENGLISH)

    def in_english(self, text: str) -> str:
        """Return a command that was written out, with its name in English: "/who-said …"."""
        command, _, rest = text.partition(" ")
        name = self._english.get(command[1:]) if command.startswith("/") else None
        return f"/{name} {rest}" if name else text

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 - the library hands it over
    ) -> str | None:
        """Return a command's text in `locale`, None where there is none."""
        return self.of(locale.value).commands.get(string.message)


def read_languages(config: Path) -> Languages:
    """Read the files of `config/languages`; without them all stays English.

    Raises KnowledgeError, which names the file and the entry.
    """
    found = []
    for path in sorted((config / "languages").glob("*.toml")):
        try:
            found.append(made(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))))
        except OSError as error:
            raise KnowledgeError(f"{path}: cannot be read ({error.strerror}).") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise KnowledgeError(f"{path}: is not valid TOML ({error}).") from None
    return Languages(found)


def made(code: str, data: Mapping[str, Any]) -> Language:
    """Build a language from its parsed file; KnowledgeError names what is wrong in it."""
    where = f"config/languages/{code}.toml"
    known = {locale.value for locale in discord.Locale}
    for locale in data.get("locales", ()):
        if locale not in known:
            raise KnowledgeError(f"{where}: Discord knows no locale {locale!r}.")
    plurals = data.get("plurals", "one, other")
    if plurals not in PLURALS:
        raise KnowledgeError(f"{where}: plurals must be one of: {' · '.join(PLURALS)}.")
    months = tuple(data.get("months", ENGLISH.months))
    alone = tuple(data.get("months_alone", months))
    if len(months) != 12 or len(alone) != 12:
        raise KnowledgeError(f"{where}: months must be twelve names.")
    return Language(
        code=code,
        name=str(data.get("name", code)),
        locales=tuple(data.get("locales", ())),
        plurals=plurals,
        thousands=str(data.get("thousands", ENGLISH.thousands)),
        written_day=_filling(
            where, "day", data.get("day", ENGLISH.written_day), ENGLISH.written_day
        ),
        months=months,
        months_alone=alone,
        counts=_counts(where, plurals, data.get("counts", {})),
        phrases=_texts(where, data.get("phrases", {})),
        sentences=_texts(where, data.get("sentences", {})),
        commands=_commands(where, data.get("commands", {})),
    )


def _counts(
    where: str, plurals: str, given: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    forms = FORMS[plurals]
    for noun in NOUNS:
        if len(given.get(noun, ())) != forms:
            raise KnowledgeError(f"{where}: counts.{noun} must have {forms} forms ({plurals}).")
        for form in given[noun]:
            _filling(where, f"counts.{noun}", form, {"n"})
    return {noun: tuple(given[noun]) for noun in NOUNS}


def _texts(where: str, given: Mapping[str, Any]) -> dict[str, str]:
    return {english: _filling(where, english, text, english) for english, text in given.items()}


def _commands(where: str, given: Mapping[str, Any]) -> dict[str, str]:
    for english, text in given.items():
        if not isinstance(text, str) or not 0 < len(text) <= LONGEST:
            raise KnowledgeError(f"{where}: {english!r} must be a text of 1 to 100 characters.")
    return dict(given)


def _filling(where: str, entry: str, text: object, like: str | set[str]) -> str:
    """Return `text` when its placeholders are those of `like`; raises KnowledgeError."""
    try:
        if isinstance(text, str) and _holes(text) == _holes(like):
            return text
    except ValueError:
        pass
    raise KnowledgeError(f"{where}: {entry!r} must be a text with the same placeholders.")


def _holes(text: str | set[str]) -> set[str]:
    if isinstance(text, set):
        return text
    holes = set()
    for _, name, spec, conversion in Formatter().parse(text):
        if name is not None:
            if not name.isidentifier() or spec or conversion:
                raise ValueError(name)
            holes.add(name)
    return holes
