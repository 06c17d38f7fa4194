"""Texts made comparable: small letters, no accents, straight quotes."""

import re
import unicodedata

_WORDS = re.compile(r"[^\W_]+")
_QUOTES = {**dict.fromkeys("‘’‚‛ʼʻʹ′`´＇", "'"), **dict.fromkeys("“”„‟«»″＂", '"')}
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
# Letters whose stroke or shape Unicode does not take apart, as newsrooms without them write.
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ə": "e"}
_OWN = {**_QUOTES, **_DASHES, **_LETTERS}


def bare(char: str) -> str:
    """Return the one small character that `char`, already in small letters, is compared as."""
    if char in _OWN:
        return _OWN[char]
    if char.isspace():
        return " "
    first, *rest = list(unicodedata.normalize("NFKD", char))
    if any(not unicodedata.combining(mark) for mark in rest):
        return char
    return first.lower() if len(first.lower()) == 1 else first


class CharTable(dict[int, str]):
    """A table for `str.translate` that works each character out once, by `bare`.

    ASCII stands in it from the start, which lets `translate` take its fast path.
    """

    def __init__(self) -> None:
        super().__init__((code, self.character(chr(code).lower())) for code in range(128))

    def __missing__(self, code: int) -> str:
        """Work out and keep the character for a code point met for the first time."""
        self[code] = self.character(chr(code))
        return self[code]

    def character(self, char: str) -> str:
        """Return the one character that takes the place of `char`."""
        return bare(char)


_TABLE = CharTable()


def lower_chars(text: str) -> str:
    """Return `text` in small letters, character for character.

    `str.lower` lengthens one character only, the dotted capital I of Turkish.
    """
    return text.replace("İ", "i").lower()


def fold_chars(text: str) -> str:
    """Return `text` folded so that every offset stays valid: one character in, one out.

    Small letters, no accents, straight quotes, plain hyphens and blanks.
    Characters that would need several (ligatures) stay as they are.
    """
    return lower_chars(text).translate(_TABLE)


def fold(text: str) -> str:
    """Return `text` for comparing: as `fold_chars`, ligatures and combining marks resolved.

    White space is single and outer white space gone; the length may change.
    """
    if text.isascii():
        return " ".join(fold_chars(text).split())
    composed = unicodedata.normalize("NFKC", text).casefold()
    folded = fold_chars(unicodedata.normalize("NFC", composed))
    return " ".join("".join(c for c in folded if not unicodedata.combining(c)).split())


def words_only(text: str) -> str:
    """Return the folded words of `text` with one blank between, punctuation left out."""
    return " ".join(_WORDS.findall(fold(text)))
