"""Figures: the numbers of a record that count people to whom something happened, or damage."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from sayso.aggregate.codes import shared
from sayso.aggregate.ledger.damage import damage_of
from sayso.aggregate.ledger.extent import Extent, extent_of
from sayso.aggregate.ledger.where import WORLD, Spot, spot_of
from sayso.knowledge import load_knowledge
from sayso.records import Number, Record, Statement
from sayso.records import Place as RecordPlace

Stance = Literal["claimed", "conceded", "denied", "hedged"]

NO_FIGURES = ("identifier", "ordinal", "age", "score")
ABOUT = 0.1  # "about 40" is taken for 36 to 44
HEDGED = frozenset(("possible", "conditional", "predicted", "ordered", "questioned"))
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?$")
_OWNED = ("'s", "’s")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerOutcome:
    """A row of ledger_outcomes.csv: what the ledger counts.

    ``falls`` says that the count of one event may go down (the missing are found); ``includes`` names the
    outcomes whose people are among these ("casualties" are killed or wounded).
    """

    id: str
    subject: Literal["people", "damage"]
    falls: bool = False
    includes: tuple[str, ...] = ()


@dataclass(slots=True)
class Figure:
    """One number of one article as a figure of the ledger.

    ``least`` and ``most`` are the values that its words allow (``most`` may be infinite), ``point`` the one
    they name. ``day`` and ``said`` are ordinals of the proleptic Gregorian calendar (`date.toordinal`): when
    it happened, and when it was said, where the text tells. ``start`` is the first day of a running total;
    ``since``, ``part`` and ``recent`` are those of its `sayso.aggregate.ledger.extent.Extent`.
    """

    number_id: str
    at: int  # offset of the number in the article
    text: str
    outcome: str
    group: str | None
    party: str | None  # actor ids of the article
    speaker: str | None
    source: str | None  # words that name a speaker who is no actor
    statement: str | None
    act: str | None
    stance: Stance
    least: float
    most: float
    point: float
    basis: str | None
    since: bool
    part: bool
    recent: bool
    spot: Spot | None
    day: int | None
    said: int | None
    start: int | None


@cache
def ledger_outcomes() -> dict[str, LedgerOutcome]:
    """The outcomes that the ledger keeps."""
    return load_knowledge().table("ledger_outcomes", LedgerOutcome)


def figures_of(record: Record) -> Iterator[Figure]:
    """The figures of a record in reading order."""
    places = {place.id: place for place in record.places}
    dates = {one.id: one.value for one in record.dates}
    statements = {statement.id: statement for statement in record.statements}
    text = record.article.text
    starts = sorted(number.start for number in record.numbers if number.kind not in NO_FIGURES)
    country = _country(record)
    for number in record.numbers:
        kept = _kept(number, text)
        bounds = bounds_of(number)
        if kept is None or bounds is None:
            continue
        extent = Extent() if text is None else extent_of(number, text, starts)
        if extent.rate:
            continue
        statement = statements.get(number.statement or "")
        said = _day(dates.get(statement.date or "") if statement else None)
        when = dates.get(number.date or "")
        day = _day(when)
        yield Figure(
            number_id=sys.intern(number.id),
            at=number.start,
            text=sys.intern(number.text),
            outcome=sys.intern(kept[0]),
            group=shared(kept[1]),
            party=shared(number.party),
            speaker=shared(statement.source.actor) if statement else None,
            source=shared(_source(statement)),
            statement=shared(number.statement),
            act=shared(statement.cue.act) if statement else None,
            stance=_stance(number, statement, extent.suspected),
            least=bounds[0],
            most=bounds[1],
            point=bounds[2],
            basis=shared(number.basis),
            since=extent.since,
            part=extent.part,
            recent=extent.recent,
            spot=_spot(extent, country, number, places.get(number.place or ""), text),
            day=None if day == said else day,
            said=said,
            start=day if day is not None else _first_day(when),
        )


def _kept(number: Number, text: str | None) -> tuple[str, str | None] | None:
    """What befell whom, for a number that the ledger keeps."""
    if number.kind == "count" and number.outcome in ledger_outcomes():
        return str(number.outcome), number.group
    return damage_of(number, text)


def bounds_of(number: Number) -> tuple[float, float, float] | None:
    """Least and most value that the words allow, and the one they name; None where they name none.

    "More than 40" of things that are counted is 41 and more, "about 40" 36 to 44.
    """
    named = next((one for one in (number.value, number.low, number.high) if one is not None), None)
    if named is None or not math.isfinite(named):
        return None
    step = 1.0 if number.kind == "count" else 0.0
    match number.bound:
        case "more_than":
            return named + step, math.inf, named
        case "at_least":
            return named, math.inf, named
        case "less_than":
            return 0.0, max(0.0, named - step), named
        case "at_most":
            return 0.0, named, named
        case "about":
            return named * (1 - ABOUT), named * (1 + ABOUT), named
        case "between" | "vague":
            low = number.low if number.low is not None else named
            high = number.high if number.high is not None else math.inf
            return low, high, low if number.value is None else named
        case _:
            return named, named, named


def _stance(number: Number, statement: Statement | None, suspected: bool) -> Stance:
    """What the statement that holds the number, or the number's own clause, makes of it."""
    assertions = [number.assertion, *([statement.assertion] if statement else [])]
    if any(one.polarity == "negative" for one in assertions):
        return "denied"
    if suspected or any(one.modality in HEDGED for one in assertions):
        return "hedged"
    return "conceded" if statement is not None and statement.cue.act == "admit" else "claimed"


def _source(statement: Statement | None) -> str | None:
    """The words for a speaker; None for the article's own voice."""
    if statement is None:
        return None
    return " ".join(span.text for span in statement.source.spans) or None


def _country(record: Record) -> Spot | None:
    """The country that an article tells most of."""
    countries = [place for place in record.places if place.kind == "country"]
    return spot_of(max(countries, key=lambda place: len(place.mentions))) if countries else None


def _spot(
    extent: Extent, country: Spot | None, number: Number, place: RecordPlace | None, text: str | None
) -> Spot | None:
    """The place that the words say: the world, the article's country, or the number's own."""
    if extent.world:
        return WORLD
    return country if extent.country else _where(number, place, text)


def _where(number: Number, place: RecordPlace | None, text: str | None) -> Spot | None:
    """The place of a figure; a country in the possessive ("Thailand's army said") tells whose, not where."""
    if place is None:
        return None
    if place.kind == "country" and text is not None:
        near = min(place.mentions, key=lambda mention: abs(mention.start - number.start))
        if near.form not in ("literal", "metonym") or text[near.end : near.end + 2] in _OWNED:
            return None
    return spot_of(place)


def _day(value: str | None) -> int | None:
    """The ordinal of a TIMEX3 value that is one day."""
    found = _DAY.match(value or "")
    return _ordinal(*map(int, found.groups())) if found else None


def _first_day(value: str | None) -> int | None:
    """The ordinal of the first day of a TIMEX3 month or year."""
    found = _MONTH.match(value or "")
    return _ordinal(int(found[1]), int(found[2] or 1), 1) if found else None


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None
