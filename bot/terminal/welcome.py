"""What a newcomer sees first: what was read, and one answer from it."""

from bot.answers.desk import Desk
from bot.terminal.console import console
from bot.terminal.render import show_answer


def welcome(desk: Desk) -> None:
    """Print what is loaded and the answer to the first example question."""
    status = desk.status()
    print(f"Read {status.articles} articles: {status.quotations} quotations, ", end="")
    print(f"{status.speakers} speakers, {status.countries} countries.")
    for example in desk.examples()[:1]:
        print(f"\nFor example, {example}")
        show_answer(console(), desk.ask(example))
    print()


def starting() -> None:
    """Print that the bot is on its way."""
    print("Starting the bot …", flush=True)
