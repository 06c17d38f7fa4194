"""Dictionaries in flat arrays: mapped from disk as they stand, read a value at a time."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.index.ranking.array_file import Arrays
from bot.index.ranking.lexicon import Lexicon

_VALUES, _BOUNDS = "values", "value_bounds"


class Lines:
    """Texts end to end, each found by its number."""

    def __init__(self, values: npt.NDArray[Any], bounds: npt.NDArray[Any]) -> None:
        self._values = values
        self._bounds = bounds

    @classmethod
    def of(cls, texts: Iterable[bytes]) -> "Lines":
        """Put `texts` end to end."""
        kept = list(texts)
        bounds = np.zeros(len(kept) + 1, np.int64)
        np.cumsum(np.fromiter(map(len, kept), np.int64, len(kept)), out=bounds[1:])
        return cls(np.frombuffer(b"".join(kept), np.uint8), bounds)

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> "Lines":
        """Return the lines whose `arrays` these are."""
        return cls(arrays[_VALUES], arrays[_BOUNDS])

    @property
    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """What is kept of the lines."""
        return {_VALUES: self._values, _BOUNDS: self._bounds}

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __getitem__(self, number: int) -> bytes:
        return self._values[self._bounds[number] : self._bounds[number + 1]].tobytes()


class Table(Mapping[str, Any]):
    """Values that JSON can hold, by key, in the order in which they were given."""

    def __init__(self, keys: Lexicon, values: Lines) -> None:
        self._keys = keys
        self._values = values

    @classmethod
    def of(cls, items: Mapping[str, Any]) -> "Table":
        """Make a table of a dictionary."""
        return cls.of_lines(items, map(packed, items.values()))

    @classmethod
    def of_lines(cls, keys: Iterable[str], values: Iterable[bytes]) -> "Table":
        """Make a table of keys, all different, and their values as JSON."""
        return cls(Lexicon.of(keys), Lines.of(values))

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> "Table":
        """Return the table whose `arrays` these are."""
        keys = Lexicon(**{field.name: arrays[field.name] for field in fields(Lexicon)})
        return cls(keys, Lines.from_arrays(arrays))

    @property
    def arrays(self) -> Arrays:
        """What is kept of the table."""
        keys = {field.name: getattr(self._keys, field.name) for field in fields(Lexicon)}
        return {**keys, **self._values.arrays}

    def number(self, key: str) -> int | None:
        """Return at what place a key was given, None for an unknown one."""
        return self._keys.find(key)

    def value(self, number: int) -> Any:
        """Return the value at a place."""
        return json.loads(self.line(number))

    def line(self, number: int) -> bytes:
        """Return the value at a place as JSON."""
        return self._values[number]

    @cached_property
    def names(self) -> list[str]:
        """All keys, in order."""
        return list(self._keys)

    def __getitem__(self, key: str) -> Any:
        number = self.number(key)
        if number is None:
            raise KeyError(key)
        return self.value(number)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.number(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self._keys)


def packed(value: object) -> bytes:
    """Return a value as JSON."""
    return json.dumps(value, separators=(",", ":")).encode()
