"""The words of all articles: which there are, which are names, and what is short for what."""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.index.article_words import ArticleWords
from bot.names.people import sound


def corpus_words(articles: Iterable[ArticleWords]) -> dict[str, Any]:
    """Return what a snapshot knows of words, as JSON can hold it.

    "vocabulary" has every folded word and its stem, "initials" the stems of long
    names by their first letters. "names" has by what they sound like the words that are
    written with a capital inside a sentence, and never small: a word met only
    where any word has a capital is not known to be one.
    """
    vocabulary: dict[str, str] = {}
    initials: dict[str, Sequence[str]] = {}
    small: set[str] = set()
    capital: set[str] = set()
    for one in articles:
        vocabulary.update(one.vocabulary)
        small.update(one.small)
        capital.update(one.capital)
        for short, stems in one.initials.items():
            initials.setdefault(short, stems)
    names: dict[str, list[str]] = {}
    for name in sorted(capital - small):
        names.setdefault(sound(name), []).append(name)
    return {"vocabulary": vocabulary, "initials": initials, "names": names}
