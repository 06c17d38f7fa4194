"""Furniture that a single paragraph shows by its own words."""

import re
from itertools import takewhile

from bot.articles.furniture.page import Page
from bot.articles.furniture.rules import FurnitureRules
from bot.articles.para import Para

_LONGEST_LINE = 24
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.me/|bit\.ly/)\S+")
_MAIL = r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}"
_PHONE = r"\+\d[\d ().-]{6,20}\d"
_CONTACT = re.compile(rf"(?<![\w.+-])(?:{_MAIL}|{_PHONE})(?!\w)")
_LONGEST_CONTACT = 12
_SMALL = frozenset(("or", "and", "of", "for", "at", "tel", "mob", "email", "e-mail", "phone"))
_SPEAKERS = ("author", "outlet")
_FARTHEST_END = 15
_MOST_FILLERS = 4


def label_between(page: Page, rules: FurnitureRules) -> None:
    """Label what stands between "Skip …" and "End of …", the marks for readers by ear."""
    for index, para in enumerate(page.paras):
        why = rules.starts.opening(para.words) if para.count <= _LONGEST_LINE else None
        if why is None:
            continue
        ahead = range(index + 1, min(index + 1 + _FARTHEST_END, len(page.paras)))
        short = (i for i in ahead if page.paras[i].count <= _LONGEST_LINE)
        stop = next((i for i in short if rules.stops.opening(page.paras[i].words)), index)
        for inside in range(index, stop + 1):
            page.label(inside, why)


def label_lines(page: Page, rules: FurnitureRules) -> None:
    """Label paragraphs that are, or begin with, a phrase of the rules."""
    for index, para in enumerate(page.paras):
        why = _bare_tags(para, rules) or _line(para, rules)
        if why is None and not page.quoted(index) and not _is_turn(para, rules):
            why = _opening(para, rules) or _action(para, rules)
        if why is not None:
            page.label(index, why)


def _bare_tags(para: Para, rules: FurnitureRules) -> str | None:
    """Recognise a paragraph of nothing but content-system tags."""
    if "[" not in para.text[:1]:
        return None
    covered = sum(end - start for start, end in rules.shortcodes.find(para.text))
    gaps = sum(map(str.isspace, para.text)) if covered else 0
    return "advertising" if covered and covered + gaps >= len(para.text) else None


def _line(para: Para, rules: FurnitureRules) -> str | None:
    """Recognise a paragraph that is a phrase."""
    if para.count > _LONGEST_LINE:
        return None
    if para.words and rules.networks.issuperset(para.words):
        return rules.networks_why
    if _ADDRESS.fullmatch(para.text):
        return "navigation"
    if _is_contact(para):
        return "contact line"
    return rules.lines.whole(para.words)


def _is_turn(para: Para, rules: FurnitureRules) -> bool:
    """Recognise a turn of a transcript whose label looks like a field: "SOURCE: None did."."""
    label, colon, said = para.text[:600].partition(": ")
    who = label.casefold()
    named = rules.fields.get(who) in _SPEAKERS or who in rules.unnamed
    if not colon or not named or not label.isupper():
        return False
    lower = [word for word in said.split() if word[0].islower() and len(word) > 3]
    return para.complete and bool(lower)


def _is_contact(para: Para) -> bool:
    """Recognise a mail address or telephone number with a name or label: no sentence, no clause."""
    if para.count > _LONGEST_CONTACT or not _CONTACT.search(para.text):
        return False
    rest = _CONTACT.sub("", para.text).split()
    return not para.complete and all(not word[0].islower() or word in _SMALL for word in rest)


def _opening(para: Para, rules: FurnitureRules) -> str | None:
    """Recognise a paragraph that begins with a phrase and is short enough for it."""
    fitting = (
        found.why
        for found in rules.openings.openings(para.words)
        if para.count <= found.max_words and not (found.headline and para.complete)
    )
    return next(fitting, None)


def _action(para: Para, rules: FurnitureRules) -> str | None:
    """Recognise a call to the reader: an imperative and what it offers."""
    fillers = sum(1 for _ in takewhile(rules.fillers.__contains__, para.words[:_MOST_FILLERS]))
    verb = para.words[fillers : fillers + 1]
    if para.count > rules.action_words or not rules.verbs.issuperset(verb) or not verb:
        return None
    return rules.action_why if rules.things.anywhere(para.words) else None
