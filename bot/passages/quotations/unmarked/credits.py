"""What the lines over an interview say of who asked whom."""

import re
from collections.abc import Iterator

_BEFORE = 6000
_LONGEST = 160
_CAPITAL = r"[^\W\d_a-z][^\s,.:;|/()]*"
_PERSON = rf"(?P<name>{_CAPITAL}(?:\s(?:{_CAPITAL}|[^\W\d_]{{1,3}}|\w\.)){{1,4}})"
_ASKED_BY = re.compile(
    r"(?:Interview(?:ed|er)?|Conversation|Questions|Asked|Conducted|Recorded|INTERVIEW|QUESTIONS)"
    rf"(?:\s(?:and|&)\s\w+|\sconducted)?\s?(?:\s[Bb][Yy]:?|:|\s[—–-])\s+{_PERSON}(?=\s*(?:$|[,.;|/(]))"
)
_ASKED_WHOM = re.compile(
    r"(?:[Ii]nterview|[Cc]onversation|[Tt]alk|[Qq]&[Aa]|[Qq]uestions)\s(?:with|to|for)\s"
    rf"(?:the\s|our\s)?(?:[a-z’'-]+\s){{0,3}}{_PERSON}"
)


def asked_by(text: str, begins: int) -> str | None:
    """Return who asked: "Interview: Jane Doe", unless the text goes on to tell of that person."""
    for start, line in _lines(text, begins):
        match = _ASKED_BY.search(line)
        if match is None:
            continue
        name = match["name"]
        after = start + match.end()
        introduced = text.find(name, after, begins) >= 0 and "by" not in match.group().lower()
        return None if introduced else name
    return None


def asked_whom(text: str, begins: int) -> str | None:
    """Return who answered: "A conversation with Jane Doe"."""
    found = (_ASKED_WHOM.search(line) for _, line in _lines(text, begins))
    match = next((one for one in found if one), None)
    return match["name"] if match else None


def _lines(text: str, begins: int) -> Iterator[tuple[int, str]]:
    at = max(0, begins - _BEFORE)
    for line in text[at:begins].splitlines(keepends=True):
        if len(line) <= _LONGEST:
            yield at, line.strip()
        at += len(line)
