"""What the words right beside a name make of it."""

from typing import Literal

from bot.names.country import Form
from bot.names.gazetteer import Gazetteer
from bot.passages.mentions.around import Around
from bot.passages.mentions.bearers import (
    is_company,
    is_given_name,
    is_kin,
    is_language,
    is_place,
    is_surname,
    lies_elsewhere,
)
from bot.passages.mentions.capitals import is_government
from bot.passages.mentions.glance import OBJECTS
from bot.passages.mentions.rules import MentionRules

Verdict = Literal["country", "surname", "other"]


class Judge:
    """Tells a country's name from a person's, a company's, a language's or a city's."""

    def __init__(self, gazetteer: Gazetteer, rules: MentionRules) -> None:
        self._resolve = gazetteer.resolve
        self._rules = rules
        self._own_names = {c.code: frozenset({c.name, *c.names}) for c in gazetteer}
        # In a list of countries "Georgia" is the next one, not the state that a city lies in.
        self._regions = rules.regions - {country.name for country in gazetteer}
        self._words = rules.languages.parts | {"US"}

    def verdict(self, form: Form, around: Around) -> Verdict:
        """Return what `form` stands for here, as far as its sentence tells."""
        neighbour, follower = around.neighbour, around.follower
        if neighbour[:1].isupper() or follower[:1].isupper():
            bearer = self._bearer(form, around)
            if bearer is not None:
                return bearer
        elif follower in self._rules.own_names:
            return "other"
        if form.how == "capital":
            return "country" if self._is_government(form, around) else "other"
        if form.how == "adjective" or form.written in self._words:
            if form.written in self._rules.prefixes:
                return self._of_prefix(around)
            if self._is_word(form, around):
                return "other"
        is_other = (
            lies_elsewhere(around, self._regions)
            or is_place(around, self._rules.kinds)
            or is_kin(form, around, self._rules)
        )
        return "other" if is_other else "country"

    def _bearer(self, form: Form, around: Around) -> Verdict | None:
        """Judge a name beside a capitalised word: a person or a company may bear it."""
        rules = self._rules
        if is_surname(around, rules):
            return "surname"
        if not around.follower[:1].isupper():
            return None
        is_other = (
            around.follower in rules.own_names
            or is_given_name(form, around, rules)
            or is_company(around, rules)
        )
        return "other" if is_other else None

    def _is_government(self, form: Form, around: Around) -> bool:
        own_names = self._own_names[form.code]
        in_region = lies_elsewhere(around, self._rules.regions)
        return not in_region and is_government(around, self._rules.capitals, own_names)

    def _is_word(self, form: Form, around: Around) -> bool:
        """Tell whether the form is a pronoun, a verb or a language here."""
        rules = self._rules
        if form.written == "US":
            return _is_shouted(around) and around.word_before in rules.shouted_before_us
        if around.follower in OBJECTS and not around.before:
            return True
        return is_language(around, rules)

    def _of_prefix(self, around: Around) -> Verdict:
        """Judge "Sino-" and the like: another country's adjective must follow."""
        other = self._resolve(around.hyphened) if around.hyphened else None
        capital = around.text[around.end + 1 : around.end + 2].isupper()
        return "country" if capital and other is not None else "other"


def _is_shouted(around: Around) -> bool:
    """Tell whether the words beside are all in capitals: "JOIN US FOR LUNCH"."""
    beside = [word for word in (*around.before[:2], *around.after[:2]) if word.isalpha()]
    return bool(beside) and all(word.isupper() for word in beside)
