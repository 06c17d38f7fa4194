"""What the rest of an article says of its outlet and its writer: credits, imprint, addresses."""

import re
from collections.abc import Sequence
from itertools import islice

from bot.articles.para import Para, words_of

_SEEN = 200_000
_LAST = 12
_LONGEST = 400
_CAPITAL = r"[^\W\d_a-z][\w.&’'-]*"
_NAME = rf"{_CAPITAL}(?:\s(?:{_CAPITAL}|al|bin|da|de|del|der|di|do|van|von)){{1,4}}"
_PEOPLE = rf"{_NAME}(?:\sin\s{_CAPITAL}(?:\s{_CAPITAL}){{0,3}})?"
# "(Reporting by A in X and B in Y; Editing by C)", the credit of agencies.
_REPORTING = re.compile(
    rf"\(?(?i:reporting|reported)\sby:?\s(?P<names>{_PEOPLE}(?:(?:,\s|,?\sand\s){_PEOPLE}){{0,6}})[;.,)]"
)
_PLACE = re.compile(rf"\sin\s{_CAPITAL}(?:\s(?!and\s){_CAPITAL}){{0,3}}")
# "Copyright 2024 NAME. All rights reserved.", "Published in NAME, May 5th, 2024".
_TITLE = rf"(?:The\s)?{_CAPITAL}(?:\s(?:{_CAPITAL}|of|de|do|da|del|i|y|e)){{0,4}}"
_COPYRIGHT = re.compile(
    rf"(?:(?i:copyright)|©|\([cC]\)|\d{{4}}|[-–,\s])+(?P<name>{_TITLE}?)"
    r"(?:\s(?:Company|Ltd|Limited|Inc|LLC|Corp|Corporation|Co))?\.?(?=[.,]|\s(?:All|No)\s|$)"
)
_PUBLISHED_IN = re.compile(rf"Published\sin\s(?P<name>{_TITLE}),\s(?=\w+\s\d|\d)")
_RESERVED = re.compile(r"(?i:all\srights|no\sreproduction|may\snot\sbe|without\s\w*\s?permission)")
_MAIL = re.compile(r"[\w.+-]{1,60}@(?:www\.)?([\w-]{4,60})\.[\w.-]{2,40}")


def calls_itself(name: str, text: str) -> bool:
    """Tell whether the text speaks of `name` as of the outlet: "told NAME", "Copyright NAME"."""
    bare = re.escape(re.sub(r"^The\s", "", name))
    before = (
        r"(?:told|copyright|©|published\sin|follow|subscribe\sto|download\sthe|available\swith"
        r"|seen\sby|obtained\sby|interview\swith|(?:correspondents?|reporters?|editors?)\s(?:of|for))"
    )
    pattern = rf"{before}[\s\W]{{1,4}}(?:\d{{4}}\s)?(?:the\s)?{bare}(?!\w)"
    return re.search(pattern, text[:_SEEN], re.IGNORECASE) is not None


def is_unmentioned(name: str, paras: Sequence[Para]) -> bool:
    """Tell whether no word of `name` stands in `paras`; a place of the story would."""
    words = {word for word in words_of(name) if len(word) > 2}
    return not any(words.intersection(para.words) for para in islice(paras, 200))


def reporters(paras: Sequence[Para]) -> str | None:
    """Return the writers whom the closing credit of an agency story names."""
    found = (_REPORTING.match(para.text[:_LONGEST]) for para in paras[-_LAST:])
    credit = next((match for match in found if match is not None), None)
    return _PLACE.sub("", credit["names"]) if credit is not None else None


def imprint(paras: Sequence[Para]) -> str | None:
    """Return the outlet that the closing lines name: copyright, print edition, mail address."""
    closing = [para for para in paras[len(paras) // 2 :][-_LAST:] if para.count <= 60]
    for para in closing:
        text = para.text[:_LONGEST]
        match = _PUBLISHED_IN.match(text)
        if match is None and _RESERVED.search(text):
            match = _COPYRIGHT.match(text)
        if match is not None:
            return match["name"].rstrip(".")
    return _owner_of_mail(closing, paras)


def _owner_of_mail(closing: Sequence[Para], paras: Sequence[Para]) -> str | None:
    """Return the name in the text that a mail address under it spells: "x@valleypost.example"."""
    for para in closing:
        match = _MAIL.fullmatch(para.text)
        letters = [re.escape(c) for c in match[1].casefold() if c.isalnum()] if match else []
        if len(letters) < 6:
            continue
        spelling = r"[\s-]?".join(letters)
        spelt = re.compile(rf"(?<!\w)(?:The\s)?{spelling}(?!\w)", re.IGNORECASE)
        hits = (spelt.search(other.text[:5_000]) for other in islice(paras, 200))
        named = (hit.group() for hit in hits if hit is not None and hit.group()[0].isupper())
        if (name := next(named, None)) is not None:
            return name
    return None
