"""Lucene as a ranker to be measured: a Java process that is asked through a pipe."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.benchmarks.ranking.engines import Answer, Engine, Passage

JAR = (
    "LUCENE_JAR"  # the variable that names lucene-core's jar, or several parted as in a class path
)

_SOURCE = Path(__file__).with_name("Lucene.java")


class Lucene(Engine):
    """Lucene with its usual BM25; what it takes of time and memory is its JVM's."""

    @classmethod
    def lacking(cls) -> str | None:
        """Return what is not here to run it."""
        if shutil.which("java") is None:
            return "there is no java (17 or newer)"
        jars = [jar for jar in os.environ.get(JAR, "").split(os.pathsep) if jar]
        missing = [jar for jar in jars if not Path(jar).is_file()]
        if not jars or missing:
            return f"{JAR} must name lucene-core's jar" + (f", not {missing[0]}" if missing else "")
        return None

    def build(self, corpus: Iterable[Passage], folder: Path) -> None:
        """Send the passages to a process that ends when they are on disk."""
        with self._java("build", folder) as java:
            assert java.stdin
            java.stdin.writelines(" ".join(words) + "\n" for words in corpus)
            java.stdin.close()
        if java.returncode:
            raise SystemExit(f"Lucene ended with {java.returncode}; see what it said above.")

    def open(self, folder: Path) -> None:
        """Start the process that answers."""
        self._served = self._java("serve", folder)
        self.process = self._served.pid
        self._line()

    def ask(self, words: Sequence[str], count: int) -> Answer:
        """Ask through the pipe, which takes some hundredths of a millisecond itself."""
        assert self._served.stdin
        self._served.stdin.write(f"{count} {' '.join(words)}\n")
        self._served.stdin.flush()
        return [int(number) for number in self._line().split()]

    def close(self) -> None:
        """Let the process end."""
        self._served.communicate()

    def _line(self) -> str:
        assert self._served.stdout
        line = self._served.stdout.readline()
        if not line:
            raise SystemExit("Lucene has ended; see what it said above.")
        return line

    def _java(self, what: str, folder: Path) -> "subprocess.Popen[str]":
        options = ["-Xmx2g", "-XX:+UseSerialGC", "-cp", os.environ[JAR]]
        return subprocess.Popen(
            [shutil.which("java") or "java", *options, str(_SOURCE), what, str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
