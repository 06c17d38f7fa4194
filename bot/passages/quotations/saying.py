"""A saying: a cue, and the phrase that names who it belongs to."""

from dataclasses import dataclass
from typing import Literal

from bot.passages.inflection import Verb
from bot.passages.phrases import Phrase

SayingKind = Literal["finite", "participle", "infinitive", "modal", "source", "passive"]


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue at tokens `[at, end)` and who it belongs to.

    `subject` is None when the sentence gives no phrase for it. `inverted`
    means the speaker stands after the verb. `lo` and `hi` span cue and speaker.
    """

    at: int
    end: int
    verb: Verb
    kind: SayingKind
    subject: Phrase | None
    inverted: bool = False

    @property
    def lo(self) -> int:
        """First token of speaker and cue."""
        return min(self.at, self.subject.lo) if self.subject else self.at

    @property
    def hi(self) -> int:
        """Token after the last of speaker and cue."""
        return max(self.end, self.subject.hi) if self.subject else self.end


SOURCE = Verb("according", "base", frozenset({"speech", "document"}))
# "X's view is that", "gave evidence that": a noun tells what is said.
HELD = Verb("hold", "past", frozenset({"speech"}))
ASCRIBED = Verb("attributed", "past", frozenset({"speech"}))
