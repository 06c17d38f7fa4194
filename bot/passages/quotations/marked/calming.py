"""Sentences set in capitals, read as if they were not: a name is told by its capital letter."""

from collections.abc import Sequence

from bot.articles.model import Span
from bot.passages.speech import SpeechKnowledge, Word
from bot.passages.tokens import Tokens

_LEAST = 6
_MOSTLY = 0.85


def calm(tokens: Tokens, sentences: Sequence[Span], speech: SpeechKnowledge) -> None:
    """Set the words of shouted sentences small, in place, but for those that may be names.

    A heading in capitals ends without a full stop; it stays as it is.
    """
    at = 0
    for sentence in sentences:
        lo = at
        while at < len(tokens) and tokens.starts[at] < sentence.end:
            at += 1
        if _is_shouted(tokens.words[lo:at]):
            for token in range(lo, at):
                tokens.words[token] = _calmed(tokens.words[token], tokens.low[token], speech)


def _is_shouted(words: Sequence[str]) -> bool:
    spelt = [word for word in words if word.isalpha() and len(word) > 1]
    shouted = sum(word.isupper() for word in spelt)
    ends = bool(words) and not words[-1][-1:].isalnum()
    return ends and len(spelt) >= _LEAST and shouted >= _MOSTLY * len(spelt)


def _calmed(word: str, low: str, speech: SpeechKnowledge) -> str:
    if len(word) < 2 or not word.isupper():
        return word
    kinds = speech.kinds(low)
    return low if kinds and not kinds & Word.TITLE else word.title()
