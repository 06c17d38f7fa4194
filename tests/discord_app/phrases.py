"""Finds the phrases that the code says, so that none is left without a translation."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from bot.articles.furniture.copies import WHY as SECOND_COPY
from bot.articles.repeated import WHY as ACROSS_FILES
from bot.discord_app.language import parts

BOT = Path(__file__).parents[2] / "bot"

_CORE = [BOT / "answers", BOT / "index" / "library.py", BOT / "index" / "voices.py"]
_SENTENCE = re.compile(r"\s?[A-Z“{].*[ }].*[.?]")


def said() -> set[str]:
    """Return the English text of every phrase of the Discord surface."""
    return set(_marked(BOT / "discord_app", ("say", "phrase")))


def counted() -> set[str]:
    """Return every noun that is counted."""
    return set(_marked(BOT / "discord_app", ("count",)))


def sentences() -> set[str]:
    """Return the sentences the core tells users, each by itself; what is put into them is `{}`."""
    return {
        one
        for root in _CORE
        for path in (root.rglob("*.py") if root.is_dir() else [root])
        if path.name != "explain.py"  # speaks in the terminal only
        for text in _strings(ast.parse(path.read_text(encoding="utf-8")))
        if _SENTENCE.fullmatch(text)
        for one in parts(text.strip())
    }


def refusals() -> set[str]:
    """Return what users are told of files and folders that cannot be read, sentence by sentence.

    What is wrong in the operator's own files is told as it is, after a phrase that is translated.
    """
    raised = (
        "SkippedFile", "Skipped", "Unread", "ArticlesError", "ReloadStopped", "StillReading", "end",
    )  # fmt: skip
    return {
        one
        for folder in ("articles", "index")
        for path in (BOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _called(node) in raised
        for argument in node.args
        for text in _literals(argument)
        if " " in text
        for one in parts(re.sub(r"[.] \{\}$", ".", text))
    }


def furniture() -> set[str]:
    """Return why stretches of articles are never shown."""
    rules = tomllib.loads((BOT.parent / "config" / "furniture.toml").read_text(encoding="utf-8"))
    given = {
        argument.value
        for path in (BOT / "articles").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _called(node) == "Excluded"
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    return {*_whys(rules), *given, SECOND_COPY, ACROSS_FILES}


def _whys(rules: object) -> Iterator[str]:
    if isinstance(rules, dict):
        if isinstance(rules.get("why"), str):
            yield rules["why"]
        rules = list(rules.values())
    if isinstance(rules, list):
        for one in rules:
            yield from _whys(one)


def _marked(folder: Path, names: tuple[str, ...]) -> Iterator[str]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in names:
                for argument in node.args[-1:] if names == ("count",) else node.args[:1]:
                    yield from _literals(argument)


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _strings(tree: ast.AST) -> Iterator[str]:
    """Yield every string but docstrings."""
    inner = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr | ast.Expr)
        for part in ast.walk(node)
        if part is not node and isinstance(part, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and id(node) not in inner:
            yield from _literals(node)


def _literals(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
            )
        case ast.IfExp():
            yield from _literals(node.body)
            yield from _literals(node.orelse)
        case ast.BinOp(left=left, right=right):
            for first in _literals(left):
                for second in _literals(right):
                    yield first + second
