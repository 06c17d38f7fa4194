"""Words with several senses, settled by the words around and then by the whole article."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from bot.names.country import Form
from bot.passages.mentions.lexicon import Found
from bot.passages.mentions.rules import MentionRules, Sense

# A cue within this many characters belongs to the same few sentences.
NEAR = 250


@dataclass(slots=True)
class Evidence:
    """What the article says about its doubtful names.

    `places` are the offsets of each sense's cues, in order; `surnames` the
    forms that are somebody's surname somewhere in it.
    """

    surnames: set[str] = field(default_factory=set)
    places: dict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, found: Found, offset: int) -> None:
        """Note the cues of a pattern found in a stretch that starts at `offset`."""
        for cue in found.entry.cues:
            self.places[cue].append(offset + found.start)

    def count(self, number: int, side: str, low: int, high: int) -> int:
        """Return how many cues of one side stand in `[low, high]`."""
        places = self.places.get((number, side), [])
        return bisect_right(places, high) - bisect_left(places, low)


class Senses:
    """The senses of `config/mentions.toml` by the word they belong to."""

    def __init__(self, rules: MentionRules) -> None:
        self._of: dict[str, tuple[int, Sense]] = {
            word: (number, sense)
            for number, sense in enumerate(rules.senses)
            for word in sense.words
        }

    def settle(self, form: Form, at: int, evidence: Evidence) -> str | None:
        """Return the code that `form` at offset `at` stands for, or None for no country."""
        if form.written not in self._of:
            return form.code
        number, sense = self._of[form.written]
        balance = self._balance(number, at - NEAR, at + NEAR, evidence) or self._balance(
            number, 0, 1 << 62, evidence
        )
        is_country = balance > 0 or (balance == 0 and sense.default == "country")
        return form.code if is_country else sense.other_code or None

    @staticmethod
    def _balance(number: int, low: int, high: int, evidence: Evidence) -> int:
        return evidence.count(number, "country", low, high) - evidence.count(
            number, "other", low, high
        )
