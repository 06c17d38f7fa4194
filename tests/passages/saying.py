"""What the tests of quotations share: finding them in a short text."""

from datetime import date

from bot.passages.model import Quotation
from bot.passages.quotations.finder import find_quotations
from tests.passages.reading import article_of, shipped_speech


def found_in(
    text: str, *, published: date | None = None, author: str | None = None
) -> list[Quotation]:
    """Return the quotations of a text, to which a headline is put."""
    whole = f"A headline\n{text}"
    article = article_of(whole, published=published, author=author)
    quotations = find_quotations(article, shipped_speech())
    for quotation in quotations:
        assert all(quotation.context.contains(piece) for piece in quotation.pieces)
    return list(quotations)


def words_of(text: str, quotation: Quotation) -> list[str]:
    """Return the spoken words of a quotation found by `found_in`."""
    return [piece.of(f"A headline\n{text}") for piece in quotation.pieces]


def voices(text: str, kind: str = "direct") -> list[tuple[str, str | None]]:
    """Return (first words, speaker's name or else role) for each quotation of a kind."""
    rows = []
    for quotation in found_in(text):
        if quotation.kind == kind:
            speaker = quotation.speaker
            who = (speaker.name or speaker.role) if speaker else None
            rows.append((words_of(text, quotation)[0], who))
    return rows
