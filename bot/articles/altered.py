"""Wording that a machine has altered, told by turns of phrase that no writer uses."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.articles.model import Article
from bot.errors import KnowledgeError

_FILE = "config/altered.toml"
_KINDS = ("spun", "translated")

_NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand)"
)
_NAME = r"[A-Z]\w+"


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase, its table and what it counts; `literal` stands in every text that holds it."""

    kind: str
    count: int
    literal: str
    pattern: re.Pattern[str]

    def stands_in(self, text: str, folded: str) -> bool:
        """Tell whether the phrase stands in `text`, whose lower-case form is `folded`."""
        # A plain search first: a few hundred patterns over a long article would be slow.
        return self.literal in folded and self.pattern.search(text) is not None


@dataclass(frozen=True, slots=True)
class Alterations:
    """The phrases of `config/altered.toml` by what each counts, and how much is enough.

    With no phrases, no article is taken for altered.
    """

    marks: tuple[Mark, ...] = ()
    enough: int = 1
    per_words: int = 1000

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Alterations":
        """Build from the parsed file; raises KnowledgeError naming the entry that is wrong."""
        marks = [
            Mark(kind, count, _literal(phrase), _pattern(phrase))
            for kind in _KINDS
            for entry, count in (("certain", 2), ("telling", 1))
            for phrase in _phrases(data.get(kind, {}).get(entry, []), f"{kind}.{entry}")
        ]
        enough, per_words = data["enough"], data["per_words"]
        if not all(type(one) is int and one > 0 for one in (enough, per_words)):
            raise KnowledgeError(f"{_FILE}: enough and per_words must be numbers above 0.")
        return cls(tuple(marks), enough, per_words)

    def found_in(self, article: Article) -> bool:
        """Tell whether the wording of an article seems to have been altered by a machine."""
        text = " ".join(article.text.replace("’", "'").split())
        folded = text.lower()
        needed = self.enough + article.words // self.per_words
        met = Counter[str]()
        for one in self.marks:
            met[one.kind] += one.count * one.stands_in(text, folded)
        return max(met.values(), default=0) >= needed


def _phrases(listed: object, entry: str) -> list[str]:
    if not isinstance(listed, list) or not all(isinstance(one, str) and one for one in listed):
        raise KnowledgeError(f"{_FILE}: {entry} must be a list of phrases.")
    return listed


def _pattern(phrase: str) -> re.Pattern[str]:
    """Return a pattern for a phrase as whole words, in the case that it is written in."""
    words = re.escape(phrase).replace("<number>", _NUMBER).replace("<name>", _NAME)
    plain = phrase.replace("<number>", "").replace("<name>", "")
    cased = 0 if plain != plain.lower() or "<name>" in phrase else re.IGNORECASE
    before = "" if phrase.startswith("'") else r"(?<![\w'-])"
    return re.compile(rf"{before}{words}(?![\w-])", cased)


def _literal(phrase: str) -> str:
    """Return the longest part of a phrase that is the same wherever it stands."""
    return max(re.split("<number>|<name>", phrase.lower()), key=len)
