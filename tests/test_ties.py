"""What lies within what, and what is nearest."""

from __future__ import annotations

from sayso.spans import Span
from sayso.ties import Placed, Ties

TIES = Ties([Placed(Span(20, 24), "p2"), Placed(Span(2, 6), "p1"), Placed(Span(30, 34), "p1")])


def test_within_is_whole_and_in_reading_order() -> None:
    assert TIES.ids_within([Span(0, 24)]) == ("p1", "p2")
    assert TIES.ids_within([Span(0, 23)]) == ("p1",)
    assert TIES.ids_within([Span(18, 40), Span(0, 6)]) == ("p2", "p1")


def test_nearest_looks_only_inside_and_around_holes() -> None:
    assert TIES.nearest(Span(26, 28), Span(0, 40)) == "p2"
    assert TIES.nearest(Span(26, 28), Span(0, 40), without=[Span(18, 25)]) == "p1"
    assert TIES.nearest(Span(8, 9), Span(7, 15)) is None


def test_of_two_at_one_distance_the_earlier_is_nearest() -> None:
    ties = Ties([Placed(Span(0, 2), "a"), Placed(Span(6, 8), "b")])
    assert ties.nearest(Span(3, 5), Span(0, 10)) == "a"
