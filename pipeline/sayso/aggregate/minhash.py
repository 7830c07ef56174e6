"""Texts that share most of their words: shingles, MinHash signatures, and groups of copies.

MinHash: A. Broder, On the resemblance and containment of documents, 1997. Its bands: Leskovec, Rajaraman
and Ullman, Mining of Massive Datasets, chapter 3. Hash functions are multiply-shift (Dietzfelbinger et al.,
1997) with multipliers of a fixed SplitMix64 sequence, so that the same text gives the same signature on
every machine.
"""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from sayso.aggregate.codes import Ints

Signature = NDArray[np.uint32]
Floats = NDArray[np.float64]

ROWS = 3  # numbers of a signature that make a band
SIZE = 42 * ROWS  # a pair of resemblance .4 shares a band in 94 of 100 cases, one of .05 in 1 of 200
SHORT = 21 * ROWS  # for the many short texts: of resemblance .6, 99 of 100
WORD = re.compile(r"\w+")
_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15


def _splitmix(state: int) -> int:
    """The number that SplitMix64 (Steele, Lea and Flood, 2014) gives for a state."""
    mixed = (state + _GOLDEN) & _MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
    return mixed ^ (mixed >> 31)


_MULTIPLIERS = np.array([_splitmix(n * _GOLDEN & _MASK) | 1 for n in range(SIZE)], dtype=np.uint64)
STEP = np.uint64(0x100000001B3)
_HIGH = np.uint64(32)


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def shingles(text: str, width: int) -> NDArray[np.uint64]:
    """The different runs of ``width`` words of a text, as sorted hashes; of all words where it is shorter.

    Case, punctuation and white space do not count. Empty for a text without words.
    """
    words = np.array([_hash(word) for word in WORD.findall(text.casefold())], dtype=np.uint64)
    width = min(width, len(words))
    if not width:
        return words
    runs = np.zeros(len(words) - width + 1, dtype=np.uint64)
    for offset in range(width):
        runs = runs * STEP + words[offset : offset + len(runs)]
    runs ^= runs >> np.uint64(29)
    return np.unique(runs)


def signature(hashes: NDArray[np.uint64], size: int = SIZE) -> Signature:
    """The MinHash signature of a set of shingles, ``size`` numbers; of no shingle, all ones."""
    least = np.full(size, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(hashes), 4096):  # so that a long text takes no more memory than a short one
        part = hashes[start : start + 4096, None] * _MULTIPLIERS[None, :size]
        np.minimum(least, part.min(axis=0), out=least)
    return (least >> _HIGH).astype(np.uint32)


def containment(resembling: Floats, n_one: Ints, n_other: Ints) -> Floats:
    """The share of the shorter text's shingles that are in the longer, from resemblances and sizes.

    The resemblance is the share of common shingles among all of two texts: estimated as the share of equal
    numbers of their signatures, with a standard error of .045 at `SIZE`.
    """
    shared = resembling / (1 + resembling) * (n_one + n_other)
    return np.minimum(1.0, shared / np.maximum(1, np.minimum(n_one, n_other)))


class Groups:
    """Disjoint groups of numbered things (union-find); the least number stands for its group."""

    def __init__(self, size: int) -> None:
        self._head = array("i", range(size))

    def head(self, item: int) -> int:
        """The least member of the group of ``item``."""
        while self._head[item] != item:
            self._head[item] = self._head[self._head[item]]
            item = self._head[item]
        return item

    def join(self, one: int, other: int) -> None:
        """Makes one group of two."""
        low, high = sorted((self.head(one), self.head(other)))
        self._head[high] = low

    def heads(self) -> Ints:
        """The head of each item."""
        heads = np.array(self._head, dtype=np.int32)
        while not np.array_equal(heads, further := heads[heads]):
            heads = further
        return heads
