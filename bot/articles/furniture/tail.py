"""What stands after the article's last paragraph: headlines of other stories, author notes."""

import re

from bot.articles.furniture.page import Page
from bot.articles.furniture.rules import FurnitureRules
from bot.articles.para import Para

_CAPITAL = r"[^\W\d_a-z][\w.'’-]*"
_NAME = rf"{_CAPITAL}(?:\s(?:{_CAPITAL}|de|del|da|di|van|von|der|al|bin|el|la|the)){{1,4}}"
_ABOUT_SOMEBODY = re.compile(
    r"[-–—*•(\s]*(?P<title>(?:Dr|Prof|Professor|Mr|Ms|Mrs|Amb|Ambassador|Sir)\.?\s)?"
    rf"(?P<name>{_NAME}|{_CAPITAL})"
    rf"(?:\s(?:and|y|e)\s{_NAME})?,?\s(?:\([^()]{{0,40}}\)\s)?"
    r"(?:is|are|was|has\sbeen|writes|covers|reports|works|teaches|serves|served|reported(?=\sfrom))\s"
)
_ADDRESS = re.compile(r"(?<!\w)(?:[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,20}|@\w{2,30})")
# Initials of the writers and desks under an agency story: "(asp/ydi)", "ab/cd (AFP, dpa)".
_INITIALS = re.compile(
    r"\(?[^\W\d_]{2,5}(?:/[^\W\d_]{2,5}){1,4}\)?(?:\s\([A-Za-z, ]{2,40}\))?|\([a-z]{2,5}\)"
)
# The "-30-" under a typescript.
_END_MARK = re.compile(r"[-–—]{1,2}\s?30\s?[-–—]{1,2}")
_SPEECH = frozenset(
    ("said", "says", "told", "asked", "added", "argued", "wrote", "explained", "warned")
)
_LONGEST_NOTE = 120
_LONGEST_SCRAP = 4
_SCRAP = "navigation"
_LONGEST_ENDING = 60
_LAST = 5


def label_tail(page: Page, why: str) -> None:
    """Label headlines and excerpts that follow the last paragraph of prose.

    One lone line may be the article's own; several, or any after other
    furniture, are not.
    """
    last = max(
        (i for i in range(len(page.paras)) if page.open(i) and page.paras[i].prose), default=-1
    )
    left = [i for i in page.open_after(last) if not page.quoted(i)]
    if last < 0 or not left:
        return
    after_furniture = any(page.labels[i] is not None for i in range(last + 1, left[0]))
    before_furniture = any(page.labels[i] is not None for i in range(left[0], len(page.paras)))
    headlines = sum(page.paras[i].headline for i in left)
    excerpt = any(page.paras[i].trails_off for i in left)
    listed = page.paras[last].introduces
    if after_furniture or (not listed and (headlines >= 2 or (headlines and excerpt))):
        for index in left:
            para = page.paras[index]
            if para.headline or para.trails_off or (after_furniture and (para.item or para.scrap)):
                page.label(index, why)
    elif before_furniture and not listed:
        for index in left:
            if page.paras[index].scrap and page.paras[index].count <= _LONGEST_SCRAP:
                page.label(index, _SCRAP)


def label_notes(page: Page, rules: FurnitureRules, author: str | None, why: str) -> None:
    """Label closing paragraphs about the author or the publisher, the last one first."""
    closing = [i for i in range(len(page.paras)) if page.open(i)][-_LAST:]
    last = True
    for index in reversed(closing[1:]):
        para = page.paras[index]
        if page.quoted(index):
            return
        ending = _ending(para, rules)
        if (
            ending is not None
            or _says_note(para, rules)
            or (last and _introduces(page, index, rules, author))
        ):
            page.label(index, ending or why)
        else:
            last = False


def _ending(para: Para, rules: FurnitureRules) -> str | None:
    """Recognise a closing paragraph in which the publisher speaks of itself."""
    if _END_MARK.fullmatch(para.text):
        return "end mark"
    if para.count > _LONGEST_ENDING or _SPEECH.intersection(para.words):
        return None
    return rules.endings.anywhere(para.words)


def _says_note(para: Para, rules: FurnitureRules) -> bool:
    """Recognise a note about the author by its own words."""
    if para.count > _LONGEST_NOTE or _SPEECH.intersection(para.words):
        return False
    return bool(_INITIALS.fullmatch(para.text) or rules.author_notes.anywhere(para.words))


def _introduces(page: Page, index: int, rules: FurnitureRules, author: str | None) -> bool:
    """Tell whether a paragraph introduces the author, or a person never spoken of before."""
    para = page.paras[index]
    match = _ABOUT_SOMEBODY.match(para.text[:300])
    if match is None or para.count > _LONGEST_NOTE or _SPEECH.intersection(para.words):
        return False
    known = bool(rules.author_roles.anywhere(para.words) or _ADDRESS.search(para.text[:2_000]))
    name = match["name"]
    if name.casefold() in (author or "").casefold():
        return known
    return known and (" " in name or bool(match["title"])) and not _mentioned(page, index, name)


def _mentioned(page: Page, index: int, name: str) -> bool:
    """Tell whether the last word of a name stands in the body before a paragraph."""
    surname = re.compile(rf"(?<!\w){re.escape(name.rpartition(' ')[2].strip('.'))}(?!\w)")
    bodies: list[Para] = [page.paras[i] for i in range(index) if page.open(i)]
    return any(surname.search(para.text) for para in bodies)
