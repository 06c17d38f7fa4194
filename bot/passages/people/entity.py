"""A named person, body or state, and one place in the text where it is named."""

from bisect import bisect_left
from dataclasses import dataclass, field

from bot.names.people import Gender
from bot.passages.kinds import EntityKind
from bot.passages.people.role_ends import owned

# Roles beyond the first few of a person add nothing.
MOST_ROLES = 4


@dataclass(slots=True, eq=False)
class Entity:
    """One person, body or state. `name` is the fullest form met, titles left out.

    `starts` are the positions at which it is named, in order of the text; `acts` are
    verbs that follow its name.
    """

    name: str
    kind: EntityKind
    gender: Gender | None = None
    roles: list[tuple[int, str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    acts: set[str] = field(default_factory=set)

    @property
    def role(self) -> str | None:
        """The fullest of the roles that the article first gives, None when it gives none.

        What somebody is to another ("its manager") stands behind any other.
        """
        told = [role for _, role in self.roles]
        return max(told, key=lambda role: (not owned(role), min(len(role), 80)), default=None)

    def last_before(self, position: int) -> int:
        """Return where it is last named before `position`, -1 where it is not."""
        at = bisect_left(self.starts, position)
        return self.starts[at - 1] if at else -1

    def add_role(self, position: int, role: str) -> None:
        """Note a role given at `position`; only the first few count."""
        if len(self.roles) < MOST_ROLES:
            self.roles.append((position, role))


@dataclass(slots=True)  # not frozen: very many are made, and freezing one costs most
class NameAt:
    """An entity named in the text at `[start, end)`; `subject` when a verb follows.

    `lead` is where the titles before the name start.
    """

    start: int
    end: int
    entity: Entity
    subject: bool
    quoted: bool
    introduced: bool
    lead: int
