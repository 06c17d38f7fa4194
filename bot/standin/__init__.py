"""A loopback stand-in for Discord, for trying and testing the unmodified bot.

`Standin` is the synchronous client for tests, `serve` runs a stand-in inside an
event loop, `run_with_bot` runs one together with the bot and its page.
"""

from bot.standin.client import Standin
from bot.standin.running import run_with_bot
from bot.standin.seen import Done, Seen
from bot.standin.serving import Served, serve

__all__ = ["Done", "Seen", "Served", "Standin", "run_with_bot", "serve"]
