"""The quotations in a text that somebody pasted: a post, a message, a paragraph of an article."""

import re

# Whoever quotes marks it; fewer words than these are a turn of phrase, not looked for in a text.
FEWEST_MARKED, FEWEST = 2, 4

# So many are looked for, since each is a question of its own.
MOST = 12

_LINK = re.compile(r"\[([^\]\n]{1,300})\]\(<?https?://[^)\s]*\)?\)")
_BLOCK = re.compile(r"^[ \t]*>{1,3}[ \t]?(.*)$", re.MULTILINE)
_MARKED = re.compile(
    r"“([^“”]{3,600})”|„([^„“”]{3,600})[“”]|«([^«»]{3,600})»|\"([^\"\n]{3,600})\""
    r"|(?<!\w)‘([^‘\n]{3,400}?)’(?!\w)|(?<!\w)'([^'\n]{3,400}?)'(?!\w)"
)
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*[\"”’»)]*")
_WORD = re.compile(r"[^\W_]+")
_DASH = re.compile(r"\s[–—-]{1,2}\s+[A-Z][^\n]{0,80}$")


def without_links(text: str) -> str:
    """Return Markdown with each masked link as the words that are shown for it."""
    return _LINK.sub(r"\1", text)


def quoted_in(text: str) -> list[str]:
    """Return what `text` marks as quoted, in order: between marks, and lines led by ">".

    A text that is one quotation from end to end gives nothing: it is its own.
    """
    blocks = _blocks(text)
    bare = _BLOCK.sub("", text)
    marked = [next(part for part in match.groups() if part) for match in _MARKED.finditer(bare)]
    inner = [next(filter(None, m.groups())) for one in blocks for m in _MARKED.finditer(one)]
    found = [*marked, *(_DASH.sub("", one) for one in blocks), *inner]
    fitting = [one.strip() for one in found if _count(one) >= FEWEST_MARKED]
    return list(dict.fromkeys(one for one in fitting if one != text.strip()))[:MOST]


def sentences_in(text: str) -> list[str]:
    """Return the sentences of `text` that are long enough to be known again.

    A text of one sentence gives none: it is its own.
    """
    found = [match.group().strip() for match in _SENTENCE.finditer(_BLOCK.sub(r"\1", text))]
    long = [one for one in found if _count(one) >= FEWEST]
    return long[:MOST] if len(long) > 1 else []


def _blocks(text: str) -> list[str]:
    """Return block quotes, lines that follow one another joined."""
    blocks: list[list[str]] = []
    last = -2
    for number, line in enumerate(text.split("\n")):
        match = _BLOCK.match(line)
        if match and match[1].strip():
            if last != number - 1:
                blocks.append([])
            blocks[-1].append(match[1].strip())
            last = number
    return [" ".join(lines) for lines in blocks]


def _count(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))
