"""A ranker in a folder: a file a segment, one for the words, and a list of them.

The list (`ranking.json`) is replaced last and by rename, so that a crash at any
moment leaves the old ranker or the new. Files are named by what they hold: a
segment that has not changed is not written again, and one that no list names
any more is removed.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zlib import crc32

from bot.errors import UnusableIndex
from bot.index.durable import BESIDE, replacing
from bot.index.ranking.array_file import FORMAT, SUFFIX, Arrays, keep, load
from bot.index.ranking.arrays import Floats
from bot.index.ranking.lexicon import Lexicon
from bot.index.ranking.postings import Postings
from bot.index.ranking.segment import Segment

LIST = "ranking.json"
_WORDS, _SEGMENT = "words", "segment"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a ranker: its postings, the words' weights, and rank-bm25's own numbers."""

    ranker: str
    postings: Postings
    weights: Floats
    parameters: Mapping[str, float]


def save(folder: Path, kept: Kept) -> None:
    """Write a ranker to `folder`, in place of the one there. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    lexicon = {**_arrays(kept.postings.lexicon), "weights": kept.weights}
    words = keep(folder, _WORDS, lexicon)
    segments = [keep(folder, _SEGMENT, _arrays(one)) for one in kept.postings.segments]
    named = {
        "ranker": kept.ranker,
        **_made_by(),
        "parameters": dict(kept.parameters),
        _WORDS: words,
        "segments": segments,
    }
    plain = json.dumps(named)
    with replacing(folder / LIST) as file:
        file.write(f"{crc32(plain.encode()):08x} {plain}\n".encode())
    _tidy(folder, (words, *segments))


def read(folder: Path, ranker: str) -> Kept:
    """Map the ranker in `folder`, after checking every byte of it.

    Raises UnusableIndex where there is none, or it is damaged, of another kind
    or made by another version of this code or of rank-bm25.
    """
    listed = _listed(folder)
    while True:
        try:
            return _read(folder, ranker, json.loads(listed))
        except UnusableIndex:
            # Another process may have saved meanwhile and removed what the old list names.
            before, listed = listed, _listed(folder)
            if listed == before:
                raise


def _read(folder: Path, ranker: str, named: Any) -> Kept:
    wanted = {"ranker": ranker, **_made_by()}
    if {key: named.get(key) for key in wanted} != wanted:
        raise UnusableIndex(f"{folder / LIST} was made by another version.")
    words = load(folder / named[_WORDS], _WORDS)
    weights = words.pop("weights")
    segments = tuple(Segment(**load(folder / name, _SEGMENT)) for name in named["segments"])
    return Kept(ranker, Postings(Lexicon(**words), segments), weights, named["parameters"])


def _listed(folder: Path) -> str:
    path = folder / LIST
    try:
        checksum, _, plain = path.read_text(encoding="utf-8").partition(" ")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableIndex(f"{path} cannot be read ({error}).") from None
    if f"{crc32(plain[:-1].encode()):08x}" != checksum or not plain.endswith("\n"):
        raise UnusableIndex(f"{path} is damaged.")
    return plain


def _made_by() -> dict[str, object]:
    return {"format": FORMAT, "rank-bm25": version("rank-bm25")}


def _arrays(one: Lexicon | Segment) -> Arrays:
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _tidy(folder: Path, named: Sequence[str]) -> None:
    """Remove what no list names any more and what a crash left; a file in use may refuse."""
    for path in folder.iterdir():
        if path.suffix in {SUFFIX, BESIDE} and path.name not in named:
            with suppress(OSError):
                path.unlink()
