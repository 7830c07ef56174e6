"""Signatures of many texts: in files as in memory, and the pairs that share a band."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.aggregate.minhash import ROWS, Signature
from sayso.aggregate.signatures import Signatures, likely_pairs, resemblances

SIZE = 3 * ROWS


def signatures_of(numbers: list[list[int]], files: Path | None = None) -> Signatures:
    found = Signatures(SIZE, files)
    for one in numbers:
        found.add(np.array(one, dtype=np.uint32))
    return found


def slowly(numbers: list[list[int]]) -> set[tuple[int, int]]:
    """With the first and the last before of each band."""
    pairs: set[tuple[int, int]] = set()
    for start in range(0, SIZE, ROWS):
        same: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for later, one in enumerate(numbers):
            before = same[tuple(one[start : start + ROWS])]
            pairs.update((earlier, later) for earlier in (before[:1] + before[-1:]))
            before.append(later)
    return pairs


many = st.lists(st.lists(st.integers(0, 1), min_size=SIZE, max_size=SIZE), max_size=40)


@settings(deadline=None)
@given(many)
def test_pairs_share_a_band(numbers: list[list[int]]) -> None:
    signatures = signatures_of(numbers)
    one, other = likely_pairs(signatures)
    pairs = list(zip(one.tolist(), other.tolist(), strict=True))
    assert sorted(slowly(numbers)) == pairs  # each once
    expected = [float(np.mean(np.array(numbers[a]) == np.array(numbers[b]))) for a, b in pairs]
    assert resemblances(signatures, one, other).tolist() == expected


@pytest.mark.parametrize("number", [0, 1, 6, 7, 8, 20])
def test_in_files_they_are_as_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr("sayso.aggregate.signatures.HELD", 7)
    numbers = np.random.default_rng(number).integers(0, 2**32, (number, SIZE)).tolist()
    files, memory = signatures_of(numbers, tmp_path / "texts"), signatures_of(numbers)
    for one, other in zip(files.bands(), memory.bands(), strict=True):
        np.testing.assert_array_equal(one, other)
    assert len(list(tmp_path.iterdir())) == (3 if number >= 7 else 0)


def test_the_first_and_the_last_before_are_reached_in_a_crowd() -> None:
    same: Signature = np.arange(SIZE, dtype=np.uint32)
    one, other = likely_pairs(signatures_of([same.tolist()] * 5))
    assert list(zip(one.tolist(), other.tolist(), strict=True)) == [
        (0, 1),
        (0, 2),
        (0, 3),
        (0, 4),
        (1, 2),
        (2, 3),
        (3, 4),
    ]
