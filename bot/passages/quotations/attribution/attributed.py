"""A marked piece with what gives its speaker."""

from dataclasses import dataclass
from typing import Literal

from bot.passages.phrases import Phrase
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.marked.layout import Stretch

Rule = Literal["after", "before", "tail", "next", "colon", "same", "carried", "subject", "none"]


@dataclass(slots=True)
class Attribution:
    """A piece with the saying and the phrase that give its speaker.

    `same_as` is the piece (stretch, number) whose speaker it shares. `whole`
    means the piece stands as a sentence of its own.
    """

    stretch: Stretch
    piece: int
    token: int
    rule: Rule
    saying: Saying | None = None
    subject: Phrase | None = None
    where: Stretch | None = None
    same_as: "Attribution | None" = None
    whole: bool = False

    def give(
        self, rule: Rule, where: Stretch, subject: Phrase | None, saying: Saying | None = None
    ) -> None:
        """Set the phrase for the speaker, where it stands, and the saying it belongs to."""
        self.rule, self.where, self.subject, self.saying = rule, where, subject, saying
        self.same_as = None

    def share(self, rule: Rule, other: "Attribution") -> None:
        """Give this piece the speaker of another."""
        self.rule, self.same_as = rule, other
