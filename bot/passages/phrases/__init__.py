"""Noun phrases: where one begins and ends, and whom it names."""

from bot.passages.phrases.model import Phrase
from bot.passages.phrases.reader import PhraseReader

__all__ = ["Phrase", "PhraseReader"]
