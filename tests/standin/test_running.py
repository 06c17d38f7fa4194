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


def test_alone_it_prints_what_a_bot_needs() -> None:
    command = [sys.executable, "-m", "bot.standin"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        lines = [running.stdout.readline() for _ in range(4)]
        port = lines[3].split(":")[3].split("/")[0]
        taken = subprocess.run(
            [*command, "--port", port], cwd=ROOT, check=False, capture_output=True, text=True
        )
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0
    names = ["BRIEFING_DISCORD_TOKEN", "BRIEFING_DISCORD_PROXY", "SSL_CERT_FILE"]
    assert [line.split("=")[0].removeprefix("export ") for line in lines[:3]] == names
    assert (taken.returncode, taken.stderr.count("\n")) == (2, 1)
    assert f"Port {port} is taken" in taken.stderr


def test_bot_that_dies_is_reported() -> None:
    dying = [sys.executable, "-c", "import sys; sys.exit('The token is wrong.')"]
    with _run(dying) as running:
        out, err = running.communicate(timeout=30)
    assert running.returncode == 1
    assert "The bot ended with code 1: The token is wrong." in out
    assert "The token is wrong." in err
