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

    def search(self, text: str) -> list[Found]:
        """Return every pattern in `text` whose capitals are right, also overlapping ones."""
        view = WordView(text)
        entries = self._entries
        found = []
        for number, low, high in self._automaton.find_matches_as_indexes(
            view.words, overlapping=True
        ):
            entry = entries[number]
            start = view.original(low + 1) if view.is_shifted else low
            if entry.is_cased_like(text, start):
                end = view.original(high - 2) + 1 if view.is_shifted else high - 2
                found.append(Found(start, end, entry))
        return found


def longest_first(found: list[Found]) -> list[Found]:
    """Return what remains when at each place the leftmost, longest name wins."""
    names = [f for f in found if f.entry.form or f.entry.decoy]
    if len(names) < 2:
        return names
    names.sort(key=lambda f: (f.start, -f.end))
    kept: list[Found] = []
    for name in names:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _entry(entries: dict[str, Entry], written: str) -> Entry:
    capitals = tuple(at for at, char in enumerate(written) if char.isupper())
    entry = Entry(capitals=capitals, ends_in_stop=written.endswith("."))
    return entries.setdefault(as_words(written), entry)
