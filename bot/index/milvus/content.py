"""What a version is made of: each article as a text, and a digest of the whole."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from bot.index.milvus.texts import key_of
from bot.index.sayings import Saying
from bot.index.store.annotations import annotated_of, text_of
from bot.index.store.articles import article_of, article_text
from bot.passages.model import AnnotatedArticle


def keyed(articles: Iterable[AnnotatedArticle]) -> dict[str, str]:
    """Return every article with all that was found in it as a text, by key, in order."""
    return {key_of(text): text for text in map(_text, articles)}


def article_from(text: str) -> AnnotatedArticle:
    """Return what `keyed` made a text of."""
    altered, article, found = text.split("\n")
    return annotated_of(replace(article_of(article), altered=bool(int(altered))), found)


def _text(one: AnnotatedArticle) -> str:
    return f"{int(one.article.altered)}\n{article_text(one.article)}\n{text_of(one)}"


def content_of(statistics: str, articles: Iterable[str], sayings: Iterable[Saying]) -> str:
    """Return a digest of what answers depend on.

    `statistics` and `articles` are keys of texts. Who speaks depends on the
    knowledge of `config/` as well: processes that differ in it differ here.
    """
    digest = hashlib.blake2b(statistics.encode(), digest_size=16)
    for key in articles:
        digest.update(key.encode())
    for saying in sayings:
        digest.update(f"{saying.label}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
