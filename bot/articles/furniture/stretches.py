"""Furniture inside a paragraph: tags, bracketed credits, phrases glued to its end."""

import re
from collections.abc import Iterator

from bot.articles.furniture.rules import FurnitureRules
from bot.articles.model import Excluded
from bot.articles.para import Para, words_of

_BRACKETS = re.compile(r"\([^()]{3,160}\)|\[[^\[\]]{3,160}\]")


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
    for at, end, why in rules.closings.find(para.text):
        yield Excluded(start + at, start + end, why)
