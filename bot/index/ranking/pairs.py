"""Codes for pairs of term frequency and document length, of which there are few."""

import numpy as np

from bot.index.ranking.arrays import Codes, Numbers

_LARGEST_TABLE = 1 << 24  # pairs that are counted rather than sorted


def paired(frequencies: Numbers, lengths: Numbers) -> tuple[Codes, tuple[Numbers, Numbers]]:
    """Return a code for each posting, and the pair that each code names.

    A million passages of news have about a thousand pairs.
    """
    if not len(frequencies):
        none = np.zeros(0, np.uint32)
        return np.zeros(0, np.uint16), (none, none)
    width = int(lengths.max()) + 1
    keys = frequencies.astype(np.int64)
    keys *= width
    keys += lengths
    if (int(frequencies.max()) + 1) * width <= _LARGEST_TABLE:
        table = np.zeros((int(frequencies.max()) + 1) * width, np.uint32)
        table[keys] = 1
        distinct = np.flatnonzero(table)
        table[distinct] = np.arange(len(distinct))
        codes = table.astype(_narrow(len(distinct)))[keys]
    else:
        distinct, inverse = np.unique(keys, return_inverse=True)
        codes = inverse.astype(_narrow(len(distinct)))
    pairs = np.divmod(distinct, width)
    return codes, (pairs[0].astype(np.uint32), pairs[1].astype(np.uint32))


def _narrow(values: int) -> type[np.unsignedinteger]:
    return np.uint16 if values <= 1 << 16 else np.uint32
