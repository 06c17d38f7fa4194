"""A conversation in the terminal: one question after another."""

import sys

from bot.answers.desk import Desk
from bot.errors import QuestionError
from bot.terminal.console import console
from bot.terminal.render import show_answer

HELLO = """\
Ask about the {articles} articles, for example:
{examples}
"/why" before a question tells how it is understood.
Leave with an empty line or Ctrl-D."""

WHY = "/why "


def chat(desk: Desk) -> int:
    """Answer lines of standard input until it ends or a line is empty; returns exit code 0."""
    shown = console()
    examples = "\n".join(f"  {example}" for example in desk.examples())
    print(HELLO.format(articles=desk.status().articles, examples=examples))
    while True:
        try:
            line = input("\n> " if sys.stdin.isatty() else "")
        except EOFError:
            return 0
        if not line.strip():
            return 0
        try:
            if line.startswith(WHY):
                print("\n".join(desk.explain(line.removeprefix(WHY))))
            else:
                show_answer(shown, desk.ask(line))
        except QuestionError as error:
            show_answer(shown, desk.declined("ask", line, error))
