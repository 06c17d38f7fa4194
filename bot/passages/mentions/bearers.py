"""Names that a person, a company or a language bears instead of the country."""

from bot.names.country import Form
from bot.passages.mentions.around import Around
from bot.passages.mentions.rules import MentionRules

_JOINING = frozenset({"of", "and", "&", "for"})
# Behind an adjective that opens a sentence these show a verb: "Polish the brass".
_OBJECTS = frozenset({"the", "your", "his", "her", "their", "my", "our", "it", "them"})


def is_bearer(form: Form, around: Around, rules: MentionRules) -> bool:
    """Tell whether a person, a company or a language bears the name instead."""
    neighbour, follower = around.neighbour, around.follower
    if neighbour[:1].isupper() and _is_surname(neighbour, rules):
        return True
    if follower[:1].isupper() and (
        _is_given_name(form, neighbour, follower, around, rules) or _is_company(around, rules)
    ):
        return True
    if form.how != "adjective" and form.written not in rules.languages.parts:
        return False
    if follower in _OBJECTS and not around.before:
        return True
    return _is_language(neighbour, follower, around, rules)


def _is_surname(neighbour: str, rules: MentionRules) -> bool:
    """Tell "Tom Holland" and "Rep. Jordan" by the given name or title right before."""
    return neighbour in rules.given_names or neighbour.removesuffix(".") in rules.titles


def _is_given_name(
    form: Form, neighbour: str, follower: str, around: Around, rules: MentionRules
) -> bool:
    """Tell "Chad Smith" by the surname right behind."""
    return (
        (form.written in rules.given_names_too or neighbour in rules.roles)
        and not follower.isupper()
        and follower not in rules.office_words
        and not around.title_case
    )


def _is_company(around: Around, rules: MentionRules) -> bool:
    """Tell whether capitalised words right behind end in a company's or paper's word."""
    for word in around.after[:5]:
        if word in rules.company_endings:
            return True
        if not word[:1].isupper() and word not in _JOINING:
            return False
    return False


def _is_language(neighbour: str, follower: str, around: Around, rules: MentionRules) -> bool:
    """Tell an adjective that means the language: "in Russian", "Spanish-speaking"."""
    words = rules.languages
    after, hyphened = follower.lower(), around.hyphened
    if after in words.after or hyphened.lower() in words.after:
        return True
    before = neighbour.lower()
    if before in words.between:
        before = "".join(around.before[1:2]).lower()
    elif before == "and":
        before = "".join(around.before[2:3]).lower()
    if before in words.into:
        return after in words.ends or not (after or hyphened or around.possessive)
    return before in words.before


def lies_elsewhere(around: Around, rules: MentionRules) -> bool:
    """Tell whether a state or province behind a comma names another place: "Lebanon, Pa."."""
    if around.text[around.end : around.end + 2] != ", ":
        return False
    tail = around.text[around.end + 2 : around.end + 20]
    if not tail[:1].isupper():
        return False
    words = tail.replace(",", " ").split()
    return any(" ".join(words[:count]).rstrip(".;:)") in rules.regions for count in (1, 2) if words)
