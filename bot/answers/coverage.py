"""How much of a question a passage covers: the ground on which the bot answers or is silent."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from bot.answers.question import Question, Term
from bot.articles.model import Article, Span
from bot.index.tokens import terms
from bot.passages.model import AnnotatedArticle, Mention

# What a term is worth where it stands: in the sentence itself, its paragraph, the article's title.
IN_SENTENCE, IN_PARAGRAPH, IN_TITLE = 1.0, 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Coverage:
    """`share` of the question's weight covered (0 to 1), by the sentence alone `own`.

    `missing` are the terms covered nowhere near.
    """

    share: float
    own: float
    missing: tuple[Term, ...]

    @property
    def names_covered(self) -> bool:
        """Tell whether every name, country and number of the question is there."""
        return not any(term.name for term in self.missing)


def coverer(question: Question) -> Callable[[AnnotatedArticle, Span, Span], Coverage]:
    """Return a function that measures a sentence, in its paragraph, against `question`."""
    total = sum(term.weight for term in question.terms) or 1.0

    def measure(annotated: AnnotatedArticle, span: Span, paragraph: Span) -> Coverage:
        article, mentions = annotated.article, annotated.mentions
        year = str(article.published.year) if article.published else None
        own, missing, share = 0.0, [], 0.0
        for term in question.terms:
            # An article of 2023 speaks of 2023 where it says "this year" or no year at all.
            if term.word == year or _holds(term, article, span, mentions):
                own += term.weight
                share += term.weight * IN_SENTENCE
            elif _holds(term, article, paragraph, mentions):
                share += term.weight * IN_PARAGRAPH
            elif term.within(_stems(article.title)):
                share += term.weight * IN_TITLE
            else:
                missing.append(term)
        return Coverage(share / total, own / total, tuple(missing))

    return measure


def _holds(term: Term, article: Article, span: Span, mentions: tuple[Mention, ...]) -> bool:
    if term.country and any(
        mention.code == term.country and span.overlaps(mention.span) for mention in mentions
    ):
        return True
    return term.within(_stems(span.of(article.text)))


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(terms(text))
