"""One paragraph as the furniture rules see it: its words, its ending, its kind."""

import re
from dataclasses import dataclass
from itertools import islice

from bot.articles.model import Span

# Words with their inner marks; of the signs only those that tell furniture from prose.
_TOKEN = re.compile(r"\w+(?:['.&/@-]\w+)*|[\[\](){}:©|#@>]|\.\.\.|…")
_APOSTROPHES = str.maketrans("’‘ʼ´", "''''")
_CLOSERS = "\"'”’»)]}›"
_ENDERS = ".!?。！？।؟"
SEEN_WORDS = 80
_BULLET = re.compile(r"(?:[-*•·‣▪◦–—]|\d{1,3}[.)])\s")


def words_of(text: str) -> tuple[str, ...]:
    """Return the case-folded words and telling signs of `text`, the way phrases are compared."""
    straight = text if text.isascii() else text.translate(_APOSTROPHES)
    return tuple(_TOKEN.findall(straight.casefold()))


def offset_after(text: str, count: int) -> int:
    """Return where the `count`-th word or sign of `text` ends, in characters."""
    ends = (match.end() for match in _TOKEN.finditer(text.translate(_APOSTROPHES)))
    return next(islice(ends, count - 1, None), 0) if count else 0


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph with what the rules ask of it.

    `words` are the first 80 folded words and signs, `count` the number of all
    white-space separated words.
    """

    span: Span
    text: str
    words: tuple[str, ...]
    count: int

    @property
    def complete(self) -> bool:
        """Whether it ends as a sentence does, closing marks aside."""
        stripped = self.text.rstrip(_CLOSERS)
        return stripped.endswith(tuple(_ENDERS)) and not self.trails_off

    @property
    def trails_off(self) -> bool:
        """Whether it breaks off with three dots, as excerpts do."""
        return self.text.rstrip(_CLOSERS + " »→>").endswith(("…", "..."))

    @property
    def prose(self) -> bool:
        """Whether it reads as body text: a whole sentence, the lead to a list, or simply long."""
        ended = self.complete or self.introduces
        return self.count >= 45 or (ended and self.count >= 8 and not self.asks)

    @property
    def introduces(self) -> bool:
        """Whether it ends with a colon, so that what follows belongs to it."""
        return self.text.endswith((":", "："))

    @property
    def asks(self) -> bool:
        """Whether it is one short question, as headlines and blurbs like to be."""
        return self.count <= 16 and self.text.rstrip(_CLOSERS).endswith("?")

    @property
    def headline(self) -> bool:
        """Whether it looks like a headline: a few words, no full stop, no list mark, no quote."""
        return (
            2 <= self.count <= 24
            and len(self.text) <= 200
            and not self.text.rstrip(_CLOSERS).endswith((".", ";", ",", ":", "。", "।"))
            and not _BULLET.match(self.text)
            and any(c.isalpha() for c in self.text)
        )

    @property
    def scrap(self) -> bool:
        """Whether it is a few words or figures that are no sentence: a name, a tag, a button."""
        return self.count <= 24 and not (self.prose or self.complete or self.introduces)

    @property
    def item(self) -> bool:
        """Whether it is a short entry of a list, with its mark."""
        return self.count <= 26 and not self.prose and _BULLET.match(self.text) is not None


def paras_of(text: str, spans: tuple[Span, ...]) -> tuple[Para, ...]:
    """View each paragraph of `text`."""
    return tuple(_para(span, span.of(text)) for span in spans)


def _para(span: Span, text: str) -> Para:
    """View one paragraph; only its beginning is folded, however long it is."""
    return Para(span, text, words_of(text[:1200])[:SEEN_WORDS], len(text.split()))
