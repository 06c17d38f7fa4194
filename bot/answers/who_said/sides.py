"""The two sides that `who-said` compares: the words asked for and the words spoken."""

import math
import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import Indel

from bot.answers.questions.question import Question, Term
from bot.answers.questions.wording import Wording
from bot.answers.who_said.polarity import Denied, denied, suffers
from bot.articles.model import Span
from bot.index.tokens import words

# A word no longer than this may be another one by a single letter.
SHORT = 4

_SENTENCE_END = re.compile(r"[.!?…。！？؟।;](?=[\s\"'”’»]|$)")
_MARKS = str.maketrans("‘’‚ʼ`“”„«»–—‑‐", "'''''\"\"\"\"\"----")


class Asked:
    """The words asked for, taken apart once for all sayings."""

    def __init__(self, question: Question, wording: Wording) -> None:
        self.text = question.text
        self.question = question
        self.wording = wording
        self.words = words(question.text)
        self.folded = [word.folded for word in self.words]
        self.surface = surface(question.text)
        self.terms = [term for term in question.terms if not term.faint]
        self.weight = sum(term.rarity for term in self.terms)
        self.retold = {id(term): _mapped(term, wording.retold) for term in self.terms}
        self.opposites = {id(term): _mapped(term, wording.opposites) for term in self.terms}

    @cached_property
    def denied(self) -> Denied:
        """What the asked words deny; "nevver" does, too."""
        unknown = {term.word for term in self.terms if term.unknown and len(term.word) > SHORT}
        listed = self.wording.negations
        slips = {one for one in unknown if any(Indel.distance(one, word) <= 1 for word in listed)}
        return denied(self.words, self.text, listed | slips)

    @cached_property
    def suffers(self) -> dict[tuple[str, str], bool]:
        """What the asked words tell of a pronoun, and whether it is done to it."""
        return suffers(self.words)

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """Where each term stands among the words, by the id of the term."""
        return {
            id(term): [
                at
                for at, word in enumerate(self.words)
                if word.folded in term.word.split() or word.stem in term.stems
            ]
            for term in self.terms
        }


class Piece:
    """Spoken words, taken apart."""

    def __init__(self, span: Span, text: str) -> None:
        self.span = span
        self.text = text
        self.words = words(text)
        self.folded = [word.folded for word in self.words]
        self.known = frozenset(self.folded)

    @cached_property
    def sentences(self) -> list[range]:
        """The positions of the words of each sentence, in order."""
        ends = iter([*(match.end() for match in _SENTENCE_END.finditer(self.text)), math.inf])
        end, starts = next(ends), [0]
        for at, word in enumerate(self.words):
            if word.start >= end:
                starts.append(at)
                end = next(one for one in ends if one > word.start)
        return [range(*pair) for pair in pairwise([*starts, len(self.words)])]

    def beside(self, at: int) -> range:
        """Return the positions of the sentence that holds the word at `at`."""
        return self.sentences[bisect_right(self.sentences, at, key=lambda one: one.start) - 1]


def surface(text: str) -> str:
    """Return `text` with plain marks and single spaces, the marks round the whole of it off."""
    return " ".join(text.translate(_MARKS).split()).strip(" \"'.,;:!?-")


def runs_in(asked: list[str], spoken: list[str]) -> bool:
    """Tell whether the words `asked` stand in `spoken` in one run."""
    return bool(asked) and f" {' '.join(asked)} " in f" {' '.join(spoken)} "


def _mapped(term: Term, groups: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return all that `groups` puts beside a term; a name stands for nothing else."""
    if term.name:
        return frozenset()
    return frozenset().union(*(groups.get(one, frozenset()) for one in term.stems))
