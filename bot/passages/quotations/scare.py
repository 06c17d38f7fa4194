"""Words in marks that nobody spoke: titles, terms, names, irony."""

from bot.passages.model import Speaker
from bot.passages.quotations.attribution import Attribution
from bot.passages.speech import Word


def is_scare(text: str, attribution: Attribution, speaker: Speaker | None) -> bool:
    """Tell whether the piece is no saying."""
    stretch, token = attribution.stretch, attribution.token
    piece = stretch.pieces[attribution.piece]
    words = piece.inner.of(text).split()
    if attribution.whole:
        return False
    before = stretch.reader.flags(token - 1) if token > 0 else 0
    if before & Word.SCARE and len(words) <= 6 and attribution.rule != "after":
        return True
    titled = (
        sum(1 for word in words if word[:1].isupper() or len(word) < 4) == len(words)
        and len(words) > 1
    )
    if (
        titled
        and text[piece.inner.end - 1] not in ".!?"
        and attribution.rule not in ("after", "colon")
    ):
        return True
    if attribution.rule == "subject":
        return len(words) <= 3
    return False
