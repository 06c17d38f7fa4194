"""The commands' names and descriptions in the languages of Discord's users."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

from bot.errors import KnowledgeError


class Languages(app_commands.Translator):
    """Translates the commands' texts; what is not listed stays English.

    `tables` gives to a locale's code the translation of each English text.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, str]]) -> None:
        self._tables = tables

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Languages":
        """Build from the parsed `config/languages.toml`; KnowledgeError names a wrong entry."""
        known = {locale.value for locale in discord.Locale}
        for code, table in data.items():
            if code not in known:
                raise KnowledgeError(f"config/languages.toml: Discord knows no locale {code!r}.")
            if not isinstance(table, Mapping):
                raise KnowledgeError(f"config/languages.toml: {code} must be a table.")
            for english, text in table.items():
                if not isinstance(text, str) or not 0 < len(text) <= 100:
                    raise KnowledgeError(
                        f"config/languages.toml: {code}, {english!r}: must be a text of 1 to 100 "
                        "characters."
                    )
        return cls(data)

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 - the library hands it over
    ) -> str | None:
        """Return the text in `locale`, None where there is none."""
        return self._tables.get(locale.value, {}).get(string.message)


def read_languages(config: Path) -> Languages:
    """Read `languages.toml` of the folder `config`; without it all stays English."""
    path = config / "languages.toml"
    try:
        return Languages.from_data(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Languages({})
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: is not valid TOML ({error}).") from None
