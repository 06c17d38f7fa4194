"""Second copies: captions and headlines that a page carries twice. The first copy stays."""

from itertools import takewhile, zip_longest

from bot.articles.furniture.page import Page
from bot.articles.para import SEEN_WORDS, Para

# So many words in a row, met before, make a paragraph suspect; so much of it must agree.
_RUN = 8
_AGREEING = 0.85
_BEFORE_CREDIT = 0.7  # a copy of a caption with the photographer's name after it
_NEAR = 2

WHY = "second copy"


def label_copies(page: Page) -> None:
    """Label paragraphs whose words stand in an earlier paragraph already.

    Long ones wherever they stand and even when a few words differ at the end;
    short ones only when they are no sentence, or close to the first. Linear:
    each run of eight words is looked up once.
    """
    runs: dict[tuple[str, ...], tuple[int, int]] = {}
    short: dict[tuple[str, ...], int] = {}
    for index, para in enumerate(page.paras):
        if page.labels[index] is not None or not para.words:
            continue
        if _copied(page, para, runs) or _short_copy(para, index, short):
            page.label(index, WHY)
            continue
        short.setdefault(para.words, index)
        for at in range(len(para.words) - _RUN + 1):
            runs.setdefault(para.words[at : at + _RUN], (index, at))


def label_teaser_pairs(page: Page, why: str) -> None:
    """Label a headline that stands twice in a row with an excerpt after it, and the excerpt.

    That is how the cards of other stories come out of a page: picture text,
    headline, excerpt. A caption copied twice is followed by body text instead.
    """
    for index in range(1, len(page.paras) - 1):
        first, second, after = page.paras[index - 1 : index + 2]
        if index - 1 in page.fixed or first.words != second.words or first.prose:
            continue
        excerpt = after.trails_off or (not after.prose and not after.headline) or after.asks
        cut_off = after.count >= 8 and not after.complete and after.count <= 60
        if first.headline and (excerpt or cut_off):
            for card in (index - 1, index, index + 1):
                page.label(card, why)


def _copied(page: Page, para: Para, runs: dict[tuple[str, ...], tuple[int, int]]) -> bool:
    """Tell whether the words of a paragraph stand in an earlier one, in one run."""
    hit = runs.get(para.words[:_RUN]) if len(para.words) >= _RUN else None
    if hit is None:
        return False
    earlier = page.paras[hit[0]]
    if len(para.words) == SEEN_WORDS:  # only its beginning is known: nothing but equality will do
        return para.words == earlier.words and para.count == earlier.count
    pairs = zip_longest(para.words, earlier.words[hit[1] :])
    agreeing = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    credited = agreeing > _RUN and agreeing >= _BEFORE_CREDIT * len(para.words)
    return credited or agreeing >= _AGREEING * len(para.words)


def _short_copy(para: Para, index: int, short: dict[tuple[str, ...], int]) -> bool:
    """Tell whether a short paragraph repeats an earlier one and is no sentence of its own.

    A few words may come back for good reason: the name over each post of a
    person, the "Thank you" of a conversation.
    """
    first = short.get(para.words)
    if first is None or len(para.words) >= _RUN or para.count < 3:
        return False
    return index - first <= _NEAR or (para.count >= 5 and not para.complete)
