"""Array files that belong together: all of them are there, or none of them counts.

A list that names them is replaced last and by rename, so that a crash at any
moment leaves the old files or the new. Files are named by what they hold: one
that has not changed is not written again, and one that no list names any more is
removed.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy.typing as npt

from bot.errors import OutdatedIndex, UnusableIndex
from bot.index.durable import BESIDE, replacing
from bot.index.ranking.array_file import FORMAT, SUFFIX, Arrays, keep, load

Loaded = dict[str, list[dict[str, npt.NDArray[Any]]]]
_FILES = "files"


def save(path: Path, about: Mapping[str, Any], files: Mapping[str, Iterable[Arrays]]) -> None:
    """Write files of arrays, by purpose, and the list `path` in place of the one there.

    `about` is what JSON can hold, and said in the list. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    names = {
        purpose: [keep(path.parent, purpose, arrays) for arrays in some]
        for purpose, some in files.items()
    }
    plain = json.dumps({**about, **_made_by(), _FILES: names})
    with replacing(path) as file:
        file.write(f"{crc32(plain.encode()):08x} {plain}\n".encode())
    _tidy(path.parent, {name for some in names.values() for name in some})


def read(path: Path, about: Mapping[str, Any]) -> tuple[Mapping[str, Any], Loaded]:
    """Map the files that a list names, after checking every byte of them.

    Returns what the list says and the arrays by purpose. Raises UnusableIndex where
    there is none, something is damaged, made by another version of this code or of
    rank-bm25, or about something else than `about`.
    """
    listed = _listed(path)
    while True:
        try:
            return _read(path, about, json.loads(listed))
        except UnusableIndex:
            # Another process may have saved meanwhile and removed what the old list names.
            before, listed = listed, _listed(path)
            if listed == before:
                raise


def _read(path: Path, about: Mapping[str, Any], named: Any) -> tuple[Mapping[str, Any], Loaded]:
    wanted = {**about, **_made_by()}
    if {key: named.get(key) for key in wanted} != wanted:
        raise OutdatedIndex(f"{path} was made by another version.")
    return named, {
        purpose: [load(path.parent / name, purpose) for name in names]
        for purpose, names in named[_FILES].items()
    }


def _listed(path: Path) -> str:
    try:
        checksum, _, plain = path.read_text(encoding="utf-8").partition(" ")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableIndex(f"{path} cannot be read ({error}).") from None
    if f"{crc32(plain[:-1].encode()):08x}" != checksum or not plain.endswith("\n"):
        raise UnusableIndex(f"{path} is damaged.")
    return plain


def _made_by() -> dict[str, object]:
    return {"format": FORMAT, "rank-bm25": version("rank-bm25")}


def _tidy(folder: Path, named: Collection[str]) -> None:
    """Remove what no list names any more and what a crash left; a file in use may refuse."""
    for path in folder.iterdir():
        if path.suffix in {SUFFIX, BESIDE} and path.name not in named:
            with suppress(OSError):
                path.unlink()
