"""Which day of a year a holiday is, by the rules of models/date_holidays.csv.

A rule is a month and day (``12-25``), a month, an ISO weekday and which one of it (``11-4-4``: the
fourth Thursday of November, ``05-1--1``: the last Monday of May), ``easter`` or ``orthodox``
(Easter of the Julian calendar), or a day of another calendar (``hebrew-07-10``, ``islamic-10-01``: month
and day there); ``+1`` or ``-2`` at the end adds or takes days.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from sayso.mentions.dates.lunar import hebrew_day_in, islamic_days_in

RULE = re.compile(
    r"(?:(?P<easter>easter|orthodox)|(?P<lunar>hebrew|islamic)-(?P<moon>\d\d)-(?P<date>\d\d)|"
    r"(?P<month>\d\d)-(?:(?P<weekday>\d)-(?P<nth>-?\d)|(?P<day>\d\d)))"
    r"(?P<move>[+-]\d+)?"
)


def holiday_date(rule: str, year: int) -> date | None:
    """The day that ``rule`` names in ``year``; None where the rule is not one, or there is no such day."""
    match = RULE.fullmatch(rule)
    if match is None or not 1 <= year <= 9998:
        return None
    if match["lunar"]:
        found = _lunar(match["lunar"], year, int(match["moon"]), int(match["date"]))
        return found + timedelta(days=int(match["move"] or 0)) if found else None
    if match["easter"]:
        day = western_easter(year) if match["easter"] == "easter" else orthodox_easter(year)
    elif match["weekday"]:
        day = nth_weekday(year, int(match["month"]), int(match["weekday"]), int(match["nth"]))
    else:
        day = date(year, int(match["month"]), int(match["day"]))
    return day + timedelta(days=int(match["move"] or 0))


def _lunar(calendar_name: str, year: int, month: int, day: int) -> date | None:
    if calendar_name == "hebrew":
        return hebrew_day_in(year, month, day)
    return next(islamic_days_in(year, month, day), None)


def by_the_moon(rule: str) -> bool:
    """Whether the day is announced by the sighting of the moon, so that it may differ by one."""
    return rule.startswith("islamic")


def fixed_day(rule: str) -> str | None:
    """The month and day ("12-25") of a holiday that has the same every year, else None."""
    return rule if re.fullmatch(r"\d\d-\d\d", rule) else None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` ISO ``weekday`` of a month; -1 is the last."""
    if nth < 0:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-nth - 1))
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def western_easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Meeus, 1991, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a Gregorian date (Meeus, 1991, chapter 8)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
