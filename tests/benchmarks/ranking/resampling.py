"""A corpus of any size in the image of a folder of text.

A passage is a run of sentences as they stand in the folder, so that words keep
their company; a third of its words are drawn anew from the whole text, which
keeps the words' frequencies and makes the passages differ; one in a hundred is a
coined rare word, since a larger corpus holds more words (Heaps' law).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from sys import intern

import numpy as np
import numpy.typing as npt

from bot.index.tokens import terms

DRAWN_ANEW = 1 / 3
COINED = 0.01
MOST_SENTENCES = 3
AT_ONCE = 10_000  # passages
COMMONEST = 40

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+|\n+")

Words = list[str]


@dataclass(frozen=True, slots=True)
class Source:
    """The words of a folder's text, and where each sentence starts among them."""

    words: npt.NDArray[np.object_]
    starts: npt.NDArray[np.int64]


def read_source(folder: Path) -> Source:
    """Read every file under `folder` as text, analysed as the bot does."""
    words: Words = []
    starts = [0]
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        for sentence in _SENTENCE.split(path.read_text(encoding="utf-8", errors="replace")):
            words += terms(sentence)
            if len(words) > starts[-1]:
                starts.append(len(words))
    if len(starts) <= MOST_SENTENCES:
        raise SystemExit(f"{folder} holds too little text to resample.")
    return Source(np.array(words, object), np.array(starts))


def passages(source: Source, count: int, seed: int = 1) -> Iterator[Words]:
    """Yield `count` passages, the same for the same source and seed."""
    dice = np.random.default_rng(seed)
    for start in range(0, count, AT_ONCE):
        yield from _some(source, min(AT_ONCE, count - start), count, dice)


def _some(source: Source, count: int, whole: int, dice: np.random.Generator) -> Iterator[Words]:
    first = dice.integers(0, len(source.starts) - MOST_SENTENCES, count)
    last = first + dice.integers(1, MOST_SENTENCES + 1, count)
    lengths = source.starts[last] - source.starts[first]
    ends = np.cumsum(lengths)
    within = np.arange(ends[-1]) - np.repeat(ends - lengths, lengths)
    words = source.words[np.repeat(source.starts[first], lengths) + within]
    anew = np.flatnonzero(dice.random(len(words)) < DRAWN_ANEW)
    words[anew] = source.words[dice.integers(0, len(source.words), len(anew))]
    coined = np.flatnonzero(dice.random(len(words)) < COINED)
    # The logarithm of a rank being uniform is Zipf's law.
    ranks = np.exp(dice.random(len(coined)) * np.log(max(2, whole // 2))).astype(int)
    words[coined] = [f"coin{rank}" for rank in ranks]
    for start, end in zip(ends - lengths, ends, strict=True):
        yield words[start:end].tolist()


def write(path: Path, corpus: Iterator[Words]) -> None:
    """Write one passage a line, its words parted by spaces."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(" ".join(words) + "\n" for words in corpus)


def read(path: Path) -> Iterator[Words]:
    """Yield the passages of a file that `write` made; one object a word, as an analyser gives."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield [*map(intern, line.split())]


def questions(path: Path, each: int, seed: int = 2) -> dict[str, list[Words]]:
    """Return `each` questions of every kind: words of one passage, as people ask about one thing.

    The kinds are one word, three, eight, and four with four of the commonest.
    """
    dice = Random(seed)  # noqa: S311  # the same questions every time
    some = [list(dict.fromkeys(words)) for words in islice(read(path), 50 * AT_ONCE)]
    asked = [words for words in some if len(words) >= 8]
    counted = Counter(word for words in some[:AT_ONCE] for word in words)
    common = [word for word, _ in counted.most_common(COMMONEST)]
    return {
        "1": [_drawn(asked, 1, dice) for _ in range(each)],
        "3": [_drawn(asked, 3, dice) for _ in range(each)],
        "8": [_drawn(asked, 8, dice) for _ in range(each)],
        "8 common": [_drawn(asked, 4, dice) + dice.sample(common, 4) for _ in range(each)],
    }


def _drawn(asked: Sequence[Words], count: int, dice: Random) -> Words:
    return dice.sample(dice.choice(asked), count)
