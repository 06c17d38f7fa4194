"""The answer contract: what every surface shows and what `--json` prints.

Field names and shapes are stable; scripts depend on them. Offsets are Python
string offsets into the article's `text`. An absent fact is None (JSON null).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.articles.model import Span
from bot.passages.model import SaidOn, Speaker, Stance
from bot.passages.moments import Precision

Command = Literal["ask", "who-said", "quotes", "country", "person", "compare", "timeline"]
Outcome = Literal["answered", "nothing"]
Section = Literal["briefing", "said_by", "said_about", "figures", "timeline"]
PersonSection = Literal["roles", "sayings", "met", "mentioned"]
Match = Literal["exact", "same words", "part", "misspelt", "misremembered", "paraphrased"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows an answer; every field is optional and already understood.

    `source` is an article id or an outlet, `country` a gazetteer code,
    `speaker` a canonical name, `since` and `until` are inclusive days.
    """

    source: str | None = None
    country: str | None = None
    speaker: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """Spoken words and where they stand."""

    text: str
    start: int
    end: int

    @classmethod
    def at(cls, text: str, span: Span) -> "Quoted":
        """Return the words of `text` at `span`."""
        return cls(span.of(text), span.start, span.end)


@dataclass(frozen=True, slots=True)
class Difference:
    """One step from the words asked for to those of the article.

    `asked` and `article` are the words on either side, as typed and as printed:
    alike but for case and marks in "equal"; one of them is empty in "delete"
    (asked only) and "insert" (in the article only).
    """

    op: Literal["equal", "replace", "delete", "insert"]
    asked: str
    article: str


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """The same words in another article."""

    article: str
    start: int
    end: int
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Snippet:
    """One piece of evidence: a whole thought, character for character, with its source.

    `text == article.text[start:end]`, checked before it is shown. `quote` are
    the matching spoken words inside it, `pieces` all spoken words of the
    utterance. `kind` is None for a snippet that is nobody's saying. `stance`
    and `via` are the quotation's. For `who-said`, `match` tells how the words
    asked for stand in the saying and `difference` where they differ, word by
    word; it is empty where they do not, or where hardly a word is the same.
    `altered` says that a machine seems to have changed the article's wording.
    """

    text: str
    article: str
    start: int
    end: int
    title: str
    outlet: str | None
    published: date | None
    url: str | None
    kind: Literal["direct", "unmarked", "indirect"] | None = None
    quote: Quoted | None = None
    pieces: tuple[Quoted, ...] = ()
    utterance: str | None = None
    speaker: Speaker | None = None
    addressee: str | None = None
    occasion: str | None = None
    said_on: SaidOn | None = None
    cue: str | None = None
    stance: Stance | None = None
    via: Speaker | None = None
    match: Match | None = None
    difference: tuple[Difference, ...] = ()
    also_in: tuple[AlsoIn, ...] = ()
    altered: bool = False
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was searched."""

    articles: int
    passages: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class CountryName:
    """The country or bloc a briefing is about."""

    code: str
    name: str
    kind: Literal["country", "bloc"]


@dataclass(frozen=True, slots=True)
class Related:
    """Another country in the same sentences, and in how many of them."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class CountryBriefing:
    """The parts of a country's answer beside its `snippets`."""

    country: CountryName
    sections: dict[Section, tuple[Snippet, ...]]
    related: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class RoleGiven:
    """A role as an article writes it, at `start` to `end`; `countries` are codes it serves.

    `published` is the newest day on which an article gives it.
    """

    as_written: str
    countries: tuple[str, ...]
    article: str
    start: int
    end: int
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """A form of a name met in the articles, and how often."""

    form: str
    count: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """An article that names a person, and how often."""

    article: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody whom a person addressed or met, and in how many sentences."""

    name: str
    how: Literal["addressed", "addressed by", "met"]
    count: int


@dataclass(frozen=True, slots=True)
class PersonCard:
    """The parts of a person's answer beside its `snippets`; `countries` are codes."""

    name: str
    countries: tuple[str, ...]
    roles: tuple[RoleGiven, ...]
    spellings: tuple[Spelling, ...]
    articles: tuple[Appearance, ...]
    met: tuple[Met, ...]
    sections: dict[PersonSection, tuple[Snippet, ...]]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared; `code` for a country or bloc."""

    name: str
    kind: Literal["country", "bloc", "person"]
    code: str | None
    sections: dict[Section, tuple[Snippet, ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides with the same sections, and what concerns both.

    `figures` are groups of sentences that give different amounts for the same
    thing, `claims` pairs of which one denies what the other says: set side by
    side, never judged.
    """

    sides: tuple[Side, Side]
    both: tuple[Snippet, ...]
    figures: tuple[tuple[Snippet, ...], ...]
    claims: tuple[tuple[Snippet, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence with a date: as written, and its first day where the article's own settles it."""

    as_written: str
    date: date | None
    precision: Precision | None
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated events and statements in order, and apart those whose day is not settled."""

    dated: tuple[Event, ...]
    undated: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or an honest "nothing" with the nearest things under their own name.

    `command` is the one that answered, which for free text may differ from the
    one asked. With outcome "nothing" `snippets` is empty.
    """

    command: Command
    query: str
    outcome: Outcome
    corpus: Corpus
    message: str | None = None
    suggestions: tuple[str, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    closest: tuple[Snippet, ...] = ()
    briefing: CountryBriefing | None = None
    person: PersonCard | None = None
    comparison: Comparison | None = None
    timeline: Timeline | None = None

    @property
    def shown(self) -> Iterator[Snippet]:
        """Every snippet of the answer, in any part of it; one that stands in two comes twice."""
        yield from self.snippets
        yield from self.closest
        for part in (
            self.briefing,
            self.person,
            *(self.comparison.sides if self.comparison else ()),
        ):
            for section in part.sections.values() if part else ():
                yield from section
        if self.comparison:
            yield from self.comparison.both
            for group in (*self.comparison.claims, *self.comparison.figures):
                yield from group
        if self.timeline:
            yield from (event.snippet for event in (*self.timeline.dated, *self.timeline.undated))
