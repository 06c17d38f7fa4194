"""What reading a noun phrase yields."""

from dataclasses import dataclass
from typing import Literal

from bot.names.people import Gender

PhraseKind = Literal["name", "role", "pronoun", "document"]


@dataclass(slots=True)  # not frozen: very many are made, and freezing one costs most
class Phrase:
    """A noun phrase, tokens `[lo, hi)`.

    `name` is the proper name in it as written, titles left out; `role` the
    words that say what the bearer is. `head` is the noun that decides gender
    and number in lower case. `others` are phrases joined by "and".
    """

    lo: int
    hi: int
    kind: PhraseKind
    name: str | None = None
    role: str | None = None
    head: str | None = None
    gender: Gender | None = None
    many: bool = False
    body: bool = False
    titled: bool = False
    others: tuple["Phrase", ...] = ()

    @property
    def body_of(self) -> bool:
        """Whether it names a body by what it is of: "Bank of Industry"."""
        return self.name is not None and not self.titled and " of " in self.name
