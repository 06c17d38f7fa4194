"""Conditions in the language of Milvus's filters.

A filter may let too much through, since what it lets through is looked at
again; it must never leave out what is allowed.
"""

import json
from collections.abc import Iterator

from bot.index.conditions import Conditions
from bot.index.milvus.collections import ANYBODY, CODE, LABEL, SHORT, cut


def filter_of(conditions: Conditions) -> str:
    """Return the filter for `conditions`; "" lets everything through."""
    return " and ".join(f"({part})" for part in _parts(conditions))


def _parts(conditions: Conditions) -> Iterator[str]:
    if conditions.source is not None and _plain(conditions.source):
        source = _quoted(cut(conditions.source, SHORT))
        yield f"article == {source} or outlet == {source}"
    if conditions.since is not None or conditions.until is not None:
        first = conditions.since.toordinal() if conditions.since else 1
        yield f"day >= {first}"
    if conditions.until is not None:
        yield f"day <= {conditions.until.toordinal()}"
    if conditions.country is not None:
        yield f"array_contains(countries, {_quoted(cut(conditions.country, CODE))})"
    if conditions.speakers is not None and all(map(_plain, conditions.speakers)):
        labels = sorted({cut(label, LABEL) for label in conditions.speakers})
        yield f"array_contains_any(speakers, [{', '.join(map(_quoted, [ANYBODY, *labels]))}])"


def _plain(text: str) -> bool:
    """Tell whether a text can stand in a filter: escapes beyond the quotation marks may not."""
    return text.isprintable()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
