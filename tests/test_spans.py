"""Interval arithmetic, by example and by property."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.spans import Span, holder, merge, subtract, trim

SPANS = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 40), st.integers(1, 12))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_a_span_is_never_empty_or_negative(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="a span needs"):
        Span(start, end)


def test_trim() -> None:
    assert trim('  "so," ', 0, 8, '",') == Span(3, 5)
    assert trim(" , ", 0, 3, ",") is None


def positions(spans: tuple[Span, ...]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


@given(st.lists(SPANS, max_size=12))
def test_merge_keeps_positions_and_leaves_gaps(spans: list[Span]) -> None:
    merged = merge(spans)
    assert positions(merged) == positions(tuple(spans))
    assert all(a.end < b.start for a, b in pairwise(merged))


@given(SPANS, st.lists(SPANS, max_size=8))
def test_subtract_takes_away_exactly_the_holes(span: Span, holes: list[Span]) -> None:
    assert positions(subtract(span, holes)) == positions((span,)) - positions(tuple(holes))


def test_holder() -> None:
    assert [holder([2, 5, 9], at) for at in (0, 2, 4, 5, 100)] == [-1, 0, 0, 1, 2]
