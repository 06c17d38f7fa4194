"""Lines between the top of a page and its first sentence: fields, bylines, dates, sections."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.articles.dates import find_date, is_month, parse_date
from bot.articles.furniture.rules import FurnitureRules
from bot.articles.para import Para, offset_after, words_of

_SEPARATOR = re.compile(r"\s*(?:[|·•,;/–—()]|\s-\s|(?<=\w{3})\.\s)\s*")
_PLACE = re.compile(r"\s+(?:in|at|for|from|en|à)\s+(?=[^\W\d_a-z])")
_PREFIX = re.compile(r"([^\W\d][\w -]{0,30}?)\s*:\s*(?=\S|$)")
_LONGEST = 250
_UPDATED = frozenset(
    ("updated", "modified", "actualizado", "actualizada", "atualizado", "atualizada", "обновлено")
)
_SMALL = frozenset(
    ("al", "bin", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "la", "van",
     "von", "and", "y", "e", "et", "und", "i", "u", "na", "of", "the", "for", "og", "och", "ja")
)  # fmt: skip
_BY = re.compile(r"(?<!\w)(?i:by|por|par)\s+(?=[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What one header line states; `value_at` is where the value of a title field begins."""

    why: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    value_at: int = 0


def read_header_line(para: Para, rules: FurnitureRules) -> HeaderLine | None:
    """Read a paragraph as a field, date line, byline, outlet or section name; None if it is none.

    >>> "Date: 5 March 2023", "By Aida Bek | 5 March 2023", "World", "The Steppe Times"
    """
    if para.count > 20 or len(para.text) > _LONGEST:
        return None
    if re.fullmatch(r"[-=*_~+#.•·|/\\ ]{1,120}", para.text):
        return HeaderLine("header line")
    for read in (_field, _dated_line, _byline):
        if (line := read(para, rules)) is not None:
            return line
    if rules.sections.whole(para.words) or _is_trail(para.text):
        return HeaderLine("navigation")
    outlet = outlet_in(para.text, rules)
    dated = para.count <= 3 and rules.date_words.issuperset(para.words)
    return HeaderLine("header line", outlet=outlet) if outlet or dated else None


def _is_trail(text: str) -> bool:
    """Recognise the path to a page: "Home » World » Europe"."""
    parts = re.split(r"\s*[»>›/|→]\s*", text.strip("»>›/|→ "))
    short = all(1 <= len(part.split()) <= 3 for part in parts)
    return short and (len(parts) >= 3 or (len(parts) == 2 and parts[0].casefold() == "home"))


def is_name(text: str) -> bool:
    """Tell whether `text` can be a person's name: two to five words, capitals, no digits."""
    words = text.split()
    capitals = [word for word in words if word[0].isupper()]
    return (
        2 <= len(words) <= 5
        and len(capitals) >= 2
        and all(word[0].isupper() or word in _SMALL for word in words)
        and not any(c.isdigit() or c in ':;!?|()[]"“”' for c in text)
    )


def leading_name(text: str) -> str | None:
    """Return the name in "NAME", "NAME - OUTLET" or "NAME | place"; None for anything else."""
    name, *rest = _SEPARATOR.split(text)
    return name if is_name(name) and all(_is_capitalised(part) for part in rest if part) else None


def outlet_in(text: str, rules: FurnitureRules) -> str | None:
    """Return `text` as an outlet's name when it is a capitalised name with an outlet word in it."""
    words = text.split()
    named = 1 <= len(words) <= 6 and all(word[0].isupper() or word in _SMALL for word in words)
    if not named or text.endswith((".", "?", "!", ":", ",")) or ":" in text:
        return None
    return text if rules.outlet_words.intersection(words_of(text)) else None


def _field(para: Para, rules: FurnitureRules) -> HeaderLine | None:
    """Read "Key: value" with a key of config/furniture.toml."""
    match = _PREFIX.match(para.text)
    key = " ".join(words_of(match.group(1))) if match else ""
    if match is None or key not in rules.fields:
        return None
    name, value = rules.fields[key], para.text[match.end() :].strip(" \"'")
    at = para.text.find(value, match.end()) if value else 0
    if name in ("author", "outlet") and (value.endswith((".", "?", "!")) or value.count(" ") > 8):
        return None  # somebody speaks: "REPORTER: What about the others?"
    facts = {
        "title": HeaderLine("header line", title=value or None, value_at=at),
        "outlet": HeaderLine("header line", outlet=value if "/" not in value else None),
        "author": HeaderLine("header line", author=value or None),
        "published": HeaderLine("header line", published=parse_date(value)),
        "url": HeaderLine("header line", url=value if value.startswith("http") else None),
    }
    return facts.get(name, HeaderLine("header line"))


