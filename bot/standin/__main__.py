"""`python -m bot.standin`: the stand-in alone, for a bot that is started by hand."""

import argparse
import asyncio
import sys

from bot.errors import StandinError
from bot.standin.running import stop_signal
from bot.standin.serving import serve


async def _serve(port: int) -> None:
    stopped = stop_signal()
    async with serve(page_port=port) as served:
        for name, value in served.environment().items():
            print(f"export {name}={value}")
        print(f"# Page: {served.page_url}", flush=True)
        await stopped


def main() -> int:
    """Run until a signal comes; print the bot's environment and the page's address."""
    parser = argparse.ArgumentParser(prog="python -m bot.standin", description=__doc__)
    parser.add_argument(
        "--port", type=int, default=0, help="port of the page (default: a free one)"
    )
    try:
        asyncio.run(_serve(parser.parse_args().port))
    except StandinError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
