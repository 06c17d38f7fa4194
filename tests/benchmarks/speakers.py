"""When is a speaker the right one?"""

from typing import Any

from tests.benchmarks.common import folded, words

LIGHT = frozenset(words("the a an of for at in on to by from who which and his her its their s"))


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same but for case, accents, an article and middle initials."""
    return bare(one) == bare(other)


def same_role(one: str, other: str) -> bool:
    """Tell whether one role says no more than the other: "EU diplomat", "an EU diplomat who …"."""
    here, there = (frozenset(words(role)) - LIGHT for role in (one, other))
    return bool(here and there) and (here <= there or there <= here)


def is_right(gold: dict[str, Any] | None, found: dict[str, Any] | None) -> bool:
    """Tell whether the bot's speaker is one that the gold allows.

    Named people must be named: a bare "he" or surname without a canonical name
    is unresolved. Unnamed people and bodies may be given by role instead.
    """
    if gold is None or found is None:
        return gold is None and (found is None or not (found["name"] or found["role"]))
    names = [name for name in (gold["name"], *gold["with"], *gold["accept"]) if name]
    roles = [*gold["accept"], *([gold["role"]] if gold["role"] and not gold["name"] else [])]
    if found["name"]:
        if any(same_name(found["name"], name) for name in names):
            return True
        return any(same_role(found["name"], role) for role in roles if not gold["name"])
    given = [text for text in (found["role"], found["as_written"]) if text]
    return any(same_role(text, role) for text in given for role in roles)


def shown(speaker: dict[str, Any] | None) -> str:
    """Return a speaker as the error lists print it."""
    if speaker is None:
        return "nobody"
    text = f"{speaker['name'] or speaker['role'] or 'unresolved'} ({speaker['as_written']})"
    return " ".join(text.split())


def bare(name: str) -> str:
    """Return a name folded for comparison, middle initials left out."""
    first, *others = words(folded(name).removeprefix("the ").removesuffix("'s")) or [""]
    return " ".join([first, *(word for word in others if len(word) > 1)])
