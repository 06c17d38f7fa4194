"""All forms, look-alikes and cue words in one automaton (Aho-Corasick, linear time)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from ahocorasick_rs import AhoCorasick, Implementation

from bot.names.country import Form
from bot.passages.mentions.rules import MentionRules
from bot.passages.mentions.view import WordView, as_words

# Number of a sense, and the side it speaks for.
Cue = tuple[int, str]


@dataclass(slots=True)
class Entry:
    """What one pattern stands for: a country's form, a look-alike, cues of senses.

    `names` tells that it takes its place in the text, by a form or, without
    one, by a look-alike. `capitals` are the places of capital letters in it as
    it is written; `open_ended` tells that its end is found by looking at the
    text again.
    """

    form: Form | None = None
    names: bool = False
    cues: list[Cue] = field(default_factory=list)
    capitals: tuple[int, ...] = ()
    open_ended: bool = False


# A pattern at `[start, end)` of the searched text; a plain tuple, for there are very many.
Found = tuple[int, int, Entry]


class Lexicon:
    """Every pattern that a pass over a text looks for."""

    def __init__(self, forms: Iterable[Form], rules: MentionRules) -> None:
        entries: dict[str, Entry] = {}
        prefixes = (Form(word, code, "adjective") for word, code in rules.prefixes.items())
        for form in chain(forms, prefixes):
            entry = _entry(entries, form.written)
            entry.form, entry.names = form, True
        for decoy in rules.decoys:
            entry = _entry(entries, decoy)
            entry.form, entry.names = None, True
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
                found = (start, end, entry)
                if entry.cues:
                    cues.append(found)
                if entry.names:
                    names.append(found)
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
    entry = Entry(capitals=capitals, open_ended=not written[-1].isalnum())
    return entries.setdefault(as_words(written), entry)
