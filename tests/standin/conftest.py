import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.standin import Standin
from tests.standin.openapi import check_requests

HERE = Path(__file__).parent


@contextlib.contextmanager
def demo_bot(standin: Standin, **more: str) -> Iterator["subprocess.Popen[bytes]"]:
    environment = {**os.environ, **standin.environment(), **more}
    with subprocess.Popen([sys.executable, str(HERE / "demo_bot.py")], env=environment) as process:
        try:
            yield process
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def standin() -> Iterator[Standin]:
    """A stand-in with the demo bot online."""
    with Standin.start() as running, demo_bot(running):
        running.wait_ready(commands=1)
        yield running
        check_requests(running.requests())
