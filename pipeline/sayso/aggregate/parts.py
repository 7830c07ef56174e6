"""Many rows in parts that fit into memory: what belongs together is in one part."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sayso.aggregate.codes import Ints

PART = 100_000  # rows


def parts(*keys: NDArray[np.integer]) -> Iterator[NDArray[np.int64]]:
    """The rows in the order of ``keys``, the first first, in parts of `PART` rows or, of one key, more.

    Rows whose keys are all equal are in one part. At least one part, which may be empty.
    """
    order, new = runs(*reversed(keys))
    starts = np.flatnonzero(new)
    start = 0
    while True:
        at = int(np.searchsorted(starts, start + PART))
        end = int(starts[at]) if at < len(starts) else len(order)
        yield order[start:end]
        start = end
        if start == len(order):
            return


def runs(*keys: NDArray[np.integer]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The order of things by ``keys``, the last first, and which in it are the first of a run of equals.

    Equals stay in the order in which they were.
    """
    order = np.lexsort(keys)
    new = np.zeros(len(order), dtype=bool)
    new[:1] = True
    for key in keys:
        in_order = key[order]
        new[1:] |= in_order[1:] != in_order[:-1]
    return order, new


def ranked(*keys: NDArray[np.integer]) -> Ints:
    """A number for each thing, by which things are in the order of ``keys``; the same for equals."""
    order, new = runs(*keys)
    ranks = np.empty(len(order), dtype=np.int32)
    ranks[order] = np.cumsum(new)
    return ranks


def numbered(*keys: NDArray[np.integer]) -> tuple[Ints, Ints]:
    """The first of each kind of equals, in the order in which they come, and each thing's kind by number."""
    order, new = runs(*keys)
    firsts = order[new].astype(np.int32)
    in_order = np.argsort(firsts)
    numbers = np.empty(len(firsts), dtype=np.int32)
    numbers[in_order] = np.arange(len(firsts))
    number_of = np.empty(len(order), dtype=np.int32)
    number_of[order] = numbers[np.cumsum(new, dtype=np.int32) - 1]
    return firsts[in_order], number_of
