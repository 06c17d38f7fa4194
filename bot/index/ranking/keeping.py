"""A ranker as files of arrays: one for its words, one for each segment."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from bot.index.ranking import file_list
from bot.index.ranking.array_file import Arrays
from bot.index.ranking.arrays import Floats
from bot.index.ranking.file_list import Loaded
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

    @classmethod
    def of(cls, about: Mapping[str, Any], files: Loaded) -> "Kept":
        """Return what `about` and `files` were made of."""
        (words,) = files[_WORDS]
        lexicon = Lexicon(**{field.name: words[field.name] for field in fields(Lexicon)})
        segments = tuple(Segment(**one) for one in files[_SEGMENT])
        return cls(
            about["ranker"], Postings(lexicon, segments), words["weights"], about["parameters"]
        )

    @property
    def about(self) -> dict[str, Any]:
        """What is said of the ranker in the list of files."""
        return {"ranker": self.ranker, "parameters": dict(self.parameters)}

    @property
    def files(self) -> dict[str, list[Arrays]]:
        """The arrays by purpose, a file each."""
        words = {**_arrays(self.postings.lexicon), "weights": self.weights}
        return {_WORDS: [words], _SEGMENT: [_arrays(one) for one in self.postings.segments]}


def save(folder: Path, kept: Kept) -> None:
    """Write a ranker to `folder`, in place of the one there. Raises OSError."""
    file_list.save(folder / LIST, kept.about, kept.files)


def read(folder: Path, ranker: str) -> Kept:
    """Map the ranker in `folder`, after checking every byte of it; raises UnusableIndex."""
    return Kept.of(*file_list.read(folder / LIST, {"ranker": ranker}))


def _arrays(one: Lexicon | Segment) -> Arrays:
    return {field.name: getattr(one, field.name) for field in fields(one)}
