"""All forms, look-alikes and cue words in one automaton (Aho-Corasick, linear time)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, Implementation

from bot.names.country import Form
from bot.passages.mentions.rules import MentionRules
from bot.passages.mentions.view import WordView, as_words

# Number of a sense, and the side it speaks for.
Cue = tuple[int, str]


@dataclass(slots=True)
class Entry:
    """What one pattern stands for: a country's form, a look-alike, cues of senses.

    `capitals` are the places of capital letters in it as it is written.
    """

    form: Form | None = None
    decoy: bool = False
    cues: list[Cue] = field(default_factory=list)
    capitals: tuple[int, ...] = ()
    ends_in_stop: bool = False


# A pattern at `[start, end)` of the searched text; a plain tuple, for there are very many.
Found = tuple[int, int, Entry]


class Lexicon:
    """Every pattern that a pass over a text looks for."""

    def __init__(self, forms: Iterable[Form], rules: MentionRules) -> None:
        entries: dict[str, Entry] = {}
        for form in forms:
            _entry(entries, form.written).form = form
        for prefix, code in rules.prefixes.items():
            _entry(entries, prefix).form = Form(prefix, code, "adjective")
        for decoy in rules.decoys:
            _entry(entries, decoy).decoy = True
        for number, sense in enumerate(rules.senses):
            for cue in sense.country:
                _entry(entries, cue).cues.append((number, "country"))
            for cue in sense.other:
                _entry(entries, cue).cues.append((number, "other"))
        self._entries = list(entries.values())
        self._automaton = AhoCorasick(
            list(entries), implementation=Implementation.ContiguousNFA, store_patterns=False
        )

    def search(self, text: str) -> tuple[list[Found], list[Found]]:
        """Return the names in `text`, longest first, and the cues of senses in it.

        Both are in order of the text and only those whose capitals are right;
        a cue may stand inside a name.
        """
        view = WordView(text)
        entries, shifted = self._entries, view.is_shifted
        names: list[Found] = []
        cues: list[Found] = []
        reached, overlap = 0, False
        for number, low, high in self._automaton.find_matches_as_indexes(
            view.words, overlapping=True
        ):
            entry = entries[number]
            start, end = (
                (view.original(low + 1), view.original(high - 2) + 1)
                if shifted
                else (low, high - 2)
            )
            for at in entry.capitals:
                seen = text[start + at]
                if not seen.isupper() and seen.isalpha():
                    break
            else:
                if entry.cues:
                    cues.append((start, end, entry))
                if entry.form or entry.decoy:
                    names.append((start, end, entry))
                    overlap = overlap or start < reached
                    reached = end
        return (_longest_first(names) if overlap else names), cues


def _longest_first(names: list[Found]) -> list[Found]:
    """Return what remains when at each place the leftmost, longest name wins."""
    names.sort(key=lambda found: (found[0], -found[1]))
    kept: list[Found] = []
    end = -1
    for name in names:
        if name[0] >= end:
            kept.append(name)
            end = name[1]
    return kept


def _entry(entries: dict[str, Entry], written: str) -> Entry:
    capitals = tuple(at for at, char in enumerate(written) if char.isupper())
    entry = Entry(capitals=capitals, ends_in_stop=written.endswith("."))
    return entries.setdefault(as_words(written), entry)
