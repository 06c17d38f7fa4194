"""How much of a question a passage covers: the ground on which the bot answers or is silent."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.answers.questions.question import Question, Term
from bot.articles.model import Article, Span
from bot.index.bags import country_word
from bot.index.tokens import terms
from bot.passages.model import AnnotatedArticle, Mention, Passage, Quotation

# What a term is worth by where it stands: in the sentence, in who is said to speak it, in the
# passage before when the sentence leans on it, in its paragraph, in what the article is about.
IN_SENTENCE, IN_VOICE, IN_BEFORE, IN_PARAGRAPH, IN_ARTICLE, IN_FILE = 1.0, 0.9, 0.6, 0.7, 0.5, 0.35

# The first so many of these make out what the sentence itself speaks of.
INSIDE = 3

# Words by which a sentence leans on the one before: what they stand for is named there.
_LEANS = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|this|that|these|those|such|so|here"
    r"|both|the (?:two|other|others|former|latter))\b",
    re.IGNORECASE,
)


Knows = Callable[[AnnotatedArticle], frozenset[str]]


def nothing(_annotated: AnnotatedArticle) -> frozenset[str]:
    """Return no stems."""
    return frozenset()


@dataclass(frozen=True, slots=True)
class Coverage:
    """`share` of the question's weight covered (0 to 1), by the sentence alone `own`.

    `loose` is the share that only other words cover: synonyms and kin.
    `missing` are the terms covered nowhere near.
    """

    share: float
    own: float
    loose: float
    missing: tuple[Term, ...]

    @property
    def names_covered(self) -> bool:
        """Tell whether every name, country and number of the question is there."""
        return not any(term.name for term in self.missing)


def coverer(
    question: Question, about: Knows, held: Knows = nothing
) -> Callable[[AnnotatedArticle, Span, Span], Coverage]:
    """Return a function that measures a sentence, in its paragraph, against `question`.

    `about` gives the stems of what an article as a whole speaks of, `held` of
    all that it holds: a place named there is the place of it all, a person not.
    """
    total = sum(term.weight for term in question.terms) or 1.0

    def measure(annotated: AnnotatedArticle, span: Span, paragraph: Span) -> Coverage:
        fields = (*_fields(annotated, span, paragraph), (IN_ARTICLE, about(annotated)))
        astray = _speaks_of_others(annotated, span, question)
        near = frozenset().union(*(stems for _, stems in fields))
        own, share, loose, missing = 0.0, 0.0, 0.0, []
        for term in question.terms:
            worths = [worth * term.fit(stems) for worth, stems in fields]
            best = max(worths)
            if best <= IN_ARTICLE and term.country and astray:
                best = 0.0
            if not best and term.place:
                best = IN_FILE * term.fit(held(annotated))
            share += term.weight * best
            own += term.weight * max(worths[:INSIDE])
            loose += term.weight * (0 < term.fit(near) < 1)
            if not best:
                missing.append(term)
        return Coverage(share / total, own / total, loose / total, tuple(missing))

    return measure


def _fields(
    annotated: AnnotatedArticle, span: Span, paragraph: Span
) -> Iterator[tuple[float, frozenset[str]]]:
    """Yield what each place near the sentence is worth and the words that stand there."""
    article = annotated.article
    yield IN_SENTENCE, words_at(annotated, span) | _year(article)
    yield IN_VOICE, _voice(annotated, span)
    before = _before(annotated, span)
    yield IN_BEFORE, words_at(annotated, before.paragraph) if before else frozenset()
    yield IN_PARAGRAPH, words_at(annotated, paragraph)


def _speaks_of_others(annotated: AnnotatedArticle, span: Span, question: Question) -> bool:
    """Tell whether the sentence names countries, and another than the question does.

    What it says of Kazakhstan then answers nothing about Uzbekistan, whatever
    the article is about.
    """
    asked = {term.country for term in question.terms}
    named = {mention.code for mention in mentions_in(annotated, span)}
    return "country" not in question.wants and bool(named - asked)


def words_at(annotated: AnnotatedArticle, span: Span) -> frozenset[str]:
    """Return the stems that stand in `span`, and the countries named there."""
    countries = {country_word(one.code) for one in mentions_in(annotated, span)}
    return stems_of(span.of(annotated.article.text)) | countries


def _year(article: Article) -> frozenset[str]:
    """Return the article's year: it speaks of it where it says "this year" or no year at all."""
    return frozenset([str(article.published.year)] if article.published else [])


def _voice(annotated: AnnotatedArticle, span: Span) -> frozenset[str]:
    """Return the stems of who speaks in `span`, to whom and where, known from elsewhere."""
    found: frozenset[str] = frozenset()
    for quotation in quotations_in(annotated, span):
        speaker = quotation.speaker
        told = [quotation.addressee, quotation.occasion]
        if speaker and quotation.kind != "scare":
            told += [speaker.name, speaker.role, *speaker.joint]
        found |= stems_of(" ".join(one for one in told if one))
    return found


def quotations_in(annotated: AnnotatedArticle, span: Span) -> list[Quotation]:
    """Return the quotations whose context overlaps `span`."""
    quotations = annotated.quotations
    at = bisect_left(quotations, span.end, key=lambda one: one.context.start)
    # Contexts are whole thoughts: only the last few that begin before the end can reach the span.
    return [one for one in quotations[max(0, at - 8) : at] if one.context.overlaps(span)]


def mentions_in(annotated: AnnotatedArticle, span: Span) -> tuple[Mention, ...]:
    """Return the countries and blocs named in `span`."""
    mentions = annotated.mentions
    first = bisect_left(mentions, span.start, key=lambda one: one.span.start)
    return mentions[first : bisect_left(mentions, span.end, key=lambda one: one.span.start)]


def _before(annotated: AnnotatedArticle, span: Span) -> Passage | None:
    """Return the passage before, when this one leans on it or answers its question."""
    at = bisect_left(annotated.passages, span.start, key=lambda one: one.span.start)
    if at == 0:
        return None
    text, before = annotated.article.text, annotated.passages[at - 1]
    asks = before.span.of(text).endswith("?")
    return before if asks or _LEANS.search(span.of(text)) else None


@lru_cache(maxsize=16384)
def stems_in(text: str) -> tuple[str, ...]:
    """Return the stems of `text` in order; kept, since the same passages are found again."""
    return tuple(terms(text))


@lru_cache(maxsize=16384)
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of `text`."""
    return frozenset(stems_in(text))
