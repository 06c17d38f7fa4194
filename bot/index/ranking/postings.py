"""The lexicon and the segments of a corpus."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.index.ranking.arrays import Places
from bot.index.ranking.inverting import MOST_DOCUMENTS, Numbering, invert
from bot.index.ranking.lexicon import Lexicon
from bot.index.ranking.segment import Segment


@dataclass(frozen=True)
class Postings:
    """What a ranker searches; documents are numbered through the segments in order."""

    lexicon: Lexicon
    segments: tuple[Segment, ...]

    @classmethod
    def of(cls, corpus: Iterable[Sequence[str]], most: int = MOST_DOCUMENTS) -> "Postings":
        """Invert `corpus`, a list of words for each document; `most` documents a segment."""
        numbering = Numbering()
        segments = tuple(invert(corpus, numbering, most))
        return cls(Lexicon.of(numbering), segments)

    def followed_by(self, corpus: Iterable[Sequence[str]]) -> "Postings":
        """Return these postings and those of further documents, in segments of their own."""
        numbering = Numbering(self.lexicon)
        more = tuple(invert(corpus, numbering))
        lexicon = Lexicon.of(numbering) if len(numbering) > len(self.lexicon) else self.lexicon
        return Postings(lexicon, (*self.segments, *more))

    @property
    def size(self) -> int:
        """How many documents there are."""
        return sum(segment.size for segment in self.segments)

    @property
    def words(self) -> int:
        """How many words the documents have together."""
        return sum(int(segment.lengths.sum(dtype=np.int64)) for segment in self.segments)

    def held_by(self) -> Places:
        """Return, for each word of the lexicon, how many documents hold it."""
        counts = np.zeros(len(self.lexicon), np.int64)
        for segment in self.segments:
            counts[segment.terms] += segment.ends - segment.starts
        return counts
