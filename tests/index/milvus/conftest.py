"""The Milvus that these tests share; they are skipped where the extra is not installed."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec

import pytest

from bot.answers.desk import Desk
from bot.knowledge import open_desk
from bot.settings import load_settings
from tests.conftest import SEEDS
from tests.index.milvus.serving import Milvus

OpenBot = Callable[..., Desk]


@pytest.fixture(scope="session")
def milvus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Milvus]:
    """A Milvus that runs through all tests."""
    if find_spec("pymilvus") is None or find_spec("milvus_lite") is None:
        pytest.skip("briefing-bot[milvus] is not installed")
    running = Milvus(tmp_path_factory.mktemp("milvus") / "data")
    running.start()
    yield running
    running.kill()


@pytest.fixture
def bot() -> Iterator[OpenBot]:
    """Open the desk of a bot at an index, the shipped articles unless told otherwise."""
    opened: list[Desk] = []

    def open_bot(index: str, role: str = "writer", **more: object) -> Desk:
        shared = {"index_server": index, "index_role": role}
        opened.append(open_desk(load_settings(**{"articles": SEEDS, **shared, **more})))
        return opened[-1]

    yield open_bot
    for desk in opened:
        desk.close()
