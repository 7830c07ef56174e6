"""Numbers for values that come again and again."""

from __future__ import annotations

import sys
from array import array
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
NOTHING = -1

T = TypeVar("T")


class Codes(Generic[T]):
    """Numbers for values, in the order in which they come; `NOTHING` for None."""

    def __init__(self) -> None:
        self._numbers: dict[T, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def of(self, value: T | None) -> int:
        """The number of ``value``."""
        return NOTHING if value is None else self._numbers.setdefault(value, len(self._numbers))

    def values(self) -> list[T]:
        """The values by number."""
        return list(self._numbers)


def shared(word: str | None) -> str | None:
    """The same word, of which memory holds one copy for all that share it."""
    return None if word is None else sys.intern(word)


def one_by_one(numbers: NDArray[np.generic]) -> array[int]:
    """Numbers below 2 ** 31 as an array that Python reads faster one by one than numpy's."""
    return array("i", numbers.astype(np.int32).tobytes())
