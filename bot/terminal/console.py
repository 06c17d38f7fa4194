"""The console that answers for people are printed on."""

import sys

from rich.console import Console

# Where no terminal says how wide it is: readable, and the same on every machine.
WIDTH = 100


def console() -> Console:
    """Return a console on standard output, as wide as the terminal if there is one."""
    return Console(highlight=False, emoji=False, width=None if sys.stdout.isatty() else WIDTH)
