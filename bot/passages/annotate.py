"""One article in, everything found in it out."""

from collections.abc import Callable

from bot.articles.model import Article
from bot.passages.model import AnnotatedArticle, Mention
from bot.passages.passages import find_passages
from bot.passages.quotations.finder import read
from bot.passages.speech import SpeechKnowledge


class Annotator:
    """Annotates articles with passages, quotations and mentions of countries.

    `find_mentions` returns the mentions of one article in order of the text;
    names that are countries are then not taken for persons.
    """

    def __init__(
        self, speech: SpeechKnowledge, find_mentions: Callable[[Article], tuple[Mention, ...]]
    ) -> None:
        self._speech = speech
        self._find_mentions = find_mentions

    def annotate(self, article: Article) -> AnnotatedArticle:
        """Return the article with what it holds, each list in order of the text."""
        mentions = self._find_mentions(article)
        found = read(article, self._speech, mentions)
        passages = find_passages(article, found.quotations, found.sentences)
        return AnnotatedArticle(article, passages, found.quotations, mentions, found.people)
