"""Rows in parts, and the numbers of equals."""

from __future__ import annotations

from itertools import chain
from unittest import mock

import numpy as np
import pytest
from facts import ints
from hypothesis import given
from hypothesis import strategies as st

from sayso.aggregate import parts as module
from sayso.aggregate.parts import numbered, parts, ranked

pairs = st.lists(st.tuples(st.integers(-1, 4), st.integers(0, 2)), max_size=40)


@given(pairs, st.integers(1, 10))
def test_parts_hold_all_rows_in_order_and_part_no_equals(keys: list[tuple[int, int]], size: int) -> None:
    first, second = ints(*(one for one, _ in keys)), ints(*(other for _, other in keys))
    with mock.patch.object(module, "PART", size):
        found = [part.tolist() for part in parts(first, second)]
    assert list(chain.from_iterable(found)) == sorted(range(len(keys)), key=lambda at: (keys[at], at))
    held = [{keys[at] for at in part} for part in found]
    assert sum(map(len, held)) == len(set(keys))
    assert all(len(part) >= size for part in found[:-1])
    assert all(found) or found == [[]]


@given(pairs)
def test_equals_have_one_number(keys: list[tuple[int, int]]) -> None:
    first, second = ints(*(one for one, _ in keys)), ints(*(other for _, other in keys))
    firsts, number_of = numbered(second, first)
    different = list(dict.fromkeys(keys))
    assert [keys[at] for at in firsts] == different
    assert number_of.tolist() == [different.index(key) for key in keys]
    in_order = sorted(set(keys))
    assert (ranked(second, first) - 1).tolist() == [in_order.index(key) for key in keys]


@pytest.mark.parametrize("rows", [0, 1])
def test_there_is_always_a_part(rows: int) -> None:
    assert [part.tolist() for part in parts(np.zeros(rows, dtype=np.int32))] == [list(range(rows))]
