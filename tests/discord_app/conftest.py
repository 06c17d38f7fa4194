from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.standin import Standin
from tests.discord_app.running import fresh_standin, running_bot


@pytest.fixture(scope="package")
def standin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standin]:
    """A stand-in with the bot online, for all tests that break nothing."""
    folder: Path = tmp_path_factory.mktemp("bot")
    with fresh_standin() as standin, running_bot(standin, folder):
        yield standin
