"""The stand-in together with the bot: started together, ended together."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from bot.standin.serving import Served, serve

GRACE_SECONDS = 15.0
PATIENCE_SECONDS = 60.0
STOPPED_BY = (signal.SIGINT, signal.SIGTERM)


def run_with_bot(
    bot_command: Sequence[str],
    *,
    page_port: int = 0,
    environment: Mapping[str, str] | None = None,
    say: Callable[[str], None] | None = None,
) -> int:
    """Run a stand-in and the bot until one of SIGINT and SIGTERM comes or the bot ends.

    The bot runs as a child in a process group of its own, with `environment`
    (this process's by default) and the variables that lead it to the stand-in.
    `say` receives what the user is to read (printed by default): the page's
    address once the bot is online, and why the bot ended. Returns the exit
    code: 0 after a signal, else the bot's own (1 if a signal ended it).
    """
    base = dict(os.environ if environment is None else environment)
    return asyncio.run(_run(list(bot_command), page_port, base, say or partial(print, flush=True)))


async def _run(
    command: list[str], page_port: int, base: dict[str, str], say: Callable[[str], None]
) -> int:
    stopped = stop_signal()
    async with serve(page_port=page_port) as served:
        bot = await asyncio.create_subprocess_exec(
            *command,
            env={**base, **served.environment()},
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        errors = asyncio.create_task(_pass_on(bot.stderr))
        greeting = asyncio.create_task(_greet(served, say))
        ended = asyncio.create_task(bot.wait())
        await asyncio.wait((ended, stopped), return_when=asyncio.FIRST_COMPLETED)
        greeting.cancel()
        stopped.cancel()
        if not ended.done():
            await _end(bot, ended)
            await errors
            return 0
        say(_obituary(await ended, await errors))
        return max(await ended, 0) or int(await ended != 0)


def stop_signal() -> "asyncio.Task[bool]":
    """Return a task that is done once this process is told to stop."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in STOPPED_BY:
        loop.add_signal_handler(number, stop.set)
    return asyncio.create_task(stop.wait())


async def _greet(served: Served, say: Callable[[str], None]) -> None:
    gateway = served.world.gateway
    if not await served.world.hub.wait_for(lambda: gateway.online, PATIENCE_SECONDS):
        say("The bot is not online yet; its messages above may say why.")
        await served.world.hub.wait_for(lambda: gateway.online, float("inf"))
    say(f"The bot is online. Open {served.page_url}")
    say("This is a local stand-in for Discord: nothing leaves this computer. Stop with Ctrl+C.")


async def _pass_on(stream: asyncio.StreamReader | None) -> str:
    """Copy the bot's messages to stderr and return the last line."""
    last = ""
    while stream is not None and (chunk := await stream.read(65536)):
        sys.stderr.buffer.write(chunk)
        sys.stderr.buffer.flush()
        lines = (last + "\n" + chunk.decode(errors="replace")).split("\n")
        last = next((line for line in reversed(lines) if line.strip()), "")
    return last.strip()


async def _end(bot: asyncio.subprocess.Process, ended: "asyncio.Task[int]") -> None:
    """Ask the bot and its children to end, and make them if they do not."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(bot.pid, signal.SIGTERM)
    done, _ = await asyncio.wait({ended}, timeout=GRACE_SECONDS)
    if not done:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(bot.pid, signal.SIGKILL)
        await ended


def _obituary(code: int, last_line: str) -> str:
    how = f"with code {code}" if code >= 0 else f"by {signal.Signals(-code).name}"
    return f"The bot ended {how}" + (f": {last_line}" if last_line else ".")
