"""What was found in the articles, kept on disk so that a restart need not look for it again."""

from bot.index.store.store import Store

__all__ = ["Store"]
