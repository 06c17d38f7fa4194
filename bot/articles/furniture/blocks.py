"""Furniture that begins with a heading: related stories, comment forms, author boxes."""

from collections.abc import Iterator
from itertools import pairwise

from bot.articles.furniture.page import Page
from bot.articles.furniture.rules import FurnitureRules, Heading
from bot.articles.header_lines import read_header_line
from bot.articles.header_names import is_name
from bot.articles.para import Para

# An article must have gone on for so many words before a heading can end it.
_ENOUGH = 40
_LONGEST_BLURB = 60
_LONGEST_HEADING = 16
_LONGEST_SUBHEADING = 4
_LONGEST_NOTE = 120
_NOTES = 8
_FARTHEST = 300


def label_blocks(page: Page, rules: FurnitureRules) -> None:
    """Label the headings of the rules and what they reach."""
    blocks = _Blocks(page, rules)
    headings = dict(blocks.headings())
    for index, heading in headings.items():
        page.label(index, heading.why)  # all first, so that none is taken for another's teaser
    blocks.reach(headings)


class _Blocks:
    """The headings of one page, and what is known of the stretches before and after each.

    All counts are made once, so that a page of nothing but headings takes no
    longer than another.
    """

    def __init__(self, page: Page, rules: FurnitureRules) -> None:
        self.page = page
        self.rules = rules
        self.total = sum(para.count for para in page.paras)
        prose = [i for i in page.open_after(-1) if page.paras[i].prose]
        open_ones = list(page.open_after(-1))
        runs = [i for i, j in pairwise(open_ones) if page.paras[i].prose and page.paras[j].prose]
        # From here on, whole sentences stand alone between headlines.
        self.last_run = runs[-1] if runs else -1
        # From here on, at most three paragraphs of prose follow.
        self.near_end = prose[-4] if len(prose) > 3 else -1

    def headings(self) -> Iterator[tuple[int, Heading]]:
        """Yield the headings with their place."""
        before = 0
        for index, para in enumerate(self.page.paras):
            if index not in self.page.fixed and para.count <= _LONGEST_HEADING:
                heading = self.rules.headings.whole(para.words)
                if heading is None and before >= _ENOUGH and index > self.near_end:
                    heading = self._about_somebody(index)
                if heading is not None:
                    yield index, heading
            before += para.count if self.page.open(index) else 0

    def reach(self, headings: dict[int, Heading]) -> None:
        """Label what each heading reaches, from the top down."""
        before = done = 0
        for index, para in enumerate(self.page.paras):
            heading = headings.get(index)
            if heading is not None and index >= done:
                done = self._reach(index, heading, before)
            before += para.count if self.page.open(index) else 0

    def _reach(self, index: int, heading: Heading, before: int) -> int:
        """Label the block of one heading; return the index up to which all is labelled."""
        match heading.reach:
            case "end" if before >= _ENOUGH or 2 * before > self.total:
                taken = list(self.page.open_after(index))
            case "list":
                taken = self._teasers(index)
            case "note":
                taken = self._note(index, before)
            case "next":
                taken = self._call(index)
            case _:
                taken = []
        for later in taken:
            self.page.label(later, heading.why)
        return taken[-1] if taken else index

    def _teasers(self, index: int) -> list[int]:
        """Return headlines and excerpts after a heading until the article goes on."""
        taken: list[int] = []
        for later in self.page.open_after(index, _FARTHEST):
            para = self.page.paras[later]
            listed = para.scrap or para.item or (para.headline and not para.prose)
            excerpt = para.trails_off and para.count <= _LONGEST_BLURB
            known = listed or excerpt or read_header_line(para, self.rules) is not None
            if not (known or self._is_blurb(index, later, taken)):
                _give_back_subheading(self.page, taken, later)
                break
            taken.append(later)
        return taken

    def _is_blurb(self, heading: int, index: int, taken: list[int]) -> bool:
        """Tell whether a whole sentence under a teaser's headline belongs to it.

        It does when the page ends so (no two paragraphs of prose follow each
        other any more), and it shares no name with the article.
        """
        short = self.page.paras[index].count <= _LONGEST_BLURB
        if not taken or taken[-1] != index - 1 or not short or index <= self.last_run:
            return False
        names = names_in(self.page.paras[index])
        article = (self.page.paras[i] for i in range(heading) if self.page.open(i))
        return not names or all(names.isdisjoint(names_in(para)) for para in article)

    def _note(self, index: int, before: int) -> list[int]:
        """Return the few short paragraphs that follow a heading at the end of an article."""
        following = list(self.page.open_after(index, _NOTES))
        if before < _ENOUGH:
            named = following and is_name(self.page.paras[following[0]].text)
            return following[:1] if named else []
        taken: list[int] = []
        for later in following if index > self.near_end else []:
            para = self.page.paras[later]
            if para.count > _LONGEST_NOTE or not para.prose:
                break
            taken.append(later)
        return taken

    def _call(self, index: int) -> list[int]:
        """Return the paragraph after a heading when it calls on the reader to do something."""
        return [
            after
            for after in self.page.open_after(index, 1)
            if self.page.paras[after].count <= _LONGEST_BLURB
            and self.rules.verbs.intersection(self.page.paras[after].words[:1])
        ]

    def _about_somebody(self, index: int) -> Heading | None:
        """Recognise "About NAME" when what follows is about that name, or no prose."""
        words = self.page.paras[index].text.split()
        if words[0].casefold() != "about" or not 3 <= len(words) <= 8:
            return None
        name = [word for word in words[1:] if word[0].isupper()]
        if len(name) < 2 or len(name) < len(words) - 3 or not self.page.paras[index].headline:
            return None
        following = (self.page.paras[i] for i in self.page.open_after(index, _NOTES))
        prose = next((para for para in following if para.prose), None)
        about = prose is None or any(part in prose.text for part in name)
        return Heading("note about the author", "note") if about else None


def _give_back_subheading(page: Page, taken: list[int], following: int) -> None:
    """Return the last line to the article when it is the sub-heading of what follows."""
    adjacent = len(taken) > 1 and taken[-1] == following - 1
    if adjacent and page.paras[taken[-1]].count <= _LONGEST_SUBHEADING:
        taken.pop()


def names_in(para: Para) -> set[str]:
    """Return the capitalised words of a paragraph that do not begin a sentence."""
    words = para.text[:2_000].split()
    return {
        word.strip(".,;:!?\"'“”‘’()")
        for before, word in pairwise(words)
        if word[0].isupper() and not before.endswith((".", "!", "?", "”", '"', ":"))
    }
