"""A page under the furniture rules: its paragraphs, and the reason why each is left out, if any."""

from collections.abc import Iterator, Sequence

from bot.articles.para import Para

_QUOTES = "\"“”„«‘'"


class Page:
    """The paragraphs of one article with a label each: None for body text, else why it is none.

    Labels are only ever set once: the first rule that recognises a paragraph
    names the reason. Paragraphs in `fixed` (the title) are never labelled.
    """

    def __init__(self, paras: Sequence[Para], fixed: frozenset[int], known: dict[int, str]) -> None:
        self.paras = tuple(paras)
        self.fixed = fixed
        self.labels: list[str | None] = [known.get(i) for i in range(len(self.paras))]

    def label(self, index: int, why: str) -> None:
        """Leave a paragraph out for the reason `why`, unless it is the title or labelled."""
        if index not in self.fixed and self.labels[index] is None:
            self.labels[index] = why

    def open(self, index: int) -> bool:
        """Whether the paragraph still counts as body text."""
        return self.labels[index] is None and index not in self.fixed

    def open_after(self, index: int, within: int | None = None) -> Iterator[int]:
        """Yield the indices of body paragraphs after `index`, of the next `within` paragraphs."""
        end = len(self.paras) if within is None else min(len(self.paras), index + 1 + within)
        return (i for i in range(index + 1, end) if self.open(i))

    def quoted(self, index: int) -> bool:
        """Whether a paragraph begins with a quotation mark: somebody's words, not furniture."""
        return self.paras[index].text[0] in _QUOTES
