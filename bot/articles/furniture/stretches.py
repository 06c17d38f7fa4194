"""Furniture inside a paragraph: tags, bracketed credits, phrases glued to its end."""

import re
from collections.abc import Iterator

from bot.articles.furniture.rules import FurnitureRules
from bot.articles.model import Excluded
from bot.articles.para import Para, words_of

_BRACKETS = re.compile(r"\([^()\n]{3,160}\)|\[[^\[\]\n]{3,160}\]")
_GLUED = 200


def stretches_in(para: Para, rules: FurnitureRules) -> Iterator[Excluded]:
    """Yield the stretches of a body paragraph that are not body text."""
    start = para.span.start
    for at, end in rules.shortcodes.find(para.text):
        yield Excluded(start + at, start + end, "advertising")
    for match in _BRACKETS.finditer(para.text):
        words = words_of(match.group()[1:-1])
        why = rules.asides.opening(words) or rules.brackets.whole(words)
        if why is not None:
            yield Excluded(start + match.start(), start + match.end(), why)
    yield from _glued(para, rules)


def _glued(para: Para, rules: FurnitureRules) -> Iterator[Excluded]:
    """Yield phrases stuck to the end of a paragraph, the last one first."""
    offset = max(0, len(para.text) - _GLUED)
    tail = para.text[offset:]
    while tail:
        bare = re.sub(r"(?:\[[^\[\]]{1,80}\]\s*)+$", "", tail).rstrip()
        hits = (
            (match, why) for form, why in rules.closings for match in (form.search(bare),) if match
        )
        hit = next(hits, None)
        if hit is None:
            return
        match, why = hit
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        yield Excluded(
            para.span.start + offset + start, para.span.start + offset + match.end(), why
        )
        tail = bare[: match.start()]
