"""Where a report starts after its dateline: "TASHKENT, Nov 21 (Agency) - "."""

from bot.passages.phrases import PhraseReader
from bot.passages.quotations.clauses.scene import DASHES
from bot.passages.tokens import Tokens

_LONGEST = 12  # tokens


def past_dateline(reader: PhraseReader, tokens: Tokens, lo: int, hi: int) -> int:
    """Return the first token of the sentence `[lo, hi)` after its dateline, `lo` without one."""
    words = tokens.words
    for at in range(lo + 1, min(hi - 1, lo + _LONGEST)):
        if words[at] in DASHES:
            before = range(lo, at)
            plain = all(reader.capital(k) or not words[k][0].isalpha() for k in before)
            return at + 1 if plain else lo
    return lo


def is_dateline(tokens: Tokens, lo: int, start: int, hi: int) -> bool:
    """Tell whether the tokens `[lo, start)` name a place and no subject of the sentence.

    A place is set in capitals or an agency stands behind it in brackets; a second
    dash would close an aside: "NATO — the alliance — said".
    """
    words = tokens.words
    if "(" in words[lo:start]:
        return True
    place = words[lo].isupper() and words[lo].isalpha() and len(words[lo]) > 1
    return place and words[start - 1] not in words[start:hi]
