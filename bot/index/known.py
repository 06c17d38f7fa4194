"""One person of the corpus: everything the articles have of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.articles.model import Span
from bot.index.articles import Articles
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


@dataclass(frozen=True, eq=False)
class Known:
    """A person: canonical name and every article that names them; never changed.

    `places` are the articles' numbers with the person's in each; `mentions` is how
    often the person is named in all, `codes` are the countries and blocs that the
    roles and offices serve, in any article.
    """

    name: str
    places: tuple[tuple[int, int], ...]
    offices: tuple[Office, ...]
    codes: frozenset[str]
    mentions: int
    articles: Articles

    @property
    def seen(self) -> Iterator[Seen]:
        """The person in each of the articles, in order."""
        return (self._at(*place) for place in self.places)

    @property
    def roles(self) -> list[tuple[AnnotatedArticle, Role]]:
        """The roles that the articles give, each with its article."""
        return [(seen.article, role) for seen in self.seen for role in seen.person.roles]

    @property
    def spellings(self) -> Counter[str]:
        """How often each form of the name is written."""
        return Counter(form for seen in self.seen for form in seen.spellings)

    @property
    def newest(self) -> str:
        """The day of the newest article that names the person, "" where none is dated."""
        days = (self.articles.published(article) for article, _ in self.places)
        return max((day.isoformat() for day in days if day), default="")

    def spans(self, article: str) -> tuple[Span, ...]:
        """Return where an article names the person."""
        found = self._places.get(self.articles.number(article), ())
        return self._at(*found[-1]).person.spans if found else ()

    def every_span(self, article: str) -> Iterator[Span]:
        """Yield where an article names the person, under all names that it has for them."""
        for place in self._places.get(self.articles.number(article), ()):
            yield from self._at(*place).person.spans

    @cached_property
    def _places(self) -> dict[int | None, list[tuple[int, int]]]:
        found: dict[int | None, list[tuple[int, int]]] = {}
        for place in self.places:
            found.setdefault(place[0], []).append(place)
        return found

    def _at(self, article: int, person: int) -> Seen:
        annotated = self.articles[article]
        return Seen(annotated, annotated.people[person])
