"""What reading a folder yields. All offsets are Python string offsets into `Article.text`."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

TitleFrom = Literal["heading", "metadata", "first sentence"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch `[start, end)` of an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Excluded:
    """A stretch that is never shown as evidence, and the reason in a few words."""

    start: int
    end: int
    why: str

    @property
    def span(self) -> Span:
        """The stretch without its reason."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Article:
    """One readable article.

    `id` is the path relative to the folder, with `#n` (from 1) for the n-th
    record of a file that holds several. For a sound UTF-8 plain-text file
    `text` is the file's content unchanged. `title_span` is where the title
    stands in `text`, None when the format keeps it apart. `paragraphs` are all
    paragraphs in order, furniture included; `body` are the stretches that may
    be quoted: paragraphs less the title and everything excluded, each within
    one paragraph, without surrounding white space. `published` is set only
    where the text, the format's metadata or `config/articles.toml` says so.
    `altered` says that a machine seems to have changed the wording.
    """

    id: str
    text: str
    title: str
    title_from: TitleFrom
    title_span: Span | None
    outlet: str | None
    author: str | None
    published: date | None
    url: str | None
    paragraphs: tuple[Span, ...]
    body: tuple[Span, ...]
    excluded: tuple[Excluded, ...]
    encoding: str
    repaired: bool
    format: str
    altered: bool = False

    @property
    def words(self) -> int:
        """Number of white-space separated words that may be quoted."""
        return sum(len(span.of(self.text).split()) for span in self.body)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or record that was not read, and why (a whole sentence or phrase)."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one pass over a folder found, in the order of the file names."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
