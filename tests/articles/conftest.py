"""What all tests of reading share: the shipped rules, and a folder to put files into."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.articles import FurnitureRules, Overrides, read_folder
from bot.articles.model import Article, Reading
from bot.settings import shipped


@pytest.fixture(scope="session")
def rules() -> FurnitureRules:
    data = tomllib.loads((shipped("config") / "furniture.toml").read_text("utf-8"))
    return FurnitureRules.from_data(data)


Put = Callable[[str, bytes | str], Path]
Read = Callable[[], Reading]
ReadOne = Callable[..., Article]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write a file into the folder."""

    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def read(tmp_path: Path, rules: FurnitureRules) -> Read:
    """Read the folder as it is now."""
    return lambda: read_folder(tmp_path, rules, Overrides())


@pytest.fixture
def read_one(put: Put, read: Read) -> ReadOne:
    """Write one file and return its only article."""

    def write_and_read(content: bytes | str, name: str = "a.txt") -> Article:
        put(name, content)
        (article,) = read().articles
        return article

    return write_and_read