def _byline(para: Para, rules: FurnitureRules) -> HeaderLine | None:
    """Read "By NAME", "By NAME, OUTLET" and their like in other languages."""
    taken = rules.byline_words.length(para.words)
    if not taken or para.count > 16 or taken == len(para.words):
        return None
    names = para.text[offset_after(para.text, taken) :].lstrip(" :\t")
    sentence = names.endswith(("?", "!", ":")) or (para.complete and para.count > 8)
    if not names[:1].isupper() or sentence or is_month(_first(names)):
        return None
    parts = [part for part in _SEPARATOR.split(names) if part]
    author = parts[0] if parts else None
    if author is None or len(author.split()) > 8 or any(c.isdigit() for c in author):
        return None
    outlet = next((name for part in parts[1:] if (name := outlet_in(part, rules))), None)
    if rules.unnamed.intersection(words_of(author)):
        return HeaderLine("byline", outlet=outlet)
    return HeaderLine("byline", author=_PLACE.split(author.rstrip(" ."))[0], outlet=outlet)


def _dated_line(para: Para, rules: FurnitureRules) -> HeaderLine | None:
    """Read a line of several parts: a date or outlet, beside it only names, sections and labels."""
    hit = find_date(para.text)
    timed = hit is not None or any(c.isdigit() for c in para.text)
    if (para.complete and para.count > 14) or (hit is None and _is_bare(para.text)):
        return None  # a sentence; a bare time heads an entry of a live page
    rest = para.text if hit is None else f"{para.text[: hit[1]]} | {para.text[hit[2] :]}"
    outlet = author = None
    for part in _SEPARATOR.split(rest.rstrip(" .")):
        words = words_of(part)
        if _is_label(words, rules):
            continue
        if named := _named_in(part, words, rules):
            author = author or named
        elif found := outlet_in(part, rules):
            outlet = outlet or found
        elif hit is None or not _is_capitalised(part):
            return None
    if not timed and outlet is None:
        return None
    updated = hit is not None and _UPDATED.intersection(words_of(para.text[: hit[1]])[-3:])
    day = hit[0] if hit is not None and not updated else None
    return HeaderLine("header line", outlet=outlet, author=author, published=day)


def _is_bare(text: str) -> bool:
    """Tell whether a text holds figures and signs only."""
    return not any(c.isalpha() for c in text)


def _is_label(words: Sequence[str], rules: FurnitureRules) -> bool:
    """Tell whether a part of a line is nothing but a time, a section or a label."""
    return (
        all(_is_date_word(word, rules) for word in words)
        or bool(rules.sections.whole(words))
        or bool(rules.labels.opening(words))
    )


def _named_in(part: str, words: Sequence[str], rules: FurnitureRules) -> str | None:
    """Return the writer that a part of a line names after "By", "Text:" or the like.

    Before "by" only labels and the like may stand: "Fleet hit by Storm Ana" names nobody.
    """
    taken = rules.byline_words.length(words)
    if taken and taken < len(words):
        name = part[offset_after(part, taken) :].strip(" :")
    elif (by := _BY.search(part)) and _is_label(words_of(part[: by.start()]), rules):
        name = part[by.end() :].strip()
    else:
        return None
    named = _PLACE.split(name)[0]
    return named if _is_capitalised(named) else None


def _is_capitalised(part: str) -> bool:
    """Tell whether a part is a name, of a place say: a few words with capitals."""
    words = part.split()
    named = all(word[0].isupper() or word in _SMALL for word in words)
    return 1 <= len(words) <= 5 and words[0][0].isupper() and named


def _is_date_word(word: str, rules: FurnitureRules) -> bool:
    """Tell whether a word may stand in a date line without making it a sentence."""
    return word[0].isdigit() or word in rules.date_words or is_month(word)


def _first(text: str) -> str:
    """Return the first word, folded."""
    words: Sequence[str] = words_of(text[:60])
    return words[0] if words else ""
