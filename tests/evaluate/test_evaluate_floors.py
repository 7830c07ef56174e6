"""The gate's own logic."""

from __future__ import annotations

import pytest

from sayso.evaluate.floors import CURE, complaints, raised

FLOORS = {"detection": 0.7, "acts": 0.8}


@pytest.mark.parametrize(
    ("reached", "expected"),
    [
        ({"detection": 0.7, "acts": 0.95}, []),
        (
            {"detection": 0.6999, "acts": 0.8},
            ["detection: 0.6999 is below its floor of 0.700", CURE],
        ),
        ({"detection": 0.7}, ["acts: no longer measured, its floor is 0.800", CURE]),
        (
            {"detection": 0.7, "acts": 0.8, "places": 0.9},
            ["places: 0.9000 has no floor; pin one with --update-floors"],
        ),
    ],
)
def test_complaints(reached: dict[str, float], expected: list[str]) -> None:
    assert complaints(FLOORS, reached) == expected


CASES = {
    "a figure that rose raises its floor": (
        {"detection": 0.75, "acts": 0.8},
        False,
        {"detection": 0.74, "acts": 0.8},
    ),
    "a small rise does not lower it": ({"detection": 0.705, "acts": 0.805}, False, FLOORS),
    "a fall does not lower it": ({"detection": 0.5, "acts": 0.8}, False, FLOORS),
    "unless told": ({"detection": 0.5, "acts": 0.8}, True, {"detection": 0.49, "acts": 0.8}),
    "told to lower, what has not fallen does not": (
        {"detection": 0.705, "acts": 0.9},
        True,
        {"detection": 0.7, "acts": 0.89},
    ),
    "a new figure gets a floor": (
        {"detection": 0.7, "acts": 0.8, "places": 0.9},
        False,
        {"detection": 0.7, "acts": 0.8, "places": 0.89},
    ),
    "a figure that is gone keeps its floor": ({"detection": 0.7}, False, FLOORS),
    "unless told to lower": ({"detection": 0.7}, True, {"detection": 0.7}),
}


@pytest.mark.parametrize(("reached", "lower", "expected"), CASES.values(), ids=list(CASES))
def test_floors_only_rise(reached: dict[str, float], lower: bool, expected: dict[str, float]) -> None:
    assert raised(FLOORS, reached, 0.01, lower=lower) == expected


def test_a_first_pinning() -> None:
    assert raised({}, {"detection": 0.7071}, 0.01) == {"detection": 0.697}
