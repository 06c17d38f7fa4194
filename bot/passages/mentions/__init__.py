"""Countries and blocs named in an article, found in one pass over its text."""

from bot.passages.mentions.finder import MentionFinder
from bot.passages.mentions.rules import MentionRules

__all__ = ["MentionFinder", "MentionRules"]
