"""What is found in one article. Offsets are into `Article.text`; nothing here copies text."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.articles.model import Article, Span

QuotationKind = Literal["direct", "unmarked", "indirect", "scare"]
Stance = Literal["said", "relayed", "denied", "attributed"]
MentionHow = Literal["name", "adjective", "people", "capital", "seat", "part", "member"]


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of ranking: one whole sentence, or the sentences that one quotation spans.

    `span` never cuts a sentence or a quotation's marks and stays within one
    stretch of `Article.body`; `paragraph` is that stretch.
    """

    span: Span
    paragraph: Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it.

    `name` is the canonical full name of a person, body or state; None for the
    unnamed, who keep their `role` ("an EU diplomat"). `as_written` is the
    attribution's own words ("Wang", "he", "the diplomat"). `joint` are the
    canonical names of the others who said it together with this one.
    """

    name: str | None
    role: str | None
    as_written: str
    joint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidOn:
    """A date as written; `day` only when the article's own date settles it."""

    as_written: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """One utterance: all its pieces, who said it, and the text to show for it.

    `pieces` are the spoken words, in order, without their marks (for unmarked
    speech its sentences; for indirect speech the shortest clause that holds
    speaker, cue and content). `context` is the whole thought that holds them:
    whole sentences, never cut. `speaker` is None when the text does not settle
    it. `kind` "scare" are marked words that nobody spoke.

    `stance` tells how surely the words are the speaker's: "said" (the article
    itself reports them), "relayed" (somebody quoted or named in the article, `via`,
    tells what the speaker said), "denied" (the speaker denies having said them) or
    "attributed" (the article only passes on that they are ascribed to the speaker:
    "reportedly", "was quoted as saying").
    """

    kind: QuotationKind
    pieces: tuple[Span, ...]
    context: Span
    speaker: Speaker | None = None
    addressee: str | None = None
    occasion: str | None = None
    said_on: SaidOn | None = None
    cue: str | None = None
    stance: Stance = "said"
    via: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A country or bloc named in the text. `code` is a key of the gazetteer."""

    code: str
    span: Span
    how: MentionHow


@dataclass(frozen=True, slots=True)
class Role:
    """What an article says a person is, at `span`; `codes` are the countries that it serves."""

    span: Span
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in an article, quoted or not.

    `name` is the fullest form that the article gives, `spans` every place where
    the person is named. `sure` is False for a name that nothing in this article
    shows to be a person's.
    """

    name: str
    spans: tuple[Span, ...]
    roles: tuple[Role, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with everything found in it, each list in order of the text."""

    article: Article
    passages: tuple[Passage, ...]
    quotations: tuple[Quotation, ...]
    mentions: tuple[Mention, ...]
    people: tuple[Person, ...] = ()

    def passages_at(self, span: Span) -> range:
        """Return which passages share a character with `span`, as indices of `passages`."""
        first = bisect_right(self.passages, span.start, key=lambda one: one.span.end)
        end = bisect_left(self.passages, span.end, lo=first, key=lambda one: one.span.start)
        return range(first, end)
