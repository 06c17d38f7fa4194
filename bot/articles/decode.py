"""Bytes of a text file → its characters, repaired once where the encoding is damaged."""

import codecs
import re
from dataclasses import dataclass

from bot.errors import SkippedFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A lead byte of UTF-8 and a continuation byte, both read as Windows-1252 or Latin-1: the
# signature of doubly decoded text. Only when it is met is the repair library loaded, which
# takes a fifth of a second.
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4\u0102\u0103][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
    "\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536
_GUESSED = 4_000  # enough for its statistics, which are slow


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, the encoding they came in, and whether they were repaired."""

    text: str
    encoding: str
    repaired: bool


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode `data`; `declared` is an encoding that the format names, tried after the marks.

    The byte-order mark goes, line ends stay as they are. Raises SkippedFile for
    what is not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :], encoding)
    if (wide := _wide_without_mark(data)) is not None:
        return _checked(data, wide)
    if b"\0" in data:
        raise SkippedFile("It is not text: it holds NUL bytes.")
    try:
        return _repair(_readable(data.decode("utf-8")), "utf-8", repaired=False)
    except UnicodeDecodeError:
        return _legacy(data, declared)


def _checked(data: bytes, encoding: str) -> Decoded:
    """Decode with an encoding that the file itself announces; broken units are replaced."""
    text = data.decode(encoding, errors="replace")
    return _repair(_readable(text), encoding, repaired="\ufffd" in text)


def _wide_without_mark(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: every other byte of Western text is then zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    pairs = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _legacy(data: bytes, declared: str | None) -> Decoded:
    """Decode what is not UTF-8: damaged UTF-8, a declared encoding, or Windows-1252."""
    sample = data[:_SAMPLE].decode("utf-8", errors="replace")
    if sum(c > "\x7f" for c in sample) > 3 * sample.count("\ufffd"):
        damaged = data.decode("utf-8", errors="briefing-1252")
        return _repair(_readable(damaged), "utf-8", repaired=True)
    encoding = _known(declared) or _guess(data)
    text = data.decode(encoding, errors="briefing-1252" if encoding == "cp1252" else "replace")
    name = "windows-1252" if encoding == "cp1252" else encoding
    return _repair(_readable(text), name, repaired=False)


def _known(declared: str | None) -> str | None:
    """Return Python's name of a declared encoding other than UTF-8, or None."""
    try:
        name = codecs.lookup(declared).name if declared else None
    except LookupError:
        return None
    return None if name in ("utf-8", "ascii") else {"iso8859-1": "cp1252"}.get(name or "", name)


def _guess(data: bytes) -> str:
    """Tell Windows-1252 from other legacy encodings.

    Western text has few bytes above 0x7F; where they are the rule, the
    statistics of charset-normalizer decide.
    """
    sample = data[:_SAMPLE]
    high = sum(byte >= 0xC0 for byte in sample)
    letters = sum(chr(byte).isalpha() for byte in sample if byte < 0x80)
    if high * 3 < letters:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample[:_GUESSED]).best()
    return best.encoding if best is not None else "cp1252"


def _readable(text: str) -> str:
    """Return `text`, or raise SkippedFile when control characters show that it is no text."""
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) // 200) or "\0" in text:
        raise SkippedFile("It is not text: it holds control characters.")
    return text


def _repair(text: str, encoding: str, *, repaired: bool) -> Decoded:
    """Undo double decoding where it is seen; sound text is never touched."""
    if not _MOJIBAKE.search(text):
        return Decoded(text, encoding, repaired)
    from ftfy import TextFixerConfig, fix_text

    # Only the encoding is repaired: quotation marks, ligatures, line ends, widths and entities
    # are the article's own.
    config = TextFixerConfig(
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_terminal_escapes=False,
        remove_control_chars=False,
        unescape_html=False,
        normalization=None,
    )
    fixed = fix_text(text, config)
    return Decoded(fixed, encoding, repaired or fixed != text)


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Read each undecodable byte as Windows-1252 and, where that has a hole, as Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    chars = (bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in wrong)
    return "".join(chars), error.end


codecs.register_error("briefing-1252", _as_windows_1252)
