"""The words of one article as the index needs them, found once and kept while it is unchanged."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from sys import intern

from bot.index.bags import about, bags, held
from bot.index.tokens import Word, words
from bot.passages.model import AnnotatedArticle

# A line with more than this share of capitals is set as a heading: they say nothing of names.
SHOUTED = 0.6


class Lexicon:
    """Numbers for words, shared by all articles: a passage's words take four bytes each."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []

    def numbers(self, some: Iterable[str]) -> "array[int]":
        """Return the numbers of words; one met for the first time gets the next."""
        found = array("I")
        for word in some:
            number = self._numbers.get(word)
            if number is None:
                number = self._numbers[word] = len(self._words)
                self._words.append(word)
            found.append(number)
        return found

    def words(self, numbers: Iterable[int]) -> list[str]:
        """Return the words that were given these numbers."""
        known = self._words
        return [known[number] for number in numbers]


class ArticleWords:
    """What the index reads out of one article, each part when it is first asked for."""

    def __init__(self, annotated: AnnotatedArticle, lexicon: Lexicon) -> None:
        self.annotated = annotated
        self._lexicon = lexicon

    @cached_property
    def _bags(self) -> "tuple[array[int], ...]":
        return tuple(map(self._lexicon.numbers, bags([self.annotated])))

    @property
    def bags(self) -> Iterator[list[str]]:
        """The words that each passage is found by."""
        return map(self._lexicon.words, self._bags)

    @cached_property
    def spoken(self) -> tuple[tuple[str, ...], ...]:
        """The folded words of each quotation, stop words included."""
        text = self.annotated.article.text
        return tuple(
            tuple(intern(word.folded) for piece in one.pieces for word in words(piece.of(text)))
            for one in self.annotated.quotations
        )

    @cached_property
    def about(self) -> frozenset[str]:
        """The stems of what the article is about."""
        return about(self.annotated)

    @cached_property
    def held(self) -> frozenset[str]:
        """Every stem of the passages and the title, and the countries named."""
        return held(self.annotated)

    @property
    def vocabulary(self) -> Iterator[tuple[str, str]]:
        """Every folded word of the passages, with its stem; stop words left out."""
        return zip(*self._written[:2], strict=True)

    @property
    def small(self) -> tuple[str, ...]:
        """Folded words that stand somewhere without a capital."""
        return self._written[2]

    @property
    def capital(self) -> tuple[str, ...]:
        """Folded words that stand somewhere with a capital inside a sentence."""
        return self._written[3]

    @cached_property
    def _written(self) -> tuple[tuple[str, ...], ...]:
        stems: dict[str, str] = {}
        small: set[str] = set()
        capital: set[str] = set()
        for passage in self.annotated.passages:
            text = passage.span.of(self.annotated.article.text)
            found = words(text)
            stems.update((word.folded, word.stem) for word in found if word.stem)
            for inside, word in _cased(text, found):
                if not text[word.start].isupper():
                    small.add(word.folded)
                elif inside:
                    capital.add(word.folded)
        parts = (stems, stems.values(), small, capital)
        return tuple(tuple(map(intern, part)) for part in parts)


class CorpusWords(Mapping[str, ArticleWords]):
    """The words of all articles by id; what an earlier one knows of the same ones is taken over."""

    def __init__(
        self, articles: Sequence[AnnotatedArticle], before: "CorpusWords | None" = None
    ) -> None:
        known: Mapping[str, ArticleWords] = before or {}
        self._lexicon = before.lexicon if before else Lexicon()
        self._by_id: dict[str, ArticleWords] = {}
        for one in articles:
            same = known.get(one.article.id)
            if same is None or same.annotated is not one:
                same = ArticleWords(one, self._lexicon)
            self._by_id[one.article.id] = same

    @property
    def lexicon(self) -> Lexicon:
        """The numbers of the words."""
        return self._lexicon

    def __getitem__(self, article: str) -> ArticleWords:
        return self._by_id[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)


def _cased(text: str, found: Sequence[Word]) -> Iterable[tuple[bool, Word]]:
    """Yield the words whose case tells something, and whether each stands inside a sentence."""
    long = [word for word in found if word.end - word.start > 3]
    if sum(text[word.start].isupper() for word in long) > SHOUTED * len(long):
        return
    for word in found:
        before = text[: word.start].rstrip()[-1:]
        yield before.isalnum() or before in {",", ";", "’", "'", "-"}, word
