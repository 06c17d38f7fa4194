"""Entry of `briefing-bot` and `python -m bot`: reads settings, then hands over."""

import argparse
import os
import sys
from pathlib import Path

from bot.errors import BriefingError
from bot.logs import set_up_logs
from bot.settings import Settings, load_settings
from bot.terminal.arguments import parser
from bot.terminal.health import check_health
from bot.terminal.progress import progress_line

WRONG_USE = 2
QUICKLY_READ = 1_000_000  # bytes of articles, read within seconds


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0 answered, 1 nothing found, 2 wrong use, wrong setting or unreadable folder.
    """
    given = parser().parse_args(arguments)
    _speak_utf8()
    try:
        return _run(given)
    except BriefingError as error:
        print(f"briefing-bot: {error}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output has gone, as "| head" does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(given: argparse.Namespace) -> int:
    settings = load_settings(
        articles=Path(given.articles) if given.articles else None, log_level=given.log_level
    )
    command = given.command or ("run" if settings.discord_token else "try")
    if command == "health":
        return check_health(settings)
    serving = command in ("run", "try", "sync")
    set_up_logs(
        settings.log_level if serving or given.log_level else "warning", settings.log_format
    )
    return _serve(command, settings) if serving else _answer(given, settings)


def _answer(given: argparse.Namespace, settings: Settings) -> int:
    from bot.knowledge import open_desk

    with progress_line() as progress:
        desk = open_desk(settings, progress)
    if given.command == "chat":
        from bot.terminal.chat import chat

        return chat(desk)
    from bot.terminal.commands import run_command

    return run_command(desk, given)


def _serve(command: str, settings: Settings) -> int:
    """Connect to Discord or to its stand-in; only here is discord loaded."""
    if command == "try":
        return _try_out(settings)
    from bot.discord_app.run import run_bot, run_sync
    from bot.knowledge import open_desk

    run = run_bot if command == "run" else run_sync
    return run(settings, open_desk(settings, later=True))


def _try_out(settings: Settings) -> int:
    """Run the bot, unmodified and in its own process, against the stand-in.

    A small folder is read first, for an answer to begin with; a large one only by
    the bot, which says on the page how far it is.
    """
    from bot.knowledge import open_desk
    from bot.standin import run_with_bot
    from bot.terminal.welcome import starting, welcome

    if _is_quickly_read(settings.articles):
        with progress_line() as progress:
            desk = open_desk(settings, progress)
        welcome(desk)
        desk.close()  # the bot's own process may need what only one can hold
    starting()
    chosen = {"BRIEFING_ARTICLES": str(settings.articles), "BRIEFING_CONFIG": str(settings.config)}
    return run_with_bot(
        [sys.executable, "-m", "bot", "run"],
        environment={**os.environ, **chosen},
        page_port=settings.try_port,
    )


def _is_quickly_read(folder: Path) -> bool:
    """Tell whether the files of a folder are small together; looks at no more than it must."""
    size = 0
    for path in folder.rglob("*"):
        size += path.stat().st_size if path.is_file() else 0
        if size > QUICKLY_READ:
            return False
    return True


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale, so that odd input is never a crash."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
