"""What tests share: the desk over the shipped articles, and folders made for one test."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from bot.answers.desk import Desk
from bot.knowledge import open_desk
from bot.settings import load_settings

# Tests start from nothing kept; those of the index name a folder of their own.
os.environ["BRIEFING_INDEX"] = "none"

# A busy machine makes any example slow; what must not grow is guarded by counting calls.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

SEEDS = Path(__file__).parents[1] / "seeds"

OpenFolder = Callable[..., Desk]


@pytest.fixture(scope="session")
def desk() -> Desk:
    """The desk over the five shipped articles."""
    return open_desk(load_settings(articles=SEEDS))


@pytest.fixture
def folder(tmp_path: Path) -> OpenFolder:
    """Open a folder made of the given files: name (dots as "__") to text."""

    def opened(**files: str) -> Desk:
        for name, text in files.items():
            path = tmp_path / "articles" / name.replace("__", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return open_desk(load_settings(articles=tmp_path / "articles"))

    return opened
