"""All forms, look-alikes and cue words in one automaton (Aho-Corasick, linear time)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

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

    def is_cased_like(self, text: str, start: int) -> bool:
        """Tell whether `text` at `start` has a capital wherever the written form has one."""
        for at in self.capitals:
            seen = text[start + at]
            if not seen.isupper() and seen.isalpha():
                return False
        return True


class Found(NamedTuple):
    """A pattern at `[start, end)` of the searched text."""

    start: int
    end: int
    entry: Entry


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
        for number, low, high in self._automaton.find_matches_as_indexes(
            view.words, overlapping=True
        ):
            entry = entries[number]
            start, end = (
                (view.original(low + 1), view.original(high - 2) + 1) if shifted else (low, high - 2)
            )
            if not entry.is_cased_like(text, start):
                continue
            found = Found(start, end, entry)
            if entry.cues:
                cues.append(found)
            if entry.form or entry.decoy:
                names.append(found)
        return longest_first(names), cues


def longest_first(names: list[Found]) -> list[Found]:
    """Return what remains when at each place the leftmost, longest name wins."""
    if len(names) < 2:
        return names
    names.sort(key=_leftmost_longest)
    kept: list[Found] = []
    end = -1
    for name in names:
        if name.start >= end:
            kept.append(name)
            end = name.end
    return kept


def _leftmost_longest(found: Found) -> tuple[int, int]:
    return found.start, -found.end


def _entry(entries: dict[str, Entry], written: str) -> Entry:
    capitals = tuple(at for at, char in enumerate(written) if char.isupper())
    entry = Entry(capitals=capitals, ends_in_stop=written.endswith("."))
    return entries.setdefault(as_words(written), entry)
