"""The words that each passage is found by."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.articles.model import Article, Span
from bot.index.tokens import terms
from bot.passages.model import AnnotatedArticle, Passage, Quotation

# A passage's own words count three times, those of its paragraph, of its article's title and of
# its speaker once, so that a sentence is found by its context and chosen by itself.
OWN_WORDS = 3

LONGEST_LEAD = 800  # characters
LONGEST_HEAD = 200  # characters

# An article is about what this many of its passages speak of, and this share of them.
RECURS, RECURS_SHARE = 3, 0.05


def country_word(code: str) -> str:
    """Return the word that stands for a country under all its names; never a word of a text."""
    return f"country:{code}"


def about(annotated: AnnotatedArticle) -> frozenset[str]:
    """Return what an article is about: title, opening, what recurs in it, its main countries."""
    article = annotated.article
    seen = Counter(
        stem
        for passage in annotated.passages
        for stem in frozenset(terms(passage.span.of(article.text)))
    )
    often = max(RECURS, RECURS_SHARE * len(annotated.passages))
    opening = terms(f"{article.title} {head_of(article)} {lead_of(article).of(article.text)}")
    named = Counter(country_word(mention.code) for mention in annotated.mentions)
    most = min(often, max(named.values(), default=0))
    countries = (one for one, count in named.items() if count >= most)
    return frozenset(one for one, count in seen.items() if count >= often).union(opening, countries)


def held(annotated: AnnotatedArticle) -> frozenset[str]:
    """Return every stem of an article's title and passages, and the countries named in it."""
    text = annotated.article.text
    words = {stem for passage in annotated.passages for stem in terms(passage.span.of(text))}
    countries = (country_word(mention.code) for mention in annotated.mentions)
    return frozenset(words).union(
        terms(f"{annotated.article.title} {head_of(annotated.article)}"), countries
    )


def head_of(article: Article) -> str:
    """Return the lines between title and body, short ones: outlet, author, day, and the place."""
    first = article.body[0].start if article.body else 0
    after = article.title_span.end if article.title_span else 0
    return article.text[max(after, first - LONGEST_HEAD) : first]


def lead_of(article: Article) -> Span:
    """Return the opening of the article's body, which says what the whole is about."""
    first = article.body[0] if article.body else Span(0, 0)
    return Span(first.start, min(first.end, first.start + LONGEST_LEAD))


def bags(articles: Sequence[AnnotatedArticle]) -> Iterable[list[str]]:
    """Return the words of every passage of `articles`, in order."""
    for annotated in articles:
        title = terms(f"{annotated.article.title} {head_of(annotated.article)}")
        paragraphs: dict[Span, list[str]] = {}
        voices = _voices(annotated)
        countries = _countries(annotated)
        for at, passage in enumerate(annotated.passages):
            paragraph = passage.paragraph
            if paragraph not in paragraphs:
                paragraphs[paragraph] = terms(paragraph.of(annotated.article.text))
            own = terms(passage.span.of(annotated.article.text)) + countries[at]
            yield own * OWN_WORDS + paragraphs[paragraph] + title + voices[at]


def _voices(annotated: AnnotatedArticle) -> list[list[str]]:
    """Return, for each passage, the words of who speaks in it."""
    found: list[list[str]] = [[] for _ in annotated.passages]
    at = 0
    for quotation in annotated.quotations:
        at = _passage_at(annotated.passages, quotation.pieces[0].start, at)
        if at < len(found) and quotation.kind != "scare":
            found[at] += _voice(quotation)
    return found


def _voice(quotation: Quotation) -> list[str]:
    speaker = quotation.speaker
    return terms(f"{speaker.name or ''} {speaker.role or ''}") if speaker else []


def _countries(annotated: AnnotatedArticle) -> list[list[str]]:
    """Return, for each passage, the words of the countries named in it."""
    found: list[list[str]] = [[] for _ in annotated.passages]
    at = 0
    for mention in annotated.mentions:
        at = _passage_at(annotated.passages, mention.span.start, at)
        if at < len(found) and annotated.passages[at].span.contains(mention.span):
            found[at].append(country_word(mention.code))
    return found


def _passage_at(passages: Sequence[Passage], place: int, at: int) -> int:
    """Return the number, from `at` on, of the first passage that ends behind `place`."""
    while at < len(passages) and passages[at].span.end <= place:
        at += 1
    return at
