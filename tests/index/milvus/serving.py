"""A Milvus Lite in a process of its own, which several clients share and tests may stop."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from bot.index.milvus import Address, Server
from bot.index.milvus.server import ASKING

PATIENCE = 60.0  # seconds for the process to start


class Milvus:
    """A server over `folder` on a free port of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return once it can be connected to."""
        where = ["--host", "127.0.0.1", "--port", str(self._port), "--data-dir", str(self._folder)]
        with (self._folder.parent / "milvus.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "milvus_lite", "server", *where], stdout=log, stderr=log
            )
        until = time.monotonic() + PATIENCE
        while not self._listens():
            assert time.monotonic() < until, "Milvus Lite does not start"
            assert self._process.poll() is None, "Milvus Lite has ended"
            time.sleep(0.05)

    def kill(self) -> None:
        """End it at once, as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """Let connections stay open and nothing be answered."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Go on answering."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGCONT)

    def index(self, name: str) -> str:
        """Return the setting that names an index in this Milvus."""
        return f"milvus+http://127.0.0.1:{self._port}/{name}"

    def server(self, name: str, patience: float = ASKING) -> Server:
        """Return a client of its own for an index in this Milvus."""
        return Server(Address.of(self.index(name)), patience=patience)

    def _listens(self) -> bool:
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", self._port)) == 0
