"""Sub-headings of a saved page that the extractor of its main text has left out."""

from collections.abc import Iterator
from itertools import islice, pairwise

from bot.articles.formats.markup import parse_html

_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_LONGEST = 200
_MOST_PIECES = 500  # elements nested in one another must not be read over and over


def with_subheadings(text: str, html: str) -> str:
    """Return `text` (paragraphs parted by blank lines) with its missing sub-headings.

    A heading belongs to the article when the paragraphs right before and after
    it stand in `text` one after the other.
    """
    lines = text.split("\n\n")
    after = {pair: at for at, pair in enumerate(pairwise(map(_key, lines)))}
    missing = {after[pair]: heading for pair, heading in _parted(html) if pair in after}
    found = ([line, missing[at]] if at in missing else [line] for at, line in enumerate(lines))
    return "\n\n".join(line for pair in found for line in pair)


def _parted(html: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the headings that stand alone between two paragraphs, with the keys of these."""
    before = ""
    headings: list[str] = []
    for node in parse_html(html).iter("p", *_HEADINGS):
        words = " ".join("".join(islice(node.itertext(), _MOST_PIECES)).split())
        if not words:
            continue
        if node.tag in _HEADINGS:
            headings.append(words)
            continue
        if len(headings) == 1 and len(headings[0]) <= _LONGEST:
            yield (before, _key(words)), headings[0]
        before, headings = _key(words), []


def _key(text: str) -> str:
    """Fold a paragraph for comparing: the extractor may change white space."""
    return "".join(text.split())
