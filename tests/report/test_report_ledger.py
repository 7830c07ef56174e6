"""The figure ledger as rows with marks."""

from __future__ import annotations

import pytest
from made import Said, Who, article
from report_made import NORTH

from sayso.aggregate.build import build_tables
from sayso.records import Record
from sayso.report.ledger import Ledger, Mark, ledgers_of


@pytest.fixture(scope="module")
def ledger(dispute: list[Record]) -> Ledger:
    (found,) = ledgers_of(build_tables(dispute))
    return found


def test_the_head_of_a_ledger(ledger: Ledger) -> None:
    assert (ledger.what, ledger.of_whom, ledger.where) == ("killed", "people", "Ostby, NO")
    assert ledger.days == "2024-03-01 to 2024-03-02"
    assert (ledger.low, ledger.high) == ("5", "20")


def test_every_claimant_has_a_line(ledger: Ledger) -> None:
    lines = [(one.claimant, one.kind, one.text, one.days, one.superseded) for one in ledger.figures]
    assert lines == [
        ("Northern League", "organization", "at least 12", "2024-03-01", True),
        ("government of Sweden", "government", "3", "2024-03-01", True),
        ("Northern League", "organization", "20", "2024-03-02", False),
        ("Echo itself", "unnamed", "up to 5", "2024-03-02", False),
    ]


def test_bounds_are_drawn_as_open_ends(ledger: Ledger) -> None:
    ends = [(one.mark.open_below, one.mark.open_above) for one in ledger.figures]
    assert ends == [(False, True), (False, False), (False, False), (True, False)]
    points = [one.mark.point for one in ledger.figures]
    assert None not in points
    assert ledger.figures[1].mark.start == ledger.figures[1].mark.end == points[1]


def test_relations_are_marked_and_told(ledger: Ledger) -> None:
    marked = {one.text: one.relations for one in ledger.figures}
    assert "contradiction" in marked["at least 12"]
    assert "update" in marked["20"]
    told = {(one.kind, one.one, one.one_text, one.other_text) for one in ledger.relations}
    assert ("update", "Northern League", "at least 12", "20") in told
    ids = {f"#figure-{one.id}" for one in ledger.figures}
    assert {link for one in ledger.relations for link in (one.one_link, one.other_link)} <= ids


def test_a_figure_leads_to_its_number(ledger: Ledger, dispute: list[Record]) -> None:
    assert ledger.figures[0].article == f"{dispute[0].id}/n1"
    assert ledger.figures[2].article == f"{dispute[1].id}/n1"


MARKS = [
    (Mark(20.0, 60.0, None, False, False), (True, True)),
    (Mark(20.0, 60.0, 40.0, False, False), (True, True)),
    (Mark(20.0, 60.0, 20.0, False, False), (False, True)),
    (Mark(20.0, 20.0, 20.0, False, False), (False, False)),
    (Mark(20.0, 99.0, 19.0, False, True, excluded=True), (False, True)),
    (Mark(1.0, 60.0, 61.0, True, False, excluded=True), (True, False)),
]


@pytest.mark.parametrize(("mark", "ticks"), MARKS)
def test_a_range_has_ticks_where_no_number_stands(mark: Mark, ticks: tuple[bool, bool]) -> None:
    assert (mark.start_tick, mark.end_tick) == ticks


def test_a_number_that_the_words_leave_out() -> None:
    told = [
        Said(count, by=NORTH, place="Ostby") for count in ("more than 12", "at least 12", "fewer than 12")
    ]
    records = [article(f"2024-03-0{day}", one) for day, one in enumerate(told, start=1)]
    figures = ledgers_of(build_tables(records))[0].figures
    assert {one.text: one.mark.excluded for one in figures} == {
        "more than 12": True,
        "at least 12": False,
        "fewer than 12": True,
    }


def test_the_most_disputed_stands_first(dispute: list[Record]) -> None:
    calm = article("2023-01-01", Said("7", by=Who("Coast Guard"), place="Kalix"), place="Kalix")
    found = ledgers_of(build_tables([calm, *dispute]))
    assert [one.where for one in found] == ["Ostby, NO", "Kalix, SE"]
