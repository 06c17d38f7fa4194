"""An article of any size, made up of sentences that differ."""

import random
from pathlib import Path

_PLACES = ("Kazakhstan", "Uzbekistan", "Mongolia", "Georgia", "Kenya", "Peru", "Nepal", "Chad")
_MATTERS = ("wheat", "rail", "water", "gas", "schools", "ports", "copper", "trade", "visas", "dams")


def write_big_article(path: Path, size: int) -> None:
    """Write an article of about `size` characters."""
    chosen = random.Random(7)  # noqa: S311 - only the same article each time is wanted
    parts = ["Talks on everything\n"]
    length = 0
    while length < size:
        place, matter = chosen.choice(_PLACES), chosen.choice(_MATTERS)
        number = chosen.randrange(10**6)
        parts.append(
            f"The talks on {matter} in {place} went on for the {number}th time on Monday. "
            f'"We have agreed on {number} tons of {matter}," said Anna Berg, the minister. '
            f"Nobody in {place} had expected so much {matter} to be left in {number} halls.\n"
        )
        length += len(parts[-1])
    path.write_text("\n".join(parts), encoding="utf-8")
