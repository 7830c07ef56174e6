"""How far a figure reaches, by the words of its sentence."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sayso.aggregate.ledger.extent import Extent, extent_of
from sayso.aggregate.ledger.where import WORLD, Spot, contains
from sayso.records import Number

# the sentence, its figure in brackets; what is not as always
CASES: list[tuple[str, dict[str, bool]]] = [
    ("The flood killed [12] people near Ostby.", {}),
    ("The disease has killed [150] people worldwide.", {"world": True}),
    ("Globally, the agency counts [3,000] cases.", {"world": True}),
    ("The global death toll stands at [63].", {"world": True}),
    ("It killed [10] people in Peru and 300 around the world.", {}),
    ("It killed 10 people in Peru and [300] around the world.", {"world": True}),
    ("The world looked on as [9] people died.", {}),
    ("Deaths countrywide are now more than [200].", {"country": True}),
    ("In the whole country [22] were hurt.", {"country": True}),
    ("[12] of the 40 dead were children.", {"part": True}),
    ("[Five] of them were children.", {"part": True}),
    ("Among those hurt, [12] had serious injuries.", {"part": True}),
    ("[One] of the sellers died too.", {"part": True}),
    ("A further [16] cases were confirmed.", {"part": True}),
    ("There were [138] newly confirmed cases.", {"part": True}),
    ("[12] of the council's boats sank.", {}),
    ("There were [31] deaths in the last 24 hours.", {"recent": True}),
    ("Overnight, [two] people were killed.", {"recent": True}),
    ("[31] people died in the last three months.", {}),
    ("Since May [40] people have died.", {"since": True}),
    ("It ended in May. [40] people had died.", {}),
    ("Some [6,800] people die every day.", {"rate": True}),
    ("On average [3.5] people drown here.", {"rate": True}),
    ("[Three] people died a year ago.", {}),
    ("There are [25] suspected cases.", {"suspected": True}),
]


def number(start: int, end: int, text: str) -> Number:
    fields: dict[str, Any] = {
        "kind": "count",
        "bound": "exact",
        "value": 1.0,
        "rule": "made",
        "confidence": 1.0,
    }
    return Number(id="n1", start=start, end=end, text=text[start:end], **fields)


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_extent(marked: str, expected: dict[str, bool]) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    start, end = marked.index("["), marked.index("]") - 1
    others = [found.start() for found in re.finditer(r"\b\d[\d,.]*\b(?! hours)", text)]
    assert extent_of(number(start, end, text), text, others) == Extent(**expected)


def test_the_world_holds_every_place_and_no_place_holds_it() -> None:
    france, paris = Spot("France", "country", "FR", 1, 46.0, 2.0), Spot("Paris", "city", "FR", 2, 48.9, 2.3)
    assert contains(WORLD, france)
    assert contains(WORLD, paris)
    assert not contains(france, WORLD)
    assert not contains(WORLD, WORLD)
