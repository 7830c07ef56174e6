"""The MinHash signatures of many texts, band by band, and the pairs of texts that they make likely copies."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.aggregate.codes import Ints
from sayso.aggregate.minhash import ROWS, STEP, Floats, Signature

Band = NDArray[np.uint32]

HELD = 20_000  # signatures that are held before they go to their files
STRIDE = 500_000  # pairs that are compared at one time


class Signatures:
    """Signatures of ``size`` numbers, one a text, in memory or in files.

    ``files`` is the path that the names of the files begin with: one a band, since a band at a time is read.
    """

    def __init__(self, size: int, files: Path | None = None) -> None:
        self.size = size
        self._files = files
        self._held = array("I")

    def add(self, signature: Signature) -> None:
        """Adds the signature of the next text; raises OSError where the disk is full."""
        self._held.frombytes(signature.tobytes())
        if self._files is not None and len(self._held) >= HELD * self.size:
            for number, band in enumerate(self._held_bands()):
                with self._file(number).open("ab") as stream:
                    stream.write(band.tobytes())
            self._held = array("I")

    def bands(self) -> Iterator[Band]:
        """The bands, `ROWS` numbers a text."""
        for number, band in enumerate(self._held_bands()):
            if self._files is not None and self._file(number).exists():
                before = np.fromfile(self._file(number), dtype=np.uint32).reshape(-1, ROWS)
                band = np.concatenate([before, band])
            yield band

    def _held_bands(self) -> Iterator[Band]:
        held = np.asarray(self._held, dtype=np.uint32).reshape(-1, self.size)
        yield from (held[:, start : start + ROWS] for start in range(0, self.size, ROWS))

    def _file(self, band: int) -> Path:
        assert self._files is not None
        return self._files.with_name(f"{self._files.name}-{band}")


def likely_pairs(signatures: Signatures) -> tuple[Ints, Ints]:
    """Pairs (earlier, later) of texts that agree in a band: with the first and the last before, in each band.

    Each pair once, as two arrays. Two pairs a text and band at most keep the time linear where thousands of
    texts are alike; the others of a group are reached through those two.
    """
    told = np.empty(0, dtype=np.int64)  # a number for each pair
    waiting: list[NDArray[np.int64]] = []
    size = 1
    for band in signatures.bands():
        size = max(1, len(band))
        waiting.extend(_pairs(band, size))
        if sum(map(len, waiting)) > len(told):
            told, waiting = np.unique(np.concatenate([told, *waiting])), []
    told = np.unique(np.concatenate([told, *waiting]))
    return (told // size).astype(np.int32), (told % size).astype(np.int32)


def _pairs(band: Band, size: int) -> Iterator[NDArray[np.int64]]:
    """The pairs of one band, as earlier * ``size`` + later."""
    keys = band[:, 0].astype(np.uint64) * STEP
    keys += band[:, 1]
    keys *= STEP
    keys += band[:, 2]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    again = np.flatnonzero(keys[1:] == keys[:-1]) + 1
    starts = np.arange(len(keys))
    starts[again] = 0
    first = np.maximum.accumulate(starts)[again]
    later = order[again]
    yield order[first] * size + later
    yield order[again - 1] * size + later


def resemblances(signatures: Signatures, one: Ints, other: Ints) -> Floats:
    """The share of common shingles among all of two texts, for the pairs of texts ``one`` and ``other``."""
    equal = np.zeros(len(one), dtype=np.uint8)
    for band in signatures.bands():
        for start in range(0, len(one), STRIDE):
            part = slice(start, start + STRIDE)
            equal[part] += np.sum(band[one[part]] == band[other[part]], axis=1, dtype=np.uint8)
    return equal / signatures.size
