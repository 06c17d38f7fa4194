"""Words in marks that nobody spoke: titles, terms, names, irony."""

from bot.names.wordset import wordset
from bot.passages.quotations.attribution.attributed import Attribution
from bot.passages.speech import Word

_NAME = 6
_PLACES = wordset("on at in of with by")
_KNOWN = wordset("known nicknamed dubbed billed styled marketed sold")


def is_scare(text: str, attribution: Attribution) -> bool:
    """Tell whether the piece is no saying."""
    if attribution.whole:
        return False
    words = attribution.stretch.pieces[attribution.piece].inner.of(text).split()
    if _is_introduced(attribution, words):
        return True
    title = _is_title(words)
    if title and _on_programme(attribution):
        return True
    if (title or _is_house(attribution, words)) and not _next_to_cue(attribution):
        return True
    return attribution.rule == "subject" and len(words) <= 3


def _is_introduced(attribution: Attribution, words: list[str]) -> bool:
    """Tell what a noun or verb of naming introduces: a film called "…", known as "…"."""
    stretch, token = attribution.stretch, attribution.token
    if token == 0:
        return False
    low = stretch.tokens.low
    if low[token - 1] == "'s" and len(words) <= 4 and words[0][:1].isupper():
        return not _next_to_cue(attribution)
    if len(words) > _NAME:
        return False
    if low[token - 1] == "as" and token > 1 and low[token - 2] in _KNOWN:
        return True
    return bool(stretch.reader.flags(token - 1) & Word.SCARE) and attribution.rule != "after"


def _on_programme(attribution: Attribution) -> bool:
    """ "on Sunday's “Good Morning,” X said": the words end the phrase before the cue."""
    low, token = attribution.stretch.tokens.low, attribution.token
    before = low[token - 1] if token else ""
    return before in _PLACES or (before == "'s" and not _PLACES.isdisjoint(low[token - 4 : token]))


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
