"""Names that a person, a company or a language bears instead of the country."""

from bot.names.country import Form
from bot.passages.mentions.around import Around
from bot.passages.mentions.rules import MentionRules

_JOINING = frozenset({"of", "and", "&", "for"})
_SENTENCE_TAIL = frozenset({"", ",", ")", "(", "—", "–", "--", "…"})


def is_person(form: Form, around: Around, rules: MentionRules) -> bool:
    """Tell whether the name is a person's: "Tom Holland", "Rep. Jordan", "Chad Smith"."""
    return is_surname(around, rules) or _is_given_name(form, around, rules)


def is_surname(around: Around, rules: MentionRules) -> bool:
    """Tell whether a given name or a title stands right before."""
    before = around.word_before
    if before in rules.given_names:
        return around.touched
    stop = around.text[max(0, around.start - 16) : around.start].rstrip()
    title = stop.rstrip(".").rpartition(" ")[2].lstrip("(“\"'‘[")
    return title in rules.titles and around.text[around.start - 1 : around.start] == " "


def _is_given_name(form: Form, around: Around, rules: MentionRules) -> bool:
    if form.written not in rules.given_names_too or around.possessive or around.title_case:
        return False
    after = around.word_after
    return (
        around.touching
        and after[:1].isupper()
        and not after.isupper()
        and after not in rules.office_words
    )


def is_company(around: Around, rules: MentionRules) -> bool:
    """Tell whether capitalised words right behind end in a company's or paper's word."""
    if around.possessive or not around.touching:
        return False
    for word in around.after[:5]:
        if word in rules.company_endings:
            return True
        if not word[:1].isupper() and word not in _JOINING:
            return False
    return False


def is_language(form: Form, around: Around, rules: MentionRules) -> bool:
    """Tell whether an adjective means the language: "in Russian", "Spanish-speaking"."""
    if form.how not in {"adjective", "part", "people"} or around.possessive:
        return False
    words = rules.languages
    before, after = around.word_before.lower(), around.word_after
    if around.hyphened in words.after or after.lower() in words.after:
        return True
    if before in words.before or (before == "and" and around.before[2:3] and around.before[2] in words.before):
        return not after[:1].isalpha() or after.lower() in words.ends
    if before in {"in", "into", "from"}:
        return after in _SENTENCE_TAIL or after.lower() in words.ends
    return False


def lies_elsewhere(around: Around, rules: MentionRules) -> bool:
    """Tell whether a state or province behind a comma names another place: "Lebanon, Pa."."""
    if around.text[around.end : around.end + 2] != ", ":
        return False
    tail = around.text[around.end + 2 : around.end + 20].replace(".", " ").replace(",", " ")
    words = tail.split()
    near = around.text[around.end + 2 : around.end + 7]
    return any(
        region in rules.regions
        for region in (" ".join(words[:1]), " ".join(words[:2]), near.rstrip(". ,"), near[:3])
    )
