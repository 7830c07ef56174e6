"""Texts that share most of their words: shingles, MinHash signatures, and groups of likely copies.

MinHash: A. Broder, On the resemblance and containment of documents, 1997. Its bands: Leskovec, Rajaraman
and Ullman, Mining of Massive Datasets, chapter 3. Hash functions are multiply-shift (Dietzfelbinger et al.,
1997) with multipliers of a fixed SplitMix64 sequence, so that the same text gives the same signature on
every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Signature = NDArray[np.uint32]

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
_STEP = np.uint64(0x100000001B3)
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
        runs = runs * _STEP + words[offset : offset + len(runs)]
    runs ^= runs >> np.uint64(29)
    return np.unique(runs)


def signature(hashes: NDArray[np.uint64], size: int = SIZE) -> Signature:
    """The MinHash signature of a set of shingles, ``size`` numbers; of no shingle, all ones."""
    least = np.full(size, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(hashes), 4096):  # so that a long text takes no more memory than a short one
        part = hashes[start : start + 4096, None] * _MULTIPLIERS[None, :size]
        np.minimum(least, part.min(axis=0), out=least)
    return (least >> _HIGH).astype(np.uint32)


def resemblance(one: Signature, other: Signature) -> float:
    """The share of common shingles among all of two texts, estimated; standard error .045 at `SIZE`."""
    return float(np.mean(one == other))


def containment(resembling: float, n_one: int, n_other: int) -> float:
    """The share of the shorter text's shingles that are in the longer, from `resemblance` and sizes."""
    shared = resembling / (1 + resembling) * (n_one + n_other)
    return min(1.0, shared / max(1, min(n_one, n_other)))


def likely_pairs(signatures: NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of rows that agree in a band: with the first and the last before, in each band.

    Two pairs a row and band at most keep the time linear where thousands of texts are alike; the others
    of a group are reached through those two.
    """
    told: set[tuple[int, int]] = set()
    for band in range(signatures.shape[1] // ROWS):
        part = signatures[:, band * ROWS : (band + 1) * ROWS].astype(np.uint64)
        keys = (part[:, 0] * _STEP + part[:, 1]) * _STEP + part[:, 2]
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        new = np.ones(len(order), dtype=bool)
        new[1:] = ordered[1:] != ordered[:-1]
        first = np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
        for at in np.flatnonzero(~new):
            row = int(order[at])
            for other in {int(order[first[at]]), int(order[at - 1])}:
                if (other, row) not in told:
                    told.add((other, row))
                    yield other, row


class Groups:
    """Disjoint groups of numbered things (union-find); the least number stands for its group."""

    def __init__(self, size: int) -> None:
        self._head = list(range(size))

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

    def heads(self) -> list[int]:
        """The head of each item."""
        return [self.head(item) for item in range(len(self._head))]
