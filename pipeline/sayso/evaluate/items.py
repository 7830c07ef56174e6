"""Counts in one article how its numbers, places and dates agree with the gold."""

from __future__ import annotations

import math
import re

from sayso.evaluate.gold import GoldDocument, GoldNumber
from sayso.evaluate.names import same_name
from sayso.evaluate.tally import Tally
from sayso.records import Number, Record


def count_numbers(tally: Tally, document: GoldDocument, record: Record | None) -> None:
    """Numbers match by their exact span; what is known of each is asked of those that match."""
    made = {(number.start, number.end): number for number in record.numbers} if record else {}
    names = {actor.id: actor.name for actor in record.actors} if record else {}
    hits = 0
    for gold in document.numbers:
        number = made.get((gold.span.start, gold.span.end))
        if number is not None:
            hits += 1
            _reading(tally, gold, number)
            _counted(tally, gold, number, names)
    tally.find("numbers", hits, len(made), len(document.numbers))


def _reading(tally: Tally, gold: GoldNumber, number: Number) -> None:
    """What the number itself says."""
    values = (gold.value, gold.low, gold.high)
    if gold.bound != "vague" and gold.kind not in ("identifier", "score"):
        tally.ask("values", [all(value is None or _is_among(value, number) for value in values)])
    tally.ask("bounds", [gold.bound == number.bound])
    tally.ask("number_kinds", [gold.kind == number.kind])
    tally.agree("units", gold.unit, number.unit, same=_spelt(gold.unit) == _spelt(number.unit))


def _spelt(unit: str | None) -> str | None:
    """A unit in one spelling: the annotators' "kilometre" is the record's "kilometer"."""
    return unit.replace("metre", "meter").replace("litre", "liter") if unit else unit


def _is_among(value: float, number: Number) -> bool:
    """Whether ``value``, which may be written to a few places, is one of the number's."""
    figures = (number.value, number.low, number.high)
    return any(figure is not None and math.isclose(value, figure, rel_tol=1e-4) for figure in figures)


def _counted(tally: Tally, gold: GoldNumber, number: Number, names: dict[str, str]) -> None:
    """What is counted, what befell it, and whose it is."""
    counted = number.counted.text if number.counted else None
    tally.agree("counted", gold.counted, counted, same=gold.counted == counted)
    tally.agree("bases", gold.basis, number.basis, same=gold.basis == number.basis)
    tally.agree("groups", gold.group, number.group, same=gold.group == number.group)
    party = names.get(number.party or "")
    tally.agree("parties", gold.party, party, same=same_name(gold.party or "", party))
    if gold.kind == "count":
        tally.ask("outcomes", [gold.outcome == number.outcome])


def count_places(tally: Tally, document: GoldDocument, record: Record | None) -> None:
    """Mentions of places match where they overlap, one to one; form and reading are asked of those."""
    places = record.places if record else ()
    made = [(mention, place) for place in places for mention in place.mentions]
    free = set(range(len(made)))
    for gold in document.places:
        meets = (
            at
            for at in sorted(free)
            if made[at][0].start < gold.span.end and gold.span.start < made[at][0].end
        )
        if (index := next(meets, None)) is None:
            continue
        free.discard(index)
        mention, place = made[index]
        tally.ask("place_forms", [mention.form == gold.form])
        tally.agree("place_countries", gold.country, place.country, same=gold.country == place.country)
        if gold.geonames_id is not None:
            tally.ask("geonames", [gold.geonames_id == place.geonames_id])
    tally.find("places", len(made) - len(free), len(made), len(document.places))


def count_dates(tally: Tally, document: GoldDocument, record: Record | None) -> None:
    """Dates match by their exact span; type and value are asked of those that match.

    Values are compared as TempEval-3 does: seconds and minutes of zero do not matter.
    """
    made = {(date.start, date.end): date for date in record.dates} if record else {}
    hits = 0
    for gold in document.dates:
        date = made.get((gold.span.start, gold.span.end))
        if date is not None:
            hits += 1
            tally.ask("date_types", [gold.type == date.type])
            if gold.value is not None:
                tally.ask("date_values", [_plain(gold.value) == _plain(date.value or "")])
    tally.find("dates", hits, len(made), len(document.dates))


def _plain(value: str) -> str:
    return re.sub(r"(T\d\d)(?::00){1,2}$", r"\1", value)
