"""Where the tagger cuts what it reads: between sequences, whatever the length."""

from __future__ import annotations

import pytest

from sayso.statements.tagger import tagger
from sayso.statements.tagger.tagger import parts_of

CASES = [
    ([0], 3, [(0, 3, [0])]),
    ([0, 4, 9], 12, [(0, 12, [0, 4, 9])]),
    ([0, 6, 11, 30], 33, [(0, 11, [0, 6]), (11, 30, [0]), (30, 33, [0])]),
    ([0, 10, 20], 30, [(0, 10, [0]), (10, 20, [0]), (20, 30, [0])]),
]


@pytest.mark.parametrize(("starts", "size", "expected"), CASES)
def test_parts_cover_all_tokens(
    monkeypatch: pytest.MonkeyPatch, starts: list[int], size: int, expected: list[tuple[int, int, list[int]]]
) -> None:
    monkeypatch.setattr(tagger, "PART", 10 if size > 12 else 100)
    assert list(parts_of(starts, size)) == expected
