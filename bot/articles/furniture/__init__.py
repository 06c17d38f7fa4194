"""Furniture: what a saved page holds beside its article. `find_furniture` tells it apart.

Rules by words come from `config/furniture.toml` (`rules`, `lines`, `blocks`,
`stretches`), rules by structure are code (`copies`, `tail`), and repetition
across files is in `repeated`. Losing body text is worse than keeping a line of
furniture, so every rule asks for two signs where one can mislead.
"""

from collections.abc import Sequence

from bot.articles.furniture.blocks import label_blocks
from bot.articles.furniture.copies import label_copies, label_teaser_pairs
from bot.articles.furniture.lines import label_between, label_lines
from bot.articles.furniture.page import Page
from bot.articles.furniture.rules import FurnitureRules
from bot.articles.furniture.stretches import stretches_in
from bot.articles.furniture.tail import label_notes, label_tail
from bot.articles.model import Excluded, Span
from bot.articles.para import Para

_TEASER = "teaser of another story"
_AUTHOR = "note about the author"


def find_furniture(
    paras: Sequence[Para],
    rules: FurnitureRules,
    *,
    title: Span | None = None,
    known: Sequence[Excluded] = (),
    author: str | None = None,
) -> list[Excluded]:
    """Return the stretches of `paras` that are furniture, in no particular order.

    `title` and what lies in `known` (header lines) are left as they are.
    """
    fixed = frozenset(i for i, para in enumerate(paras) if title and para.span.overlaps(title))
    taken = {i: e.why for i, para in enumerate(paras) for e in known if _covers(e, para)}
    page = Page(paras, fixed, taken)
    label_between(page, rules)
    label_lines(page, rules)
    label_teaser_pairs(page, _TEASER)
    label_blocks(page, rules)
    label_copies(page)
    label_tail(page, _TEASER)
    label_notes(page, rules, author, _AUTHOR)
    found = [
        Excluded(para.span.start, para.span.end, why)
        for i, (para, why) in enumerate(zip(page.paras, page.labels, strict=True))
        if why is not None and i not in taken
    ]
    found.extend(
        stretch
        for i, para in enumerate(page.paras)
        if page.labels[i] is None
        for stretch in stretches_in(para, rules)
    )
    return found


def _covers(excluded: Excluded, para: Para) -> bool:
    """Tell whether a stretch takes a whole paragraph."""
    return excluded.span.contains(para.span)


__all__ = ["FurnitureRules", "find_furniture"]
