"""Words in marks that nobody spoke: titles, terms, names, irony."""

from bot.passages.quotations.attributed import Attribution
from bot.passages.speech import Word


def is_scare(text: str, attribution: Attribution) -> bool:
    """Tell whether the piece is no saying."""
    stretch, token = attribution.stretch, attribution.token
    piece = stretch.pieces[attribution.piece]
    words = piece.inner.of(text).split()
    if attribution.whole:
        return False
    before = stretch.reader.flags(token - 1) if token > 0 else 0
    owned = token > 0 and stretch.tokens.low[token - 1] == "'s"
    if owned and len(words) <= 4 and words[0][:1].isupper() and not _next_to_cue(attribution):
        return True
    if before & Word.SCARE and len(words) <= 6 and attribution.rule != "after":
        return True
    named = _is_title(words) or _is_house(attribution, words)
    if named and not _next_to_cue(attribution):
        return True
    if attribution.rule == "subject":
        return len(words) <= 3
    return False


def _is_title(words: list[str]) -> bool:
    """Tell whether words are set like the title of a book, film or programme."""
    plain = [word.strip(".,'’:!?") for word in words]
    capital = all(word[:1].isupper() or len(word) < 4 for word in plain)
    if len(words) > 3 and all(word.isupper() for word in plain):
        return False  # a sentence in capitals
    return capital and len(words) > 1 and plain[0][:1].isupper()


def _is_house(attribution: Attribution, words: list[str]) -> bool:
    """Tell one capitalised word after a plain noun: the farm “Zarya”, a reporter of «Vesti»."""
    reader, before = attribution.stretch.reader, attribution.token - 1
    single = len(words) == 1 and words[0][:1].isupper() and words[0][-1].isalnum()
    if not single or before < 0:
        return False
    low = attribution.stretch.tokens.low[before]
    return low == "of" or (low.isalpha() and reader.nominal(before) and not reader.capital(before))


def _next_to_cue(attribution: Attribution) -> bool:
    """Tell whether the cue touches the piece: X said "…", "…" X said."""
    if attribution.rule in ("after", "colon", "next"):
        return True
    saying, token = attribution.saying, attribution.token
    if saying is None or attribution.rule != "before":
        return False
    words = attribution.stretch.tokens.words
    return saying.hi == token or (saying.hi == token - 1 and words[token - 1] in (",", ":"))
