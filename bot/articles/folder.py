"""Read a whole folder."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from bot.articles.altered import Alterations
from bot.articles.formats import KINDS
from bot.articles.furniture import FurnitureRules
from bot.articles.model import Reading
from bot.articles.overrides import Overrides
from bot.articles.reading import read_whole
from bot.articles.repeated import exclude_repeated
from bot.articles.scan import FoundFile, Scan, scan
from bot.errors import ArticlesError

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
    found = find_files(folder)
    readings = [read_whole(file, rules, overrides) for file in found.files]
    articles = [article for reading in readings for article in reading.articles]
    skipped = [*found.skipped, *(one for reading in readings for one in reading.skipped)]
    read = (replace(one, altered=alterations.found_in(one)) for one in exclude_repeated(articles))
    return Reading(tuple(read), tuple(sorted(skipped, key=lambda one: one.id)))


def find_files(
    folder: Path,
    known: Mapping[str, FoundFile] | None = None,
    clock: Callable[[], int] = time.time_ns,
) -> Scan:
    """List the files under `folder`, as `scan` does; raises ArticlesError when there is none."""
    found = scan(folder, known, clock)
    if not found.files and not found.skipped:
        raise ArticlesError(f"The folder {folder} is empty. Put articles into it: {KINDS}.")
    return found
