"""Read a whole folder."""

from dataclasses import replace
from pathlib import Path

from bot.articles.altered import Alterations
from bot.articles.formats import KINDS
from bot.articles.furniture import FurnitureRules
from bot.articles.model import Article, Reading, Skipped
from bot.articles.overrides import Overrides
from bot.articles.reading import read_file
from bot.articles.repeated import exclude_repeated
from bot.articles.scan import scan
from bot.errors import ArticlesError, SkippedFile

NONE_ALTERED = Alterations()


def read_folder(
    folder: Path,
    rules: FurnitureRules,
    overrides: Overrides,
    alterations: Alterations = NONE_ALTERED,
) -> Reading:
    """Read every article under `folder`; one unreadable file never stops the others.

    Raises ArticlesError when the folder is missing, unreadable or without any
    file; a folder of which no file could be read gives a Reading that says why.
    """
    found = scan(folder)
    if not found.files and not found.skipped:
        raise ArticlesError(f"The folder {folder} is empty. Put articles into it: {KINDS}.")
    articles: list[Article] = []
    skipped: list[Skipped] = list(found.skipped)
    for file in found.files:
        try:
            articles.extend(read_file(file, rules, overrides, skipped))
        except SkippedFile as reason:
            skipped.append(Skipped(file.id, str(reason)))
    read = (replace(one, altered=alterations.found_in(one)) for one in exclude_repeated(articles))
    return Reading(tuple(read), tuple(sorted(skipped, key=lambda one: one.id)))
