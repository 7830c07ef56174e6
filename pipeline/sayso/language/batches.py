"""Work in batches of about the same size, whatever the size of each item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def batches(items: Iterable[T], size: Callable[[T], int], full: int) -> Iterator[list[T]]:
    """The items in order, in lists whose sizes add up to ``full`` or, with the last item, more."""
    batch: list[T] = []
    total = 0
    for item in items:
        batch.append(item)
        total += size(item)
        if total >= full:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
