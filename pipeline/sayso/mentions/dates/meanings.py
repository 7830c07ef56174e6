"""What a time expression means before it is resolved against a date: frozen values.

A `Point` names some fields of the calendar and leaves others open; `Offset` says from where it is
counted. `sayso.mentions.dates.resolution` gives it its TIMEX3 value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Base = Literal["published", "text"]
Tense = Literal["past", "present", "future", "prospect", "unknown"]  # prospect: the future of a past


@dataclass(frozen=True, slots=True)
class Offset:
    """``n`` units from ``base``; an infinite ``n``: it is not told how many ("a few days ago").

    ``unit`` is TIMEX3's letter (TH, D, W, M, Y, …), or the name of a field that the Point itself
    gives: ``month`` in "last October", ``weekday`` in "next Tuesday", ``season``.
    """

    n: float
    unit: str
    base: Base | Point = "published"


@dataclass(frozen=True, slots=True)
class Point:
    """A date or time; fields that the words do not give are None."""

    year: str | None = None  # also a decade "199", a century "19", "BC0490"
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None  # which such weekday of the month; -1 the last
    week: int | None = None
    season: str | None = None
    period: str | None = None  # Q1-Q4, H1, H2
    holiday: str | None = None  # a rule of date_holidays.csv
    part: str | None = None  # MO, AF, EV, NI, …
    clock: str | None = None  # "01:00"
    zone: str = ""
    offset: Offset | None = None
    weekend: bool = False
    doubt: str | None = None  # why the words leave fields open that they seem to give


@dataclass(frozen=True, slots=True)
class Slice:
    """``count`` units of ``whole``, from the ``nth`` on or, where ``nth`` is negative, from its end."""

    nth: int
    count: int
    unit: str
    whole: Point


@dataclass(frozen=True, slots=True)
class Fixed:
    """A meaning that needs no date to be resolved: a duration, a set, PRESENT_REF.

    ``window`` is how far a duration reaches back or on from publication ("the past two months"),
    ``slice`` of what it is a part ("the last week of August").
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    reason: str | None = None
    window: Offset | None = None
    slice: Slice | None = None


Meaning = Point | Fixed


@dataclass(frozen=True, slots=True)
class Parse:
    """Lexemes ``start`` up to ``end`` and what they mean; ``ranges``: the next one ends what this begins."""

    start: int
    end: int
    meaning: Meaning
    rule: str
    ranges: bool = False
