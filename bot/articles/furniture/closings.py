"""Phrases glued to the end of a paragraph: "… he said.Source link"."""

import re
from collections.abc import Iterable, Iterator

# As far from the end as a few such phrases in a row can reach.
_REACH = 200
_TAGS = re.compile(r"(?:\[[^\[\]]{1,80}\]\s*)+$")
_NOTHING = re.compile(r"(?!)")


class Closings:
    """Phrases that are cut off the end of a paragraph, each with its reason."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._why = {" ".join(phrase.casefold().split()): why for phrase, why in entries}
        forms = sorted((re.escape(phrase) for phrase in self._why), key=len, reverse=True)
        words = "|".join(form.replace(r"\ ", r"\s+") for form in forms)
        after_a_sentence = r"(?<=[.!?…\"”’»)\]])\s*"
        pattern = rf"{after_a_sentence}(?P<phrase>{words})[\s.…:»→>]*$"
        self._form = re.compile(pattern, re.IGNORECASE) if words else _NOTHING

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and reason of the phrases at the end of `text`, the last one first.

        Tags in brackets between them are passed over.
        """
        offset = max(0, len(text) - _REACH)
        tail = text[offset:]
        while match := self._form.search(_TAGS.sub("", tail).rstrip()):
            folded = " ".join(match["phrase"].casefold().split())
            yield offset + match.start("phrase"), offset + match.end(), self._why[folded]
            tail = tail[: match.start()]
