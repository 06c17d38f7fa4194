"""`python -m bot.standin`: the stand-in alone, for a bot that is started by hand."""

import argparse
import asyncio
import contextlib

from bot.standin.serving import serve


async def _serve(port: int) -> None:
    async with serve(page_port=port) as served:
        for name, value in served.environment().items():
            print(f"export {name}={value}")
        print(f"# Page: {served.page_url}", flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Run until interrupted; print the bot's environment and the page's address."""
    parser = argparse.ArgumentParser(prog="python -m bot.standin", description=__doc__)
    parser.add_argument(
        "--port", type=int, default=0, help="port of the page (default: a free one)"
    )
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(parser.parse_args().port))


if __name__ == "__main__":
    main()
