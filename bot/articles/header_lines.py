"""Lines between the top of a page and its first sentence: fields, bylines, dates, sections."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.articles.dates import find_date, is_month, parse_date
from bot.articles.furniture.rules import FurnitureRules
from bot.articles.header_names import (
    SEPARATOR,
    before_desk,
    is_capitalised,
    is_name,
    outlet_credited,
    outlet_in,
    with_agencies,
)
from bot.articles.para import Para, offset_after, words_of

_PLACE = re.compile(r"\s+(?:in|at|for|from|en|à)\s+(?=[^\W\d_a-z])")
_PREFIX = re.compile(r"([^\W\d][\w -]{0,30}?)\s*:\s*(?=\S|$)")
_LONGEST = 250
# Why a credit is left out; over a title such words are the title itself.
CREDIT = "credit line"
_UPDATED = frozenset(
    ("updated", "modified", "actualizado", "actualizada", "atualizado", "atualizada", "обновлено")
)
_OWN = frozenset(("our", "own", "a", "by", "from", "special"))
_PEOPLE_AND_OUTLETS = ("author", "outlet")
_BY = re.compile(r"(?<!\w)(?i:by|por|par)\s+(?=[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What one header line states; `value_at` is where the value of a title field begins.

    `unsure` are names that may be an outlet or a place, `perhaps_author` is that
    of a writer or a place; `updated` is the day of the last change, which is not
    the day of publication.
    """

    why: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    value_at: int = 0
    updated: date | None = None
    unsure: tuple[str, ...] = ()
    perhaps_author: str | None = None


def read_header_line(para: Para, rules: FurnitureRules) -> HeaderLine | None:
    """Read a paragraph as a field, date line, byline, outlet or section name; None if it is none.

    >>> "Date: 5 March 2023", "By Aida Bek | 5 March 2023", "World", "The Steppe Times"
    """
    if para.count > 20 or len(para.text) > _LONGEST:
        return None
    if re.fullmatch(r"[-=*_~+#.•·|/\\ ]{1,120}", para.text):
        return HeaderLine("header line")
    for read in (_field, _credit, _dated_line, _byline):
        if (line := read(para, rules)) is not None:
            return line
    if rules.sections.whole(para.words) or _is_trail(para.text):
        return HeaderLine("navigation")
    if _names_nobody(para.text, rules):
        return HeaderLine("byline")
    outlet = outlet_in(para.text, rules)
    dated = para.count <= 3 and rules.date_words.issuperset(para.words)
    known = outlet or dated or rules.labels.whole(para.words)
    return HeaderLine("header line", outlet=outlet) if known else None


def _is_trail(text: str) -> bool:
    """Recognise the path to a page: "Home » World » Europe"."""
    parts = re.split(r"\s*[»>›/|→]\s*", text.strip("»>›/|→ "))
    short = all(1 <= len(part.split()) <= 3 for part in parts)
    return short and (len(parts) >= 3 or (len(parts) == 2 and parts[0].casefold() == "home"))


def _names_nobody(text: str, rules: FurnitureRules) -> bool:
    """Recognise a byline without a name: "STAFF REPORTER", "Our Correspondent, Muharraq"."""
    who, *where = SEPARATOR.split(text.rstrip(" ."))[0].split(", ")
    words = [word for word in words_of(who) if word not in _OWN]
    return (
        1 <= len(words) <= 3 and rules.unnamed.issuperset(words) and all(map(is_capitalised, where))
    )


def _field(para: Para, rules: FurnitureRules) -> HeaderLine | None:
    """Read "Key: value" with a key of config/furniture.toml."""
    match = _PREFIX.match(para.text)
    key = " ".join(words_of(match.group(1))) if match else ""
    if match is None or key not in rules.fields:
        return None
    name, value = rules.fields[key], para.text[match.end() :].strip(" \"'")
    value, *others = (part.strip() for part in value.split(" | ")) if name != "title" else [value]
    at = para.text.find(value, match.end()) if value else 0
    if name in _PEOPLE_AND_OUTLETS and (value.endswith((".", "?", "!")) or value.count(" ") > 8):
        return None  # somebody speaks: "REPORTER: What about the others?"
    if name in _PEOPLE_AND_OUTLETS:
        day = next((hit[0] for part in others if (hit := find_date(part))), None)
        return _signed(name, value, day, rules)
    if rules.byline_words.length(para.words) and is_name(value):
        return None  # "Text: Ana Reis" is a byline
    updated = parse_date(value) if _UPDATED.intersection(key.split()) else None
    facts = {
        "title": HeaderLine("header line", title=value or None, value_at=at),
        "published": HeaderLine("header line", published=parse_date(value)),
        "url": HeaderLine("header line", url=value if value.startswith("http") else None),
    }
    return facts.get(name, HeaderLine("header line", updated=updated))


