"""One person of the corpus: everything the articles have of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.articles.model import Span
from bot.names.offices import Office
from bot.passages.model import AnnotatedArticle, Person, Role


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in one article."""

    article: AnnotatedArticle
    person: Person

    @property
    def spellings(self) -> Iterator[str]:
        """Every form of the name, as written."""
        return (span.of(self.article.article.text) for span in self.person.spans)


@dataclass(frozen=True)
class Known:
    """A person: canonical name and every article that names them; never changed."""

    name: str
    seen: tuple[Seen, ...]
    offices: tuple[Office, ...] = ()

    @cached_property
    def codes(self) -> frozenset[str]:
        """The countries and blocs that the person's roles and offices serve, in any article."""
        written = {code for _, role in self.roles for code in role.codes}
        return frozenset(written | {one.code for one in self.offices if one.code})

    @property
    def roles(self) -> list[tuple[AnnotatedArticle, Role]]:
        """The roles that the articles give, each with its article."""
        return [(seen.article, role) for seen in self.seen for role in seen.person.roles]

    @property
    def spellings(self) -> Counter[str]:
        """How often each form of the name is written."""
        return Counter(form for seen in self.seen for form in seen.spellings)

    def spans(self, article: str) -> tuple[Span, ...]:
        """Return where an article names the person."""
        return self._spans.get(article, ())

    @cached_property
    def _spans(self) -> dict[str, tuple[Span, ...]]:
        return {seen.article.article.id: seen.person.spans for seen in self.seen}

    @property
    def mentions(self) -> int:
        """How often the person is named in all."""
        return sum(len(seen.person.spans) for seen in self.seen)
