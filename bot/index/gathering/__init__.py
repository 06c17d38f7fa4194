"""Reads a folder again and again: only what has changed, in other processes where it is much."""

from bot.index.gathering.crew import Crew
from bot.index.gathering.gathering import Gathered, Gathering
from bot.index.gathering.tasks import Work

__all__ = ["Crew", "Gathered", "Gathering", "Work"]
