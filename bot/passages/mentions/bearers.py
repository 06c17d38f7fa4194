"""Names that a person, a company or a language bears instead of the country."""

import re

from bot.names.country import Form
from bot.passages.mentions.around import Around
from bot.passages.mentions.rules import MentionRules

_SOME_PLACE = re.compile(r", (?:the|an?) (?:\w+ ){0,2}?(\w+) (?:in|near|outside) ")
_JOINING = frozenset({"of", "and", "&", "for"})
_JOINS = frozenset({"and", "or"})
_NAME_ENDS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


def is_surname(around: Around, rules: MentionRules) -> bool:
    """Tell "Tom Holland" and "Rep. Jordan" by the given name or title right before."""
    if around.follower in _NAME_ENDS:
        return True
    neighbour = around.neighbour
    if not neighbour[:1].isupper():
        return False
    is_initial = len(neighbour) == 2 and neighbour[1] == "."
    before = neighbour.removesuffix(".")
    return is_initial or neighbour in rules.given_names or before in rules.titles


def is_given_name(form: Form, around: Around, rules: MentionRules) -> bool:
    """Tell "Chad Smith" by the capitalised word right behind.

    In a headline every word is capitalised; there a comma must close the name.
    """
    if form.written not in rules.given_names_too and around.neighbour not in rules.roles:
        return False
    surname = around.follower
    if surname.isupper() or surname in rules.office_words:
        return False
    return around.after[1:2] == [","] or not around.title_case


def is_kin(form: Form, around: Around, rules: MentionRules) -> bool:
    """Tell "his cousin, Israel, drives": a name between commas behind what somebody is."""
    if form.written not in rules.given_names_too or around.text[around.end : around.end + 1] != ",":
        return False
    comma, role = (*around.before[:2], "", "")[:2]
    return comma == "," and role in rules.roles


def is_company(around: Around, rules: MentionRules) -> bool:
    """Tell whether capitalised words right behind end in a company's or paper's word."""
    for word in around.after[:5]:
        if word in rules.company_endings:
            return True
        if not word[:1].isupper() and word not in _JOINING:
            return False
    return False


def is_language(around: Around, rules: MentionRules) -> bool:
    """Tell an adjective that means the language: "in Russian", "Spanish-speaking"."""
    words = rules.languages
    after, hyphened = around.follower.lower(), around.hyphened
    if after in words.after or hyphened.lower() in words.after:
        return True
    before = around.neighbour.lower()
    if before in words.between:
        before = "".join(around.before[1:2]).lower()
    elif before == "and":
        before = "".join(around.before[2:3]).lower()
    if before not in words.into:
        return before in words.before
    if after in _JOINS:
        other, noun, *_ = (*around.after[1:3], "", "")
        return not other.istitle() or not noun.isalpha() or noun.lower() in words.ends
    return after in words.ends or not (after or hyphened or around.possessive)


def is_place(around: Around, kinds: frozenset[str]) -> bool:
    """Tell "Cuba, a village in Portugal": what is some village elsewhere is no country."""
    match = _SOME_PLACE.match(around.text, around.end, around.end + 60)
    return match is not None and match[1] in kinds


def lies_elsewhere(around: Around, regions: frozenset[str]) -> bool:
    """Tell whether a state or province behind a comma names another place: "Lebanon, Pa."."""
    text, end = around.text, around.end
    if text[end : end + 2] != ", " or not text[end + 2 : end + 3].isupper():
        return False
    words = text[end + 2 : end + 20].replace(",", " ").split(maxsplit=2)
    first = words[0].rstrip(".;:)")
    return first in regions or f"{words[0]} {''.join(words[1:2])}".rstrip(".;:)") in regions
