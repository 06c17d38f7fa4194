"""Counts files and bytes of a reading that are done."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.articles.scan import FoundFile
from bot.index.progress import Progress

# Parsing a file takes about so much of the time that the file takes in all.
_PARSING = 0.15


class Counting:
    """Tells `progress` how far the reading of some files is; a file is done with its articles."""

    def __init__(self, files: Sequence[FoundFile], progress: Progress) -> None:
        self._sizes = {file.id: file.size for file in files}
        self._total = sum(self._sizes.values())
        self._progress = progress
        self._of: Mapping[str, str] = {}
        self._open: Counter[str] = Counter()
        self._shares: dict[str, float] = {}
        self._done = 0
        self._bytes = 0.0
        self._tell()

    def read(self, file: str) -> None:
        """Count a file as parsed."""
        self._bytes += self._sizes[file] * _PARSING
        self._tell()

    def expect(self, files: Mapping[str, str]) -> None:
        """Say of which file each article comes; files without any are done."""
        self._of = files
        self._open = Counter(files.values())
        self._shares = {
            name: self._sizes[name] * (1 - _PARSING) / count for name, count in self._open.items()
        }
        without = [name for name in self._sizes if name not in self._open]
        self._done += len(without)
        self._bytes += sum(self._sizes[name] * (1 - _PARSING) for name in without)
        self._tell()

    def annotated(self, article: str) -> None:
        """Count an article as looked through."""
        file = self._of[article]
        self._open[file] -= 1
        self._bytes += self._shares[file]
        self._done += not self._open[file]
        self._tell()

    def _tell(self) -> None:
        done = self._total if self._done == len(self._sizes) else int(self._bytes)
        self._progress(self._done, len(self._sizes), done, self._total)
