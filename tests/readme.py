"""The README's examples: read them, run them, and write what they print now.

python -m tests.readme      run each example and put its present output into the README
"""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A command of the README, as typed after "$ ", and what the README says it prints."""

    command: str
    output: str


def examples(readme: str) -> list[Example]:
    """Return every command of the `console` blocks that the bot itself answers."""
    found = []
    for block in BLOCK.findall(readme):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("briefing-bot "):
                found.append(Example(command, output.strip("\n")))
    return found


def run(command: str) -> str:
    """Return what `command` prints, over the shipped articles and settings."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("BRIEFING_")}
    words = shlex.split(command.partition(" | ")[0])[1:]
    done = subprocess.run(
        [sys.executable, "-m", "bot", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=clean,
        check=False,
    )
    lines = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
    if " | head -" in command:
        lines = lines[: int(command.rsplit("-", 1)[1])]
    return "\n".join(lines).strip("\n")


def refreshed(readme: str) -> str:
    """Return the README with every example's present output."""

    def present(block: re.Match[str]) -> str:
        commands = [example.command for example in examples(block.group())]
        shown = "\n\n".join(f"$ {command}\n{run(command)}" for command in commands)
        return f"```console\n{shown}\n```"

    return BLOCK.sub(present, readme)


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
