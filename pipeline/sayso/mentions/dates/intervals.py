"""The days that a TIMEX3 value covers, as the first and the last of them in ISO 8601.

A time of day covers its day. Seasons have none (north and south differ), nor have fiscal years, sets,
durations, and values with an unknown part. A decade is ten years from its round year, a century a
hundred ("the 19th century": 1800 to 1900, as its value "18" says).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.mentions.dates import anchors
from sayso.mentions.dates.anchors import of_date
from sayso.mentions.dates.meanings import Offset, Slice

Days = tuple[str, str]

VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|-(?P<part>[QH])(?P<nth>\d))?(?:T.*)?"
)
MONTHS = {"Q": 3, "H": 6}


def days_of(value: str | None) -> Days | None:
    """The first and the last day that ``value`` covers; None where it names no days."""
    if value is None:
        return None
    if value.isascii() and value.isdigit() and len(value) in (2, 3):
        width = 10 ** (4 - len(value))
        return _years(int(value) * width, width)
    found = VALUE.fullmatch(value)
    if found is None:
        return None
    year = int(found["year"])
    try:
        return _within(found, year) if 1 <= year <= 9998 else None
    except ValueError:
        return None  # a day that the calendar does not have


def _within(found: re.Match[str], year: int) -> Days:
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return _text(day, day + timedelta(days=1))
    if found["month"]:
        return _months(year, int(found["month"]), 1)
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        return _text(monday + timedelta(days=5 if found["weekend"] else 0), monday + timedelta(days=7))
    if found["part"]:
        width = MONTHS[found["part"]]
        return _months(year, (int(found["nth"]) - 1) * width + 1, width)
    days = _years(year, 1)
    assert days is not None
    return days


def _years(first: int, width: int) -> Days | None:
    if not 1 <= first <= 9999 - width:
        return None
    return _text(date(first, 1, 1), date(first + width, 1, 1))


def _months(year: int, month: int, width: int) -> Days:
    total = year * 12 + month - 1 + width
    return _text(date(year, month, 1), date(total // 12, total % 12 + 1, 1))


def _text(first: date, after: date) -> Days:
    return first.isoformat(), (after - timedelta(days=1)).isoformat()


def part_of(part: Slice, whole: str | None) -> Days | None:
    """The days of "the last week of August" or "the first ten days of 2019", within the value ``whole``.

    Weeks are ISO weeks, in the month or year in which their Thursday lies.
    """
    days = days_of(whole)
    if days is None or part.unit not in ("D", "W", "WE", "M"):
        return None
    first, after = date.fromisoformat(days[0]), date.fromisoformat(days[1]) + timedelta(days=1)
    if part.unit in ("W", "WE"):
        first, after = _thursday(first), _thursday(after)
    unit = "W" if part.unit == "WE" else part.unit
    start = _moved(first, part.nth - 1, unit) if part.nth > 0 else _moved(after, -part.count, unit)
    end = _moved(start, part.count, unit) if start else None
    if start is None or end is None:
        return None
    return _text(start + timedelta(days=5 if part.unit == "WE" else 0), end)


def _thursday(day: date) -> date:
    """The Monday of the first ISO week whose Thursday is not before ``day``."""
    monday = day - timedelta(days=day.weekday())
    return monday if day.weekday() <= 3 else monday + timedelta(days=7)


def _moved(day: date, n: int, unit: str) -> date | None:
    there = anchors.day_plus(of_date(day), n, unit)
    if there is not None and unit == "W" and there.date() is None:
        return None
    return there.date() if there else None


def window(offset: Offset, published: date) -> Days | None:
    """The days of "the past two months" (up to the day of publication) or "the next two days" (after it)."""
    ahead = offset.n > 0
    near = published + timedelta(days=1) if ahead else published
    if offset.unit == "Q":  # whole quarters: those before this one, or after it
        first = date(published.year, (published.month - 1) // 3 * 3 + 1, 1)
        near = first if not ahead else date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
    far = anchors.day_plus(of_date(near), offset.n, offset.unit)
    day = far.date() if far else None
    if day is None:
        return None
    return _text(near, day) if ahead else _text(day, near)
