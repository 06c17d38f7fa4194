"""Finds the phrases that the code says, so that none is left without a translation."""

import ast
from collections.abc import Iterator
from pathlib import Path

BOT = Path(__file__).parents[2] / "bot"

# Errors that a user may meet; those of single files and of the start are the operator's.
_TOLD = {"QuestionError", "UnknownName", "ReloadRunning", "NotAllowed"}
_CORE = [BOT / "answers", BOT / "index" / "library.py", BOT / "index" / "voices.py"]


def said() -> set[str]:
    """Return the English text of every phrase of the Discord surface."""
    return set(_marked(BOT / "discord_app", ("say", "phrase")))


def counted() -> set[str]:
    """Return every noun that is counted."""
    return set(_marked(BOT / "discord_app", ("count",)))


def sentences() -> set[str]:
    """Return the sentences the core tells users; what is put into them is `{}`."""
    return {
        text
        for root in _CORE
        for path in (root.rglob("*.py") if root.is_dir() else [root])
        for text in _told(ast.parse(path.read_text(encoding="utf-8")))
        if " " in text
    }


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


def _told(tree: ast.AST) -> Iterator[str]:
    """Yield what goes into an error's or an answer's text, and into names that are told."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in _TOLD and node.args:
            yield from _literals(node.args[0])
        if isinstance(node, ast.keyword) and node.arg in ("message", "note"):
            yield from _literals(node.value)
        if isinstance(node, ast.Assign) and _name(node.targets[0]) in ("message", "note", "said"):
            yield from _literals(node.value)
        if isinstance(node, ast.FunctionDef) and node.name in ("_message", "_note", "_nobody"):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value:
                    yield from _literals(inner.value)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _literals(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            yield "".join(
                part.value if isinstance(part, ast.Constant) else "{}" for part in node.values
            )
        case ast.IfExp():
            yield from _literals(node.body)
            yield from _literals(node.orelse)
        case ast.BinOp(left=left, right=right):
            for first in _literals(left):
                for second in _literals(right):
                    yield first + second
