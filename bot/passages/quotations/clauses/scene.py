"""One sentence while its sayings are being found."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bot.passages.phrases import Phrase, PhraseReader
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.speech import Word
from bot.passages.tokens import PIECE, Tokens

DASHES = frozenset({"—", "–", "-", "―"})
# Signs that part one clause from the next.
BREAKS = frozenset({",", PIECE, ";", ":", "—", "–", "("})


@dataclass(slots=True)  # not frozen: very many are made, and freezing one costs most
class Scene:
    """Tokens `[lo, hi)` of a stretch and the sayings found in them so far."""

    reader: PhraseReader
    tokens: Tokens
    lo: int
    hi: int
    found: list[Saying] = field(default_factory=list)

    def word(self, at: int) -> str:
        """The token at `at` as written, empty outside the sentence."""
        return self.tokens.words[at] if self.lo <= at < self.hi else ""

    def low(self, at: int) -> str:
        """The token at `at` in lower case, empty outside the sentence."""
        return self.tokens.low[at] if self.lo <= at < self.hi else ""

    def can_be(self, at: int, kinds: int) -> bool:
        """Tell whether the token at `at` can be one of `kinds`."""
        return self.lo <= at < self.hi and bool(self.reader.flags(at) & kinds)

    def plain_verb(self, at: int) -> bool:
        """Tell whether the token is a common verb or an auxiliary."""
        return self.can_be(at, Word.VERB | Word.AUXILIARY)

    def clause_start(self, at: int) -> int:
        """Where the clause that holds the token left of `at` starts: after the last break."""
        while at > self.lo and self.tokens.words[at - 1] not in BREAKS:
            at -= 1
        return at

    def spoken(self) -> Iterator[Saying]:
        """Yield the sayings found so far that have a subject, last first."""
        return (saying for saying in reversed(self.found) if saying.subject)

    def without_sayings(self) -> "Scene":
        """The same sentence as if nothing had been found in it."""
        return replace(self, found=[])

    def phrase_before(self, end: int, floor: int | None = None) -> Phrase | None:
        """Read the noun phrase that ends before token `end`."""
        return self.reader.before(end, self.lo if floor is None else floor)
