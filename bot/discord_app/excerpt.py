"""A stretch of article text as it is shown: matching words bold, too long ones visibly cut."""

import re
from dataclasses import dataclass

from bot.articles.model import Span
from bot.discord_app.escape import escape, visible
from bot.index.tokens import WORD, words

CUT = "[…]"
LONGEST = 20_000  # characters searched for words to mark; far beyond what one message shows
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*(?=\s)")
_ASKING = frozenset(word.stem for word in words("say says said tell told call called mean meant"))
_BLANK_LINES = re.compile(r"\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Highlighter:
    """Finds the words of a question in a text, in whatever form the index holds equal."""

    stems: frozenset[str]

    @classmethod
    def of(cls, question: str) -> "Highlighter":
        """Take the content words of `question`; stop words are never marked."""
        return cls(frozenset(word.stem for word in words(question)) - _ASKING - {""})

    def spans(self, text: str) -> list[Span]:
        """Return where the question's words stand in `text`; neighbours are one span."""
        found: list[Span] = []
        for word in words(text[:LONGEST]) if self.stems else ():
            if word.stem not in self.stems:
                continue
            if found and not text[found[-1].end : word.start].strip(" \u00a0-–’'"):
                found[-1] = Span(found[-1].start, word.end)
            else:
                found.append(Span(word.start, word.end))
        return found


def quoted(text: str, bold: list[Span], limit: int) -> str:
    """Return `text` as a Markdown block quote of at most `limit` characters.

    The stretch that holds the first bold words is kept; what is left out is
    marked. Text without sentences or words to cut at is cut anywhere.
    """
    window = Span(0, len(text)) if len(text) <= limit else _window(text, bold, limit)
    shown = _block(text, window, bold)
    while utf16(shown) > limit and window.end - window.start > 1:
        size = (window.end - window.start) * limit // (utf16(shown) + 1)
        window = _window(text, bold, max(1, min(size, window.end - window.start - 1)))
        shown = _block(text, window, bold)
    return shown


def utf16(text: str) -> int:
    """Return the length as Discord's clients count it: characters outside the BMP are two."""
    return len(text) + sum(character > "\uffff" for character in text)


def clipped(text: str, limit: int) -> str:
    """Return one line of plain text, cut at a word where it is longer than `limit`."""
    line = " ".join(visible(text).split())
    if utf16(line) <= limit:
        return line
    kept = line[: limit - 1]
    while utf16(kept) > limit - 1:
        kept = kept[:-1]
    at_word = kept.rfind(" ")
    return (kept[:at_word] if at_word > limit // 2 else kept).rstrip(" ,;:-–") + "…"


def _block(text: str, window: Span, bold: list[Span]) -> str:
    """Render the window: escaped, bold words marked, every line led by the quote mark."""
    parts: list[str] = []
    at = window.start
    for span in bold:
        start, end = max(span.start, at), min(span.end, window.end)
        if start < end:
            parts += [escape(text[at:start]), f"**{escape(text[start:end])}**"]
            at = end
    parts.append(escape(text[at : window.end]))
    shown = _BLANK_LINES.sub("\u0000", "".join(parts).strip()).replace("\n", " ")
    lead = f"{CUT} " if window.start > 0 else ""
    tail = f" {CUT}" if window.end < len(text) else ""
    return "\n".join(f"> {line}" for line in f"{lead}{shown}{tail}".split("\u0000"))


def _window(text: str, bold: list[Span], size: int) -> Span:
    """Choose about `size` characters round the first bold words, between words or sentences."""
    first = bold[0].start if bold else 0
    if first < size * 3 // 4:
        return Span(0, _last_border(text, 0, size))
    start = max(0, first - size // 3)
    borders = [match.end() for match in _SENTENCE_END.finditer(text, start, first)]
    if borders:
        start = borders[0]
    else:
        word = WORD.search(text, start)
        inside = start > 0 and text[start - 1].isalnum() and word and word.start() == start
        if inside and word and word.end() < first:
            start = word.end()
    while start < len(text) and text[start].isspace():
        start += 1
    return Span(start, _last_border(text, start, min(len(text), start + size)))


def _last_border(text: str, start: int, end: int) -> int:
    """Return where to stop at or before `end`: after a sentence if one ends late, else a word."""
    if end >= len(text):
        return len(text)
    sentences = [match.end() for match in _SENTENCE_END.finditer(text, start, end)]
    if sentences and sentences[-1] - start > (end - start) // 2:
        return sentences[-1]
    space = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
    return space if space - start > (end - start) // 2 else end
