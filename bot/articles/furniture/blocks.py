"""Furniture that begins with a heading: related stories, comment forms, author boxes."""

from itertools import pairwise

from bot.articles.furniture.page import Page
from bot.articles.furniture.rules import FurnitureRules, Heading
from bot.articles.header_lines import is_name, read_header_line
from bot.articles.para import Para

# An article must have gone on for so many words before a heading can end it.
_ENOUGH = 60
_LONGEST_BLURB = 60
_LONGEST_HEADING = 16
_LONGEST_SUBHEADING = 4


def label_blocks(page: Page, rules: FurnitureRules) -> None:
    """Label the headings of the rules and what they reach."""
    headings: dict[int, Heading] = {}
    for index, para in enumerate(page.paras):
        if index not in page.fixed and para.count <= _LONGEST_HEADING:
            heading = rules.headings.whole(para.words) or _about_somebody(page, index)
            if heading is not None:
                headings[index] = heading
                page.label(index, heading.why)  # before any reaches over the next
    for index, heading in headings.items():
        _reach(page, index, heading, rules)


def _reach(page: Page, index: int, heading: Heading, rules: FurnitureRules) -> None:
    """Label what a heading reaches."""
    match heading.reach:
        case "end":
            _to_the_end(page, index, heading.why)
        case "list":
            _teasers(page, index, heading.why, rules)
        case "note":
            _note(page, index, heading.why)
        case "next":
            after = next(page.open_after(index), None)
            if after == index + 1 and _calls(page.paras[after], rules):
                page.label(after, heading.why)


def _to_the_end(page: Page, index: int, why: str) -> None:
    """Label all that follows, provided the article stood before (the heading may open a page)."""
    before = page.words_before(index)
    after = sum(page.paras[i].count for i in page.open_after(index))
    if before >= _ENOUGH or before > after:
        for later in page.open_after(index):
            page.label(later, why)


def _teasers(page: Page, index: int, why: str, rules: FurnitureRules) -> None:
    """Label headlines and excerpts after a heading until the article goes on."""
    taken: list[int] = []
    for later in page.open_after(index):
        para = page.paras[later]
        listed = (para.headline and not para.prose) or para.item
        excerpt = para.trails_off and para.count <= _LONGEST_BLURB
        if not (listed or excerpt or read_header_line(para, rules) or _blurb(page, later, taken)):
            _give_back_subheading(page, taken)
            break
        taken.append(later)
    for later in taken:
        page.label(later, why)


def _blurb(page: Page, index: int, taken: list[int]) -> bool:
    """Tell whether a whole sentence under a teaser's headline belongs to it.

    It does when the page ends so: no two paragraphs of prose follow each other
    any more, and it shares no name with the article before the teasers.
    """
    if not taken or taken[-1] != index - 1 or page.paras[index].count > _LONGEST_BLURB:
        return False
    rest = [page.paras[i].prose for i in page.open_after(index - 1)]
    if any(a and b for a, b in pairwise(rest)):
        return False
    before = {name for i in range(taken[0]) if page.open(i) for name in names_in(page.paras[i])}
    return not before.intersection(names_in(page.paras[index]))


def _give_back_subheading(page: Page, taken: list[int]) -> None:
    """Return the last line to the article when it is the sub-heading of what follows."""
    if len(taken) > 1 and page.paras[taken[-1]].count <= _LONGEST_SUBHEADING:
        taken.pop()


def _note(page: Page, index: int, why: str) -> None:
    """Label the few short paragraphs that follow a heading at the end of an article."""
    following = list(page.open_after(index))
    if page.words_before(index) < _ENOUGH:
        if following and is_name(page.paras[following[0]].text):
            page.label(following[0], why)
        return
    prose = [i for i in following if page.paras[i].prose]
    if len(prose) <= 3:
        for later in following:
            if page.paras[later].count > 120 or later not in prose[:3]:
                break
            page.label(later, why)


def _about_somebody(page: Page, index: int) -> Heading | None:
    """Recognise "About NAME" near the end, when what follows is about that name or no prose."""
    para = page.paras[index]
    words = para.text.split()
    if words[0].casefold() != "about" or not 3 <= len(words) <= 8 or not para.headline:
        return None
    name = [word for word in words[1:] if word[0].isupper()]
    if len(name) < 2 or len(name) < len(words) - 3 or page.words_before(index) < _ENOUGH:
        return None
    prose = [page.paras[i] for i in page.open_after(index) if page.paras[i].prose]
    about = all(any(part in p.text for part in name) for p in prose[:1])
    return Heading("note about the author", "note") if len(prose) <= 3 and about else None


def _calls(para: Para, rules: FurnitureRules) -> bool:
    """Tell whether a paragraph calls on the reader to do something."""
    return para.count <= _LONGEST_BLURB and bool(para.words) and para.words[0] in rules.verbs


def names_in(para: Para) -> set[str]:
    """Return the capitalised words of a paragraph that do not begin a sentence."""
    words = para.text[:2_000].split()
    return {
        word.strip(".,;:!?\"'“”‘’()")
        for before, word in pairwise(words)
        if word[0].isupper() and not before.endswith((".", "!", "?", "”", '"', ":"))
    }
