"""The number line of a ledger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.report.axis import LEFT, MOST_TICKS, RIGHT, axis_of

AXES = [
    ([4, 17], [0, 5, 10, 15]),
    ([100, 110], [100, 110]),
    ([7], [7]),
    ([0], [0, 0.2, 0.4, 0.6, 0.8, 1]),
    ([300, 58_300], [100, 1_000, 10_000]),
]


@pytest.mark.parametrize(("values", "ticks"), AXES)
def test_ticks(values: list[float], ticks: list[float]) -> None:
    assert axis_of(values).ticks() == ticks


def test_what_is_far_apart_is_logarithmic() -> None:
    axis = axis_of([10, 1000])
    assert axis.logarithmic
    assert axis.at(100) - axis.at(10) == pytest.approx(axis.at(1000) - axis.at(100), abs=0.02)
    assert not axis_of([10, 900]).logarithmic


@given(st.lists(st.floats(0, 1e12), min_size=1, max_size=20))
def test_every_value_has_its_place_in_order(values: list[float]) -> None:
    axis = axis_of(values)
    places = [axis.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(LEFT <= place <= RIGHT for place in places)
    assert len(axis.ticks()) <= MOST_TICKS + 2
    assert axis.ticks() == sorted(set(axis.ticks()))