def _signed(field: str, value: str, day: date | None, rules: FurnitureRules) -> HeaderLine:
    """Read the value of "Source:" or "By:"; an outlet may sign as the writer."""
    if field == "outlet":
        return HeaderLine("header line", outlet=None if "/" in value else value, published=day)
    outlet = outlet_credited(value, rules)
    nobody = outlet is not None or rules.unnamed.issuperset(words_of(value))
    author = None if nobody else value
    return HeaderLine("header line", author=author, outlet=outlet, published=day)


def _byline(para: Para, rules: FurnitureRules) -> HeaderLine | None:
    """Read "By NAME", "By NAME, OUTLET" and their like in other languages."""
    taken = rules.byline_words.length(para.words)
    if not taken or para.count > 16 or taken == len(para.words):
        return None
    names = para.text[offset_after(para.text, taken) :].lstrip(" :\t")
    nobody = rules.unnamed.issuperset(words_of(names))
    sentence = names.endswith(("?", "!", ":")) or (para.complete and para.count > 8)
    if nobody or not names[:1].isupper() or sentence or is_month(_first(names)):
        return HeaderLine("byline") if nobody else None
    parts = [part for part in SEPARATOR.split(names) if part]
    author = parts[0] if parts else None
    if author is None or len(author.split()) > 8 or any(c.isdigit() for c in author):
        return None
    outlet = next((name for part in parts[1:] if (name := outlet_in(part, rules))), None)
    credited = outlet_credited(author, rules)
    if credited is not None or rules.unnamed.intersection(words_of(author)):
        return HeaderLine("byline", outlet=credited or outlet)
    return HeaderLine("byline", author=_PLACE.split(author.rstrip(" ."))[0], outlet=outlet)


def _credit(para: Para, rules: FurnitureRules) -> HeaderLine | None:
    """Read "VALLEY POST WITH WIRES", and "Valley Post Bureau", which may name a place."""
    if (outlet := with_agencies(para.text, rules)) is not None:
        return HeaderLine(CREDIT, outlet=outlet)
    name = before_desk(para.text, rules)
    if name is None:
        return None
    outlet = outlet_in(name, rules)
    return HeaderLine(CREDIT, outlet=outlet, unsure=() if outlet else (name,))


def _dated_line(para: Para, rules: FurnitureRules) -> HeaderLine | None:
    """Read a line of several parts: a date or outlet, beside it only names, sections and labels."""
    hit = find_date(para.text)
    timed = hit is not None or any(c.isdigit() for c in para.text)
    if (para.complete and para.count > 14) or (hit is None and _is_bare(para.text)):
        return None  # a sentence; a bare time heads an entry of a live page
    rest = para.text if hit is None else f"{para.text[: hit[1]]} | {para.text[hit[2] :]}"
    outlet = author = None
    unsure: list[str] = []
    parts = SEPARATOR.split(rest.rstrip(" ."))
    dated = hit is not None or any(_is_day(words_of(part)) for part in parts)
    for part in parts:
        words = words_of(part)
        if _is_label(words, rules):
            continue
        if named := _named_in(part, words, rules):
            unnamed = rules.unnamed.intersection(words_of(named))
            author = author or (None if unnamed else named)
        elif found := outlet_in(part, rules):
            outlet = outlet or found
        elif not dated or not is_capitalised(part):
            return None
        else:
            unsure.append(part)
    if not timed and outlet is None:
        return None
    updated = hit is not None and _UPDATED.intersection(words_of(para.text[: hit[1]])[-3:])
    day = hit[0] if hit is not None else None
    return HeaderLine(
        "header line",
        outlet=outlet,
        author=author,
        published=None if updated else day,
        updated=day if updated else None,
        unsure=tuple(unsure),
    )


def _is_day(words: Sequence[str]) -> bool:
    """Tell whether a part of a line is a day without its year: "April 6"."""
    return len(words) == 2 and any(map(is_month, words)) and any(word.isdigit() for word in words)


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
    return named if is_capitalised(named) else None


def _is_date_word(word: str, rules: FurnitureRules) -> bool:
    """Tell whether a word may stand in a date line without making it a sentence."""
    return word[0].isdigit() or word in rules.date_words or is_month(word)


def _first(text: str) -> str:
    """Return the first word, folded."""
    words: Sequence[str] = words_of(text[:60])
    return words[0] if words else ""
