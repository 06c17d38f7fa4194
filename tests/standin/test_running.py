"""The stand-in and the bot together: the page's address, a clean end, the reason of a death."""

import signal
import subprocess
import sys
from pathlib import Path

DEMO = str(Path(__file__).parent / "demo_bot.py")
ROOT = Path(__file__).parents[2]


def _run(command: list[str]) -> "subprocess.Popen[str]":
    code = f"import sys; from bot.standin import run_with_bot; sys.exit(run_with_bot({command!r}))"
    return subprocess.Popen(
        [sys.executable, "-u", "-c", code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_page_is_announced_and_a_signal_ends_both() -> None:
    with _run([sys.executable, DEMO]) as running:
        assert running.stdout
        assert "Open http://127.0.0.1:" in running.stdout.readline()
        assert "nothing leaves this computer" in running.stdout.readline()
        running.send_signal(signal.SIGTERM)
        _, err = running.communicate(timeout=30)
    assert running.returncode == 0, err
    assert "Traceback" not in err


def test_bot_that_dies_is_reported() -> None:
    dying = [sys.executable, "-c", "import sys; sys.exit('The token is wrong.')"]
    with _run(dying) as running:
        out, err = running.communicate(timeout=30)
    assert running.returncode == 1
    assert "The bot ended with code 1: The token is wrong." in out
    assert "The token is wrong." in err
