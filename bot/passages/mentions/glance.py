"""Names that can be nothing but their country, told by the two words beside them alone.

Most names are such, and an archive holds very many, so this asks no more than
it must. What it leaves open, `Judge.verdict` looks at closely; it never says
otherwise of what is plain.
"""

import re

from bot.names.country import Form
from bot.passages.mentions.around import APOSTROPHES, HYPHENS, neighbour_of
from bot.passages.mentions.capitals import GOVERNING
from bot.passages.mentions.rules import MentionRules, Words

# Behind an adjective these show a verb: "Polish the brass".
OBJECTS = frozenset({"the", "your", "his", "her", "their", "my", "our", "it", "them"})

# A common word behind one blank, with nothing joined to it.
_SMALL = re.compile(r" ([a-z]++)(?![-'’.&]?\w)")
_CLOSER = frozenset(" ," + HYPHENS + APOSTROPHES)


class Glance:
    """Knows which words beside a name call for a closer look."""

    def __init__(self, rules: MentionRules) -> None:
        language, city = rules.languages, rules.capitals
        self._bearers = rules.given_names | rules.titles | {f"{title}." for title in rules.titles}
        self._longest = max(map(len, self._bearers), default=0) + 1
        own = "".join(rf"|{re.escape(word)}\b" for word in sorted(rules.own_names))
        self._behind_name = re.compile(rf",? (?:[^\Wa-z]{own})|, (?:the|an?) ")
        adjective = (
            language.before | language.into | language.between | {"and"},
            rules.own_names | language.after | OBJECTS,
        )
        capital = (
            GOVERNING | city.place_before,
            rules.own_names | city.being | city.place_after,
        )
        self._beside = {"adjective": adjective, "capital": capital}
        # Never plain: what takes another word to be a country, and what is a given name too.
        self._never = rules.given_names_too.union(rules.prefixes)
        self._special = dict.fromkeys(language.parts | {"US"} | self._never, adjective)

    def is_plain(self, form: Form, text: str, start: int, end: int) -> bool:
        """Tell whether `form` at `[start, end)` of a paragraph is surely its country."""
        beside = self._special.get(form.written) or self._beside.get(form.how)
        if beside:
            return form.written not in self._never and _is_between(beside, text, start, end)
        if self._behind_name.match(text, end):
            return False
        low = start - self._longest
        if text[max(0, low) : start].islower():
            return True
        before = neighbour_of(text, start)
        return before not in self._bearers and before[1:] != "."


def _is_between(beside: tuple[Words, Words], text: str, start: int, end: int) -> bool:
    """Tell whether common words stand on both sides, and none of those that raise a doubt."""
    before = neighbour_of(text, start)
    if before in beside[0] or not before.islower() or not before.isalpha():
        return False
    after = _SMALL.match(text, end)
    return after[1] not in beside[1] if after else text[end : end + 1] not in _CLOSER
