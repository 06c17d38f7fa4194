"""Bracketed tags of content systems: [ad_1], [caption id="..."], [/caption]."""

import re
from collections.abc import Iterable, Iterator

_TAG = re.compile(r"\[(/?)([A-Za-z][\w-]{0,40})([^\[\]\n]{0,300})\]")
# News services cut a text off with the number of characters left: "[+2345 chars]".
_CUT_OFF = re.compile(r"\[\+\d{1,7} chars\]")


class Shortcodes:
    """The names of known tags, and where tags of these names stand.

    A bare word in brackets is no tag: editors put words into quotations that
    way. A tag closes ("[/caption]"), has attributes ("[caption id=1]"), or has
    a name that no word has ("[ad_1]", "[vc_row]").
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name.casefold() for name in names)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the stretches that are tags, in order."""
        if "[" not in text:
            return
        for match in _TAG.finditer(text):
            if self._is_tag(*match.groups()):
                yield match.span()
        for match in _CUT_OFF.finditer(text):
            yield match.span()

    def strip(self, text: str) -> str:
        """Return `text` without its tags."""
        for start, end in sorted(self.find(text), reverse=True):
            text = text[:start] + text[end:]
        return text

    def _is_tag(self, slash: str, name: str, rest: str) -> bool:
        """Tell whether the parts of a bracket are those of a known tag."""
        folded = name.casefold()
        stem, _, number = folded.rpartition("_")
        numbered = number.isdigit() and stem in self._names
        coded = folded in self._names and not folded.isalpha()
        attributes = folded in self._names and ("=" in rest or rest.strip().isdigit())
        return numbered or coded or attributes or (bool(slash) and folded in self._names)
