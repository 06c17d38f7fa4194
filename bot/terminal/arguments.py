"""The command line: commands, their options, and options that stand before or after them."""

import argparse

from bot import __version__

_FILTERS = {
    "source": "only this article (file name or title) or outlet",
    "country": "only passages on this country",
    "speaker": "only what this person or body said",
    "since": "only from this day on (2023-03-07, 7 March 2023, March 2023, 2023)",
    "until": "only up to this day",
}


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    everywhere = _everywhere(argparse.SUPPRESS)
    top = argparse.ArgumentParser(
        prog="briefing-bot",
        description="Briefing answers from a folder of news articles: verbatim, with their source.",
        epilog="With no command: connect to Discord where a token is set, else try it out locally.",
        parents=[_everywhere(None)],
    )
    top.add_argument("--version", action="version", version=f"briefing-bot {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, about: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=about, description=about, parents=[everywhere])

    ask = add("ask", "answer a free question")
    _asking(ask, "question", _FILTERS)
    ask.add_argument("--explain", action="store_true", help="tell how the question was understood")
    _asking(add("who-said", "find who said these words"), "words", _FILTERS)
    quotes = add("quotes", "list what a person, body or country is quoted as saying")
    _asking(quotes, "speaker", {k: _FILTERS[k] for k in ("source", "since", "until")})
    quotes.add_argument("--about", help="only on this topic")
    quotes.add_argument("--all", action="store_true", help="also marked words that nobody spoke")
    country = add("country", "brief on a country or bloc")
    _asking(country, "name", {})
    country.add_argument("--about", help="only on this topic")
    person = add("person", "tell what the articles have of a person, by name or office")
    _asking(person, "name", {})
    compare = add("compare", "set two countries or people side by side")
    _asking(compare, "names", {})
    compare.add_argument("--about", help="only on this topic")
    timeline = add("timeline", "list dated events and statements in order")
    _asking(timeline, "of", {"country": "on this country", "person": "on this person"})
    timeline.add_argument("--about", help="only on this topic")
    timeline.add_argument("--chart", metavar="FILE", help="draw it as a PNG file, too")
    add("countries", "list the countries and blocs that the articles speak of")
    sources = add("sources", "list what was read, what was left out of it, and what was skipped")
    sources.add_argument("--text", action="store_true", help="with the readable text")
    add("status", "tell what is loaded")
    add("chat", "ask one question after another")
    add("run", "connect to Discord")
    add("try", "try the bot on a local stand-in for Discord")
    add("health", "ask the running bot on this machine whether it is well")
    add("sync", "register the slash commands with Discord")
    return top


def _everywhere(default: object) -> argparse.ArgumentParser:
    """Return the options that every command takes, before or after its name."""
    options = argparse.ArgumentParser(add_help=False, argument_default=default)
    options.add_argument("--articles", metavar="DIR", help="read the articles of this folder")
    options.add_argument(
        "--json",
        action="store_true",
        default=default or False,
        help="print JSON, one object a line",
    )
    options.add_argument(
        "--log-level", choices=["debug", "info", "warning", "error"], help="how much to log"
    )
    return options


def _asking(command: argparse.ArgumentParser, what: str, filters: dict[str, str]) -> None:
    command.add_argument(
        "query", nargs="*", metavar=what, help="words; - reads one query a line from standard input"
    )
    for name, about in filters.items():
        command.add_argument(f"--{name}", help=about)
