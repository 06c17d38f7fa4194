"""One snapshot on disk: what the last reading led to, for the next start."""

import hashlib
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy.typing as npt

from bot.errors import OutdatedIndex, UnusableIndex
from bot.index.articles import Articles
from bot.index.ranking import PassageRanker, file_list
from bot.index.ranking.array_file import Arrays
from bot.index.ranking.keeping import Kept
from bot.index.snapshot import Parts
from bot.index.table import Table

FORMAT = 1
LIST = "snapshot.json"

log = logging.getLogger(__name__)


class Shelf:
    """Keeps a snapshot in a folder, and opens it: mapped, so that it takes neither time nor room.

    `made_with` is a digest of everything a snapshot depends on beside the
    articles, `articles` names their folder. What cannot be used is rebuilt, and what
    cannot be written is done without; the log says so.
    """

    def __init__(self, folder: Path, made_with: str, articles: str = "") -> None:
        name = hashlib.blake2b(articles.encode("utf-8", "surrogateescape"), digest_size=6)
        self._list = folder / f"snapshot-{name.hexdigest()}" / LIST
        self._made_with = {"snapshot": FORMAT, "made_with": made_with}

    def open(self, state: str) -> Parts | None:
        """Return the snapshot of the folder of articles in this state, None where there is none."""
        if not self._list.exists():
            return None
        try:
            about, files = file_list.read(self._list, self._made_with)
            if about["state"] != state:
                return None
            (articles,), (tables,) = files["articles"], files["tables"]
            return Parts(
                Articles(articles),
                tables.pop("utterances"),
                {name: Table.from_arrays(found) for name, found in _parted(tables).items()},
                PassageRanker.of(Kept.of(about, files)),
            )
        except OutdatedIndex as error:
            log.info("The kept index is built anew: %s", error)
            return None
        except UnusableIndex as error:
            log.warning("The kept index cannot be used and is built anew: %s", error)
            return None

    def keep(self, parts: Parts, state: str) -> None:
        """Write a snapshot in place of the one there; a crash leaves either whole."""
        ranker = parts.ranker.kept
        tables = {"utterances": parts.utterances, **_joined(parts.tables)}
        try:
            file_list.save(
                self._list,
                {**self._made_with, "state": state, **ranker.about},
                {"articles": [parts.articles.arrays], "tables": [tables], **ranker.files},
            )
        except OSError as error:
            log.warning("The index cannot be kept in %s (%s)", self._list.parent, error.strerror)


def _joined(tables: Mapping[str, Table]) -> Arrays:
    """Return the arrays of several tables as those of one file."""
    return {
        f"{name}/{part}": array
        for name, table in tables.items()
        for part, array in table.arrays.items()
    }


def _parted(arrays: Arrays) -> dict[str, Arrays]:
    """Return the arrays of one file as those of the tables that were joined."""
    found: dict[str, dict[str, npt.NDArray[Any]]] = {}
    for key, array in arrays.items():
        name, _, part = key.partition("/")
        found.setdefault(name, {})[part] = array
    return {**found}
