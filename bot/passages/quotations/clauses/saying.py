"""A saying: a cue, and the phrase that names who it belongs to."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from bot.passages.inflection import Verb, VerbForm
from bot.passages.phrases import Phrase

SayingKind = Literal["finite", "participle", "infinitive", "modal", "source", "passive"]


@dataclass(slots=True)  # not frozen: very many are made, and freezing one costs most
class Saying:
    """A cue at tokens `[at, end)` and who it belongs to.

    `subject` is None when the sentence gives no phrase for it. `inverted`
    means the speaker stands after the verb. `lo` is the first token of cue and
    speaker, `hi` the one after the last.
    """

    at: int
    end: int
    verb: Verb
    kind: SayingKind
    subject: Phrase | None
    inverted: bool = False

    lo: int = field(init=False)
    hi: int = field(init=False)

    def __post_init__(self) -> None:
        """Work out the span once; it is asked for again and again."""
        subject = self.subject
        self.lo = min(self.at, subject.lo) if subject else self.at
        self.hi = max(self.end, subject.hi) if subject else self.end


SOURCE = Verb("according", "base", frozenset({"speech", "document"}))
# "X's view is that", "gave evidence that": a noun tells what is said.
HELD = Verb("hold", "past", frozenset({"speech"}))
ASCRIBED = Verb("attributed", "past", frozenset({"speech"}))
# "pointed out" reports, where "pointed" alone may be a gesture.
POINT_OUT = {form: Verb("point", form, frozenset({"speech"})) for form in get_args(VerbForm)}
