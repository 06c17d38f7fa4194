"""A free question understood: what it is about, what it asks for, what an answer must hold."""

import re
from dataclasses import dataclass, field

from bot.answers.questions.wording import Want
from bot.errors import QuestionError

LONGEST = 5000

# What a term is worth where another word stands for it: a synonym, or a kin word.
OTHER_WORD = 0.75

# A word used of everything tells this much less than its rarity says.
LIGHT = 0.35

# The weight of the verb that asks for a saying or a stand.
FAINT = 0.2

# Whoever asks for one of these asks for it of one event or state, which the verb may name.
FIGURES: frozenset[Want] = frozenset({"amount", "date", "duration", "money", "time"})

_NOISE = re.compile(
    r"<(?:@[!&]?|#|a?:\w+:|/[^:>]+:|t:)\d*(?::\w)?>|@(?:everyone|here)\b|https?://\S+"
    r"|(?<!\w):[a-z0-9_+-]+:(?!\w)|[*_~|`>#]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing an answer must speak of.

    Any of `stems` covers it, the asker's own first, and almost as well any of
    `others`: synonyms and kin. `weight` is the rarity of the word in the
    corpus. `country` is the code when it names a country. `name` says that it
    can be nothing but itself: a name or a number; with `together` it takes all
    the stems, a full name where a surname is shared. `light` words are used of
    everything and may be absent; `unknown` is a word that no article holds.
    `person` says that somebody quoted is called so, `verb` that a light word is one.
    """

    word: str
    stems: tuple[str, ...]
    weight: float
    country: str | None = None
    name: bool = False
    together: bool = False
    others: tuple[str, ...] = ()
    light: bool = False
    unknown: bool = False
    person: bool = False
    verb: bool = False

    @property
    def rarity(self) -> float:
        """The weight of the word itself, however often people say it of anything."""
        return self.weight / LIGHT if self.light and not self.faint else self.weight

    @property
    def faint(self) -> bool:
        """Whether it is the verb that asks for a saying, not a word looked for."""
        return self.weight <= FAINT

    @property
    def place(self) -> bool:
        """Whether it is a name of neither a person nor a country: most are of places."""
        return self.name and not self.person and not self.country and self.word[0].isalpha()

    def within(self, stems: frozenset[str]) -> bool:
        """Tell whether words with these stems speak of it."""
        return self.fit(stems) > 0

    def fit(self, stems: frozenset[str]) -> float:
        """Return how well words with these stems speak of it, 0 to 1."""
        if self.together:
            return float(stems.issuperset(self.stems))
        if not stems.isdisjoint(self.stems):
            return 1.0
        return 0.0 if stems.isdisjoint(self.others) else OTHER_WORD


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: cleaned `text`, `terms` to cover, quoted `phrases`, what kind is wanted.

    `counted` are the stems of what is to be counted: "how many cocoa farmers".
    """

    text: str
    terms: tuple[Term, ...]
    phrases: tuple[tuple[str, ...], ...]
    wants: frozenset[Want]
    counted: frozenset[str] = field(default=frozenset())

    @property
    def stems(self) -> list[str]:
        """Every stem to search for, the asker's own twice, so that they count twice."""
        own = dict.fromkeys(stem for term in self.terms for stem in term.stems)
        others = dict.fromkeys(stem for term in self.terms for stem in term.others)
        return [*own, *own, *(stem for stem in others if stem not in own)]


def cleaned(text: str) -> str:
    """Return a question without Discord mentions, links, Markdown and runs of white space.

    Raises QuestionError when nothing, or far too much, is left.
    """
    shown = " ".join(_NOISE.sub(" ", text).split())
    if not any(character.isalnum() for character in shown):
        raise QuestionError("Ask something, for example: who said rock solid?")
    if len(shown) > LONGEST:
        raise QuestionError(f"That is {len(shown):,} characters long; ask in {LONGEST:,} or fewer.")
    return shown
