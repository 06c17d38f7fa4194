"""A process that reads files and looks through articles for another: `python -m bot.worker CONFIG`.

Tasks come in on standard input, a line each; a line goes out for each, in the
same order. It ends when its input does, so it never outlives who started it.
"""

import logging
import os
import queue
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TextIO

from bot.articles.overrides import Overrides
from bot.errors import BriefingError
from bot.index.gathering.process import DONE, FAILED, READY, REFUSED
from bot.index.gathering.tasks import Work, failed, perform
from bot.knowledge import work_of

GENTLE = 10  # of the 20 steps by which a process may step back behind others


def serve(make: Callable[[], Work]) -> int:
    """Do the tasks of standard input; return the exit code. `make` may raise BriefingError."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who started this process
    logging.getLogger().addHandler(logging.NullHandler())  # what fails goes out as a reason
    out = _own_output()
    tasks: queue.SimpleQueue[str] = queue.SimpleQueue()
    Thread(target=_listen, args=(tasks,), daemon=True).start()
    try:
        work = make()
        overrides = work.overrides()
        print(READY, file=out, flush=True)
        while True:
            job, _, text = tasks.get().partition(" ")
            print(_done(work, overrides, job, text), file=out, flush=True)
    except BriefingError as error:
        print(REFUSED, " ".join(str(error).split()), file=out, flush=True)
        return 1


def _done(work: Work, overrides: Overrides, job: str, text: str) -> str:
    try:
        return f"{DONE} {perform(work, overrides, job, text)}"
    except BriefingError:
        raise  # the knowledge is wrong, not the article
    except Exception as error:  # noqa: BLE001 - one article never stops the others
        return f"{FAILED} {failed(error)}"


def _own_output() -> TextIO:
    """Return standard output, which nothing else can then write to."""
    sys.stdout.flush()
    out = open(os.dup(1), "w", encoding="utf-8", newline="\n")  # noqa: PTH123, SIM115 - a descriptor, kept
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return out


def _listen(tasks: "queue.SimpleQueue[str]") -> None:
    with open(0, encoding="utf-8", newline="\n", closefd=False) as lines:
        for line in lines:
            tasks.put(line.rstrip("\n"))
    os._exit(0)


def main(arguments: list[str]) -> int:
    """Serve with the knowledge of the folder named; `--gentle` lets other processes go first."""
    if "--gentle" in arguments and hasattr(os, "nice"):
        os.nice(GENTLE)
    return serve(lambda: work_of(Path(arguments[0])))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
