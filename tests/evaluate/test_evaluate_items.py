from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sayso.evaluate.compare import compare
from sayso.evaluate.counts import count
from sayso.evaluate.figures import figures
from sayso.evaluate.gold import GoldDocument, GoldNumber, GoldPlace
from sayso.evaluate.names import same_name
from sayso.records import Counted, Number, Place, PlaceMention, Record
from sayso.spans import Span

MakeGold = Callable[..., GoldDocument]
MakeRecord = Callable[..., Record]
TEXT = "In Oslo 12 soldiers died. Then 40 km of road in Bergen."


def gold_number(start: int, end: int, **fields: Any) -> GoldNumber:
    given: dict[str, Any] = dict.fromkeys(
        ("value", "low", "high", "unit", "counted", "outcome", "group", "basis", "party")
    )
    return GoldNumber(id="T", span=Span(start, end), **given | {"bound": "exact", "kind": "count"} | fields)


def number(start: int, end: int, **fields: Any) -> Number:
    given: dict[str, Any] = {"bound": "exact", "kind": "count", "rule": "x", "confidence": 1.0}
    return Number(id=f"n{start}", start=start, end=end, text=TEXT[start:end], **given | fields)


def place(name: str, country: str | None, form: Any, geonames_id: int | None) -> Place:
    start = TEXT.index(name)
    mention = PlaceMention(start=start, end=start + len(name), text=name, form=form)
    return Place(
        id=name,
        name=name,
        kind="city",
        country=country,
        geonames_id=geonames_id,
        reason="x",
        mentions=(mention,),
        rule="x",
        confidence=1,
    )


def test_numbers(make_gold: MakeGold, make_record: MakeRecord) -> None:
    gold = make_gold(
        TEXT,
        [],
        layers=["numbers"],
        numbers=(
            gold_number(8, 10, value=12.0, counted="soldiers", outcome="killed", group="soldier"),
            gold_number(31, 36, value=40.0, kind="measure", unit="kilometre", basis="period"),
        ),
    )
    counted = Counted(start=11, end=19, text="soldiers", lemma="soldier")
    record = make_record(
        TEXT,
        [],
        numbers=(
            number(8, 10, value=12.0, bound="about", counted=counted, outcome="killed", unit="%"),
            number(31, 36, value=41.0, kind="measure", unit="kilometer"),
            number(3, 7, value=1.0),
        ),
    )
    found = figures([count(compare(gold, record))], rounds=0)
    assert {name: (one.hits, one.made, one.gold) for name, one in found.items() if one.gold} == {
        "numbers": (2, 3, 2),
        "values": (1, None, 2),
        "bounds": (1, None, 2),
        "number_kinds": (2, None, 2),
        "units": (1, 2, 1),
        "counted": (1, 1, 1),
        "groups": (0, 0, 1),
        "bases": (0, 0, 1),
        "outcomes": (1, None, 1),
    }


def test_places(make_gold: MakeGold, make_record: MakeRecord) -> None:
    gold = make_gold(
        TEXT,
        [],
        layers=["places"],
        places=(
            GoldPlace(id="T1", span=Span(3, 7), form="literal", country="NO", geonames_id=3143244),
            GoldPlace(id="T2", span=Span(48, 54), form="literal", country="NO", geonames_id=None),
        ),
    )
    record = make_record(
        TEXT, [], places=(place("Oslo", "NO", "literal", 3143244), place("road", "US", "metonym", 1))
    )
    found = figures([count(compare(gold, record))], rounds=0)
    assert {name: (one.hits, one.made, one.gold) for name, one in found.items() if one.gold} == {
        "places": (1, 2, 2),
        "place_forms": (1, None, 1),
        "place_countries": (1, 1, 1),
        "geonames": (1, None, 1),
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Bell", "Ada Bell", True),
        ("Ada Bell", "Mayor Ada Bell", True),
        ("Ada Bell", "Bell", True),
        ("Ada Bell", "Ben Bell Holt", False),
        ("government of Armenia", "government of Azerbaijan", False),
        ("government of Armenia", "Armenia", True),
        ("doctors of Oslo and Bergen", "Doctors of Oslo", True),
        ("Ada Bell", None, False),
        ("Ada Bell", "…", False),
    ],
)
def test_same_name(one: str, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same
