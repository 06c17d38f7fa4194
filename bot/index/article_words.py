"""The words of one article as the index needs them, found once and kept while it is unchanged."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from sys import intern

from bot.index.bags import about, held
from bot.index.store.annotations import plain_found
from bot.index.store.articles import plain_article
from bot.index.table import packed
from bot.index.tokens import Word, words
from bot.passages.model import AnnotatedArticle, Quotation

# A name of three words and more, as its initials may stand for it.
_LONG_NAME = re.compile(
    r"\b[A-Z][A-Za-z'’-]+(?: (?:(?:of|for|the|and|on|in) ){0,2}[A-Z][A-Za-z'’-]+){2,5}"
)

# A line with more than this share of capitals is set as a heading: they say nothing of names.
SHOUTED = 0.6


class ArticleWords:
    """What the index reads out of one article, each part when it is first asked for."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self.annotated = annotated

    @cached_property
    def spoken(self) -> tuple[tuple[str, ...], ...]:
        """The folded words of each quotation, stop words included."""
        return tuple(spoken_in(self.annotated, one) for one in self.annotated.quotations)

    @cached_property
    def about(self) -> frozenset[str]:
        """The stems of what the article is about."""
        return about(self.annotated)

    @cached_property
    def held(self) -> frozenset[str]:
        """Every stem of the passages and the title, and the countries named."""
        return held(self.annotated)

    @cached_property
    def line(self) -> bytes:
        """The article with all that is found in it as one line of JSON; see `articles`."""
        one, about, held = self.annotated, self.about, self.held
        stems = map(sorted, (about, held - about, about - held))
        return packed([plain_article(one.article), plain_found(one), *stems])

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
    def initials(self) -> dict[str, tuple[str, ...]]:
        """The stems of names of several words by their first letters: "nyt" for a paper's name."""
        found: dict[str, tuple[str, ...]] = {}
        for passage in self.annotated.passages:
            for match in _LONG_NAME.finditer(passage.span.of(self.annotated.article.text)):
                named = [word for word in words(match.group()) if word.stem]
                short = "".join(word.folded[0] for word in named)
                found.setdefault(short, tuple(intern(word.stem) for word in named))
        return found

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


def spoken_in(annotated: AnnotatedArticle, quotation: Quotation) -> tuple[str, ...]:
    """Return the folded words of a quotation's pieces, in order, stop words included."""
    pieces = (piece.of(annotated.article.text) for piece in quotation.pieces)
    return tuple(intern(word.folded) for piece in pieces for word in words(piece))


def _cased(text: str, found: Sequence[Word]) -> Iterable[tuple[bool, Word]]:
    """Yield the words whose case tells something, and whether each stands inside a sentence."""
    long = [word for word in found if word.end - word.start > 3]
    if sum(text[word.start].isupper() for word in long) > SHOUTED * len(long):
        return
    for word in found:
        before = text[: word.start].rstrip()[-1:]
        yield before.isalnum() or before in {",", ";", "’", "'"}, word
