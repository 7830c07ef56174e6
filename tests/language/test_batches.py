"""Lists that are full when their sizes add up."""

from __future__ import annotations

import pytest

from sayso.language.batches import batches

CASES = [
    ([], []),
    (["aaa", "a", "aaaaa", "aa"], [["aaa", "a"], ["aaaaa"], ["aa"]]),
    (["", "", "aaaa"], [["", "", "aaaa"]]),
]


@pytest.mark.parametrize(("items", "expected"), CASES)
def test_batches_keep_order_and_lose_nothing(items: list[str], expected: list[list[str]]) -> None:
    assert list(batches(items, len, 4)) == expected
