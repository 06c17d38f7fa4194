"""Words with several senses, settled by the words around and then by the whole article."""

from bisect import bisect_left, bisect_right
from collections import defaultdict

from bot.names.country import Form
from bot.passages.mentions.lexicon import Cue, Found
from bot.passages.mentions.rules import MentionRules, Sense

# A cue within this many characters belongs to the same few sentences.
NEAR = 250


class Evidence:
    """What an article says about its doubtful names.

    `surnames` are the forms that are somebody's surname somewhere in it. Cues
    are only noted while the article is read, and sorted when first asked for:
    few articles have a doubtful name.
    """

    def __init__(self) -> None:
        self.surnames: set[str] = set()
        self._noted: list[tuple[list[Found], int]] = []
        self._places: dict[Cue, list[int]] = defaultdict(list)

    def note(self, found: list[Found], offset: int) -> None:
        """Note the cues of a stretch that starts at `offset`, in order of the text."""
        if found:
            self._noted.append((found, offset))

    def has(self, cue: Cue) -> bool:
        """Tell whether a cue of one sense and side stands anywhere."""
        self._sort()
        return cue in self._places

    def count(self, cue: Cue, low: int, high: int) -> int:
        """Return how many cues of one sense and side stand in `[low, high]`."""
        self._sort()
        places = self._places.get(cue, [])
        return bisect_right(places, high) - bisect_left(places, low)

    def _sort(self) -> None:
        for found, offset in self._noted:
            for _, end, entry in found:
                for cue in entry.cues:
                    self._places[cue].append(offset + end)
        self._noted.clear()


class Senses:
    """The senses of `config/mentions.toml` by the word they belong to."""

    def __init__(self, rules: MentionRules) -> None:
        self._of: dict[str, tuple[int, Sense]] = {
            word: (number, sense)
            for number, sense in enumerate(rules.senses)
            for word in sense.words
        }

    def may_doubt(self, form: Form, seen: Evidence) -> bool:
        """Tell whether `form` may stand for anything but its own country in the article."""
        if form.written not in self._of:
            return False
        number, sense = self._of[form.written]
        return sense.default != "country" or seen.has((number, "other"))

    def settle(self, form: Form, at: int, seen: Evidence) -> str | None:
        """Return the code that `form` at offset `at` stands for, or None for no country."""
        if not self.may_doubt(form, seen):
            return form.code
        number, sense = self._of[form.written]
        balance = self._balance(number, at - NEAR, at + NEAR, seen) or self._balance(
            number, 0, 1 << 62, seen
        )
        is_country = balance > 0 or (balance == 0 and sense.default == "country")
        return form.code if is_country else sense.other_code or None

    @staticmethod
    def _balance(number: int, low: int, high: int, seen: Evidence) -> int:
        for_country = seen.count((number, "country"), low, high)
        return for_country - seen.count((number, "other"), low, high)
